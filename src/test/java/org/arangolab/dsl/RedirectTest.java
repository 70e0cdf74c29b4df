package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolResult;
import org.codehaus.groovy.control.CompilationFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every shape that Groovy's parser gives to a redirection, and what must stay what it is. The tools tell their
 * arguments.
 */
class RedirectTest {
    private static final String TOOL = """
            #!/bin/sh
            case "$*" in *--dump-options*|*--help-all*) exit 0;; esac
            case "$*" in *fail*) echo "it fails" >&2; exit 3;; esac
            printf '%s ' "$@"
            """;

    @TempDir
    private Path directory;
    private ScriptBench bench;

    @BeforeEach
    void open() throws IOException {
        for (Tool tool : Tool.values()) {
            Path file = Files.writeString(directory.resolve(tool.word()), TOOL);
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        bench = new ScriptBench(directory);
        bench.run("instance('db1')");
        bench.run("instance('db2')");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String arguments(String script) {
        return arguments(script, new Binding(new HashMap<>(Map.of("dir", "/d/dump", "n", 4))));
    }

    private String arguments(String script, Binding variables) {
        Object value = bench.run(script, variables);
        return value instanceof ToolResult result ? result.stdout() : String.valueOf(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arangodump < db1 > '/d/dump'", "arangodump < db1 > dir", "arangodump() < db1 > dir",
        "arangodump(threads: 4) < db1 > dir", "arangodump < (db1) > dir", "arangodump < db1 > \"/d/${'dump'}\"",
        "arangodump(db1) > dir", "arangodump(db1, to: dir)", "arangodump(db1, to: dir, threads: n)",
        "def r = arangodump < db1 > dir; r", "def r = arangodump < db1 > '/d/dump'; r", "r = arangodump < db1 > dir; r",
        "[1].collect { arangodump < db1 > dir }[0]", "def f() { arangodump < db1 > '/d/dump' }; f()",
        "if (true) { arangodump < db1 > dir }", "(arangodump < db1 > dir).run()", "return arangodump(db1, to: dir)",
        "[instance('db1')].collect { s -> arangodump < s > dir }[0]", "arangodump < instance('db1') > dir",
        "[a: arangodump < db1 > '/d/dump'].a"})
    void aDumpGoesFromAServerIntoADirectory(String script) {
        assertThat(arguments(script)).startsWith("--configuration none ").contains("--server.endpoint tcp://127.0.0.1:")
                .contains("--server.database _system").contains("--output-directory /d/dump ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep arangodump < db1 > dir", "keep arangodump < db1 > '/d/dump'",
            "keep(arangodump < db1 > dir)",
        "keep arangodump(db1, to: dir)"})
    void aToolMayBeTheArgumentOfACommand(String command) {
        assertThat(arguments("def keep(x) { kept = x }; " + command + "; kept"))
                .contains("--output-directory /d/dump ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arangorestore < '/d/dump' > db2", "arangorestore < dir > db2",
            "arangorestore(db2, from: dir)",
        "def r = arangorestore < '/d/dump' > db2; r", "arangorestore(overwrite: false) < '/d/dump' > db2"})
    void aRestoreGoesFromADirectoryIntoAServer(String script) {
        assertThat(arguments(script)).contains("--input-directory /d/dump ")
                .contains("--server.endpoint tcp://127.0.0.1:");
    }

    @Test
    void imports() throws IOException {
        Path users = Files.writeString(directory.resolve("users.csv"), "a,b\n1,2\n");
        assertThat(arguments("arangoimport(type: csv) < '" + users + "' > db1['users']"))
                .contains("--type csv ").contains("--file " + users + " ").contains("--collection users ");
        assertThat(bench.error("arangoimport < '/no/such.csv' > db1['users']"))
                .contains("arangoimport: /no/such.csv: no such file");
    }

    @Test
    void shellsTakeFilesAndCode() throws IOException {
        Path check = Files.writeString(directory.resolve("check.js"), "1");
        assertThat(arguments("arangosh < '" + check + "' > db1")).contains("--javascript.execute " + check + " ");
        assertThat(arguments("arangosh(db1, \"print(${n})\")")).containsPattern("--javascript.execute \\S+/code.js ");
        assertThat(bench.error("arangosh(db1, 'no.js')")).contains(
                "no.js: no such file; code of one line is given as a GString");
    }

    @Test
    void aPipeIsADumpAndARestore() {
        assertThat(arguments("arangodump(db1) | arangorestore(db2)")).contains("--input-directory ");
        assertThat(bench.error("arangorestore(db1) | arangodump(db2)"))
                .contains("only a dump can go on, into a restore");
    }

    @Test
    void aCallIsRunOnceAndTellsItsResult() {
        assertThat(bench.run("arangobench(db1, testCase: 'version', requests: 100_000).exit")).isEqualTo(0);
        assertThat(bench.run("def r = arangobench(db1); [r.ok, r.exit]")).isEqualTo(List.of(true, 0));
        assertThat(arguments("arangobench(db1, testCase: 'version', requests: 100_000)"))
                .contains("--test-case version ")
                .contains("--requests 100000 ");
    }

    @Test
    void failuresAreThrownUnlessTheyAreExpected() {
        assertThat(bench.error("arangodump(db1, to: '/d/fail')")).startsWith("arangodump failed after ")
                .contains("with exit code 3: it does not know one of its options\n  stderr:    it fails\n  command:   ");
        assertThat(bench.run("arangodump(db1, to: '/d/fail').expect(exit: 3).ok")).isEqualTo(true);
        assertThat(bench.run("arangodump(db1, to: '/d/fail', check: false).exit")).isEqualTo(3);
        assertThat(bench.error("arangodump(db1, to: '/d/x').expect(exit: 3)")).contains("expected exit code 3, not 0");
    }

    @Test
    void aRunInTheBackgroundIsNotWaitedFor() {
        assertThat(bench.run("def b = arangobench(db1).background(); b.waitFor(1.min).exit")).isEqualTo(0);
    }

    @Test
    void misuseIsExplained() {
        assertThatThrownBy(() -> bench.run("arangodump db: 'x' > 'f'")).isInstanceOf(CompilationFailedException.class)
                .hasMessageContaining(
                "the > belongs to the option 'db' here; put the options of arangodump into parentheses: "
                        + "arangodump(db: …) > …");
        assertThat(bench.error("arangodump > '/d/x'")).contains("arangodump needs a server: arangodump(db1, …)");
        assertThat(bench.error("arangodump < 5 > '/d/x'")).contains(
                "arangodump < '5': arangodump takes no such source");
    }

    @Test
    void comparisonsShiftsAndGenericsStayWhatTheyAre() {
        Binding variables = new Binding(Map.of("a", 3, "b", 5));
        assertThat(bench.run("[a < b, a > b, a < b && b > a, a << 2, b >> 1, a | b, (a < b) == true]", variables))
                .isEqualTo(List.of(true, false, true, 12, 2, 7, true));
        assertThat(bench.run("List<String> x = ['1']; Map<String, List<Integer>> y = [:]; x.size() + y.size()"))
                .isEqualTo(1);
        assertThat(bench.run("class Box<T> { T v; boolean less(T o) { v < o } }; new Box<Integer>(v: 1).less(2)"))
                .isEqualTo(true);
    }

    /** Programs without a tool mean the same with the rewriting as without it. */
    @Test
    void programsWithoutToolsAreUntouched() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            String program = "def a = 3; def b = 5; def c = 7; List<Integer> l = [1]; " + expression(random, 3);
            assertThat(String.valueOf(bench.run(program))).as(program)
                    .isEqualTo(String.valueOf(new groovy.lang.GroovyShell().evaluate(program)));
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0) {
            return List.of("a", "b", "c", "l[0]", "4").get(random.nextInt(5));
        }
        String left = expression(random, depth - 1);
        String right = expression(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> "((" + left + ") < (" + right + ") ? 1 : 2)";
            case 1 -> "((" + left + ") > (" + right + ") ? 1 : 2)";
            case 2 -> "((" + left + ") << 1)";
            case 3 -> "((" + left + ") | (" + right + "))";
            case 4 -> "[1].collect { it + (" + left + ") }[0]";
            default -> "((" + left + ") >> 1)";
        };
    }
}
