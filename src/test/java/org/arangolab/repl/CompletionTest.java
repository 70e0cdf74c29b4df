package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.client.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Map<String, Object> VARIABLES = Map.of("answer", 42, "r", new Trap(), "text", "abc");
    private final Vocabulary vocabulary = new Vocabulary(() -> List.of("db1", "db2"), () -> VARIABLES,
            prefix -> List.of("Document::write", "Document::read"),
            tool -> List.of("threads", "compressOutput", tool.equals("arangodump") ? "to" : "from"));
    private final Completion completion = new Completion(vocabulary, new SlashCommands(vocabulary));

    private List<String> at(String entry) {
        return completion.at(entry, entry.length()).stream().map(Proposal::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            inst                            | instance( instances instanceof
            db                              | db1 db2 dbserver
            ans                             | answer
            db1.star                        | start() startedAt
            db1.start().waitU               | waitUntilReady(
            db1.log.ta                      | tail(
            log.wait                        | waitFor(
            instance('x').kil               | kill( killWithCoreDump(
            instance('x', role: single).lo  | log
            db1?.pi                         | pid
            db1['users'].trunc              | truncate()
            if (db1.ali                     | alive
            instance('x', ro                | role:
            instance('x', role: si          | single
            instance('x', role: single, au  | auth: authProvider:
            instance('x', auth:             | none basic jwt
            instance('x', args: [ro         | ``
            db1.kill(SE                     | SEGV
            arangodump(thr                  | threads:
            arangodump(db1, comp            | compressOutput:
            arangorestore(db2, fr           | from:
            30.m                            | mb min ms
            /he                             | /help
            /help waitU                     | waitUntilReady
            /log db                         | db1 db2
            text.toUpper                    | toUpperCase(
            db1.nothing                     | ``
            unknown.sta                     | ``
            // inst                         | ``
            'inst                           | ``
            12                              | ``
            failAt('Document::w             | Document::write
            db1.clearFailAt 'Doc            | Document::write Document::read
            failAt('x', 'Doc                | ``
            """)
    void proposesWhatCanFollow(String entry, String expected) {
        assertThat(String.join(" ", at(entry))).isEqualTo(expected);
    }

    @Test
    void proposalCarriesTheHelpOfItsWord() {
        assertThat(completion.at("db1.stop", 8)).containsExactly(new Proposal("stop()",
                "Stops the server: over HTTP, then by TERM, ABRT and KILL. Of a cluster: all servers, the agents last.",
                "members", false));
    }

    @Test
    void cursorInTheMiddleLooksAtWhatIsBeforeIt() {
        assertThat(completion.at("db1.sto + 1", 7)).extracting(Proposal::text).containsExactly("stop()");
    }

    @Test
    void getterOfAVariableIsNeverCalled() {
        assertThat(at("r.dan")).containsExactly("danger");
        assertThat(at("r.danger.")).contains("status()");
    }

    @Test
    void pathInAStringIsCompletedFromItsDirectory(@TempDir Path directory) throws Exception {
        Files.createFile(directory.resolve("dump.json"));
        Files.createDirectory(directory.resolve("dumps"));
        Files.createFile(directory.resolve("other"));
        assertThat(at("x = '" + directory + "/du"))
                .containsExactly(directory + "/dump.json", directory + "/dumps/");
        assertThat(at("x = '" + directory + "/missing/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(", "db1.", "\"${", "a[", "].", ").", "}.", "instance(", "instance(:", "kill(",
            "/",
            "/log ", "/nothing x", ".", "?.", "'''", "$/", "1..", "x = /"})
    void anyEntryIsCompletedWithoutAnError(String entry) {
        assertThat(at(entry)).doesNotContainNull();
    }

    /** A value whose getter must not run. */
    public static final class Trap {
        public Response getDanger() {
            throw new AssertionError("completion called a getter");
        }
    }
}
