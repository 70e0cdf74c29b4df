package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;
import org.awaitility.Awaitility;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplTest {
    private static final String CTRL_D = "\u0004";

    @TempDir
    private Path directory;
    private Lab lab;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void open() throws Exception {
        Path arangod = Files.writeString(directory.resolve("arangod"), "#!/bin/sh\n"
                + "case $1 in --dump-options|--help-all) exit;; esac\nexec sleep 100\n");
        Files.setPosixFilePermissions(arangod, PosixFilePermissions.fromString("rwx------"));
        lab = Lab.open(LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(directory)));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private int pipe(String input, Path... files) {
        return new Repl(lab, lab.session(""), new ReplOptions(List.of(files), false, words -> { }),
                (vocabulary, commands) ->
                new PipeConsole(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out),
                        new PrintStream(errors))).run();
    }

    /**
     * A prompt on a terminal of this width, at which these keys are pressed. Returns what it shows, without colours.
     */
    private String terminal(int columns, String keys) throws Exception {
        DumbTerminal terminal = new DumbTerminal("test", "ansi",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), out, StandardCharsets.UTF_8);
        terminal.setSize(new Size(columns, 24));
        Session session = lab.session("");
        Map<String, String> environment = Map.of("XDG_STATE_HOME", directory.toString(), "NO_COLOR", "1", "CI", "1");
        int code = new Repl(lab, session, ReplOptions.defaults(),
                (vocabulary, commands) -> new TerminalConsole(terminal,
                session, vocabulary, commands, environment)).run();
        assertThat(code).isZero();
        return plain(text(out));
    }

    private static String plain(String shown) {
        return shown.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "").replace("\r", "");
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void pipeShowsValuesAndNothingElse() {
        assertThat(pipe("x = 20\ndef f(n) {\n  n + 1\n}\n\nf(x)\nnull\n'a'\n")).isZero();
        assertThat(text(out)).isEqualTo("20\n21\n'a'\n");
        assertThat(text(errors)).isEmpty();
    }

    @Test
    void pipeWithAFailedEntryGoesOnAndEndsWithOne() {
        assertThat(pipe("instanse('x')\n1\n")).isEqualTo(1);
        assertThat(text(out)).isEqualTo("1\n");
        assertThat(text(errors)).isEqualTo("unknown word 'instanse'; did you mean 'instance'?\n");
    }

    @Test
    void pipeThatEndsInTheMiddleOfAnEntryFails() {
        assertThat(pipe("foo(1,\n")).isEqualTo(1);
        assertThat(text(errors)).isEqualTo("prompt:1:4: Unexpected input: '('\n");
    }

    @Test
    void exitEndsBeforeTheInputDoes() {
        assertThat(pipe("1\nexit\n2\n")).isZero();
        assertThat(text(out)).isEqualTo("1\n");
    }

    @Test
    void fileRunsFirstAndLeavesItsVariables() throws Exception {
        Path file = Files.writeString(directory.resolve("setup.groovy"), "def base = 40\ndef plus(n) { base + n }\n");
        assertThat(pipe("plus(2)\n", file)).isZero();
        assertThat(text(out)).isEqualTo("42\n");
    }

    @Test
    void fileThatFailsIsNamedWithItsLine() throws Exception {
        Path file = Files.writeString(directory.resolve("setup.groovy"), "a = 1\nb = c\n");
        assertThat(pipe("a\n", file)).isEqualTo(1);
        assertThat(text(out)).isEqualTo("1\n");
        assertThat(text(errors)).isEqualTo("unknown name 'c'\n  at setup.groovy:2\n");
    }

    @Test
    void fileThatIsMissingIsSaid() {
        assertThat(pipe("", Path.of("/no/such.groovy"))).isEqualTo(1);
        assertThat(text(errors)).isEqualTo("cannot read /no/such.groovy: no such file\n");
    }

    @Test
    void testAtThePromptTellsHowItWent() {
        assertThat(pipe("test('good') { }\ntest('bad') { throw new IllegalStateException('no') }\n")).isEqualTo(1);
        assertThat(text(out)).matches("""
                passed good in \\d+ ms
                failed bad
                  IllegalStateException: no
                """);
    }

    @Test
    void unknownCommandNamesTheNearest() {
        assertThat(pipe("/lits\n")).isEqualTo(1);
        assertThat(text(errors)).isEqualTo("unknown command '/lits'; did you mean '/list'?\n");
    }

    @Test
    void helpOfAWordIsItsDeclaration() {
        assertThat(pipe("/help stop\n/help /log\n")).isZero();
        assertThat(text(out)).isEqualTo("""
                stop
                  Stops the server: over HTTP, then by TERM, ABRT and KILL. Of a cluster: all servers, the agents last.
                  db1.stop()
                /log [server]
                  The end of a server's log; of the focused one without a name.
                """);
    }

    @Test
    void helpOfAnUnknownWordNamesTheNearest() {
        assertThat(pipe("/help stpo\n")).isEqualTo(1);
        assertThat(text(errors)).isEqualTo("no word 'stpo'; did you mean 'stop'?\n");
    }

    @Test
    void listAndLogTellOfServers() {
        assertThat(pipe("/list\ninstance('db1', endpoint: 'tcp://127.0.0.1:18529'); null\n/list\n/log db2\n")).isOne();
        assertThat(text(out)).isEqualTo("""
                no server yet; instance('db1').start() makes one
                name  state  role    pid  endpoint               version
                db1   INIT   single       tcp://127.0.0.1:18529
                """);
        assertThat(text(errors)).isEqualTo("no server 'db2'; did you mean 'db1'?\n");
    }

    @Test
    void verboseShowsTheTraceOfTheLastError() {
        pipe("/verbose\nthrow new IllegalStateException('no')\n/verbose\n");
        assertThat(text(out)).startsWith("no error so far\njava.lang.IllegalStateException: no\n\tat ");
    }

    @Test
    void serversOfThePromptEndWithIt() {
        assertThat(pipe("instance('db1').start(); pid = db1.pid\n")).isZero();
        long pid = Long.parseLong(text(out).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void terminalShowsBannerPromptAndValue() throws Exception {
        String shown = terminal(80, "6 * 7\r" + CTRL_D);
        assertThat(shown).contains("arangolab development\n", "/help lists the words; Ctrl-D ends\n",
                "arangolab> 6 * 7", "\n42\n");
    }

    @Test
    void terminalOfTwentyColumnsIsUsable() throws Exception {
        String shown = terminal(20, "6 * 7\r/list\r" + CTRL_D);
        assertThat(shown).contains("arangolab development\nreal arangod\n/help, Ctrl-D ends\n", "\n42\n");
    }

    @Test
    void unfinishedEntryGoesOnInTheNextLine() throws Exception {
        assertThat(terminal(80, "[1,\r2]\r" + CTRL_D)).contains("         | 2]", "\n[1, 2]\n");
    }

    @Test
    void interruptOnTextClearsItAndOnNothingHints() throws Exception {
        try (Typist typist = new Typist()) {
            typist.expect("arangolab> ").type("6 * 7").expect("7").interrupt().expect("arangolab> ")
                    .interrupt().expect("nothing runs; Ctrl-D or /exit ends").expect("arangolab> ")
                    .type("'still'+' here'\r").expect("'still here'\n").expect("arangolab> ").end();
            assertThat(typist.shown()).doesNotContain("\n42\n");
        }
    }

    @Test
    void interruptEndsABusyLoopAndTheServersGoOn() throws Exception {
        try (Typist typist = new Typist()) {
            typist.expect("arangolab> ").type("instance('db1').start().pid\r").expect("arangolab> ")
                    .type("while (true) { }\r").interruptWhenRuns("prompt2")
                    .expect("interrupted; servers go on\n").expect("arangolab> ")
                    .type("db1.alive\r").expect("true\n").expect("arangolab> ").end();
        }
    }

    @Test
    void endOfInputStopsServersAndSaysSo() throws Exception {
        String shown = terminal(80, "instance('db1').start(); null\r" + CTRL_D);
        assertThat(shown).contains("stopping db1\n");
    }

    @Test
    void historyLeavesSecretsOut() throws Exception {
        terminal(80, "a = 1\rpassword = 'x'\r/history\r" + CTRL_D);
        assertThat(Files.readString(directory.resolve("arangolab/history"))).isEqualTo("a = 1\n/history\n");
    }

    /** Types at a terminal of 80 columns, one key after the other, and reads what it shows. */
    private final class Typist implements AutoCloseable {
        private final PipedOutputStream keys = new PipedOutputStream();
        private final DumbTerminal terminal;
        private final Thread prompt;
        private int read;

        Typist() throws Exception {
            terminal = new DumbTerminal("test", "ansi", new PipedInputStream(keys), out, StandardCharsets.UTF_8);
            terminal.setSize(new Size(80, 24));
            Session session = lab.session("");
            Map<String, String> environment = Map.of("XDG_STATE_HOME", directory.toString(), "NO_COLOR", "1", "CI",
                    "1");
            prompt = new Thread(() -> new Repl(lab, session, ReplOptions.defaults(), (vocabulary, commands) ->
                    new TerminalConsole(terminal, session, vocabulary, commands, environment)).run(), "prompt");
            prompt.start();
        }

        String shown() {
            return plain(text(out));
        }

        /** Waits for a text behind the one that was waited for before. */
        Typist expect(String wanted) {
            Awaitility.await(wanted).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5))
                    .until(() -> shown().indexOf(wanted, read) >= 0);
            read = shown().indexOf(wanted, read) + wanted.length();
            return this;
        }

        Typist type(String text) throws Exception {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
            return this;
        }

        /** The terminal sends the signal of Ctrl-C while the entry of this name runs. */
        Typist interruptWhenRuns(String entry) {
            Awaitility.await(entry).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() ->
                    Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals(entry)));
            return interrupt();
        }

        /** The terminal sends the signal of Ctrl-C. */
        Typist interrupt() {
            terminal.raise(Terminal.Signal.INT);
            return this;
        }

        /** The end of input, which on this terminal is the end of the stream. */
        void end() throws Exception {
            keys.close();
            prompt.join(30_000);
            assertThat(prompt.isAlive()).isFalse();
        }

        @Override
        public void close() throws IOException {
            keys.close();
        }
    }
}
