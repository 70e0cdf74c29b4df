package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
    @TempDir
    private Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownOptionIsToldWithTheNearestOne() {
        assertThat(run("run", "--jbs", "3", "x")).isEqualTo(64);
        assertThat(err).hasToString("""
                arangolab: Unknown option: '--jbs'; did you mean '--jobs'?
                See: arangolab run --help
                """);
    }

    @Test
    void anUnknownCommandIsToldWithTheNearestOne() {
        assertThat(run("rnu", "x")).isEqualTo(64);
        assertThat(err).hasToString("""
                arangolab: 'rnu' is no command and no file; did you mean 'run'?
                See: arangolab --help
                """);
    }

    @Test
    void aScriptThatDoesNotExistIsAUsageMistake() {
        assertThat(run("run", "/nowhere/x.groovy")).isEqualTo(64);
        assertThat(err).hasToString("arangolab: /nowhere/x.groovy: no such file or directory\n");
    }

    @Test
    void valuesOfTheWrongKindAreToldWithTheRightKind() {
        assertThat(run("run", "x", "--timeout", "5")).isEqualTo(64);
        assertThat(run("run", "x", "--jobs", "0")).isEqualTo(64);
        assertThat(run("run", "x", "--retries=-1")).isEqualTo(64);
        assertThat(run("run", "x", "--keep", "nver")).isEqualTo(64);
        assertThat(run("run", "x", "--shard", "4/3")).isEqualTo(64);
        assertThat(err.toString().lines().filter(line -> !line.startsWith("See: "))).containsExactly(
                "arangolab: Invalid value for option '--timeout': '5' is no duration; write 500.ms, 30.s, 10.min or "
                        + "1.h",
                "arangolab: Invalid value for option '--jobs': '0' is no number from 1 to 9999",
                "arangolab: Invalid value for option '--retries': '-1' is no number from 0 to 9999",
                "arangolab: Invalid value for option '--keep': 'nver' is none of its values; did you mean 'never'?",
                "arangolab: Invalid value for option '--shard': shard 4/3: the part must be 1 to 3");
    }

    @Test
    void runNeedsAPath() {
        assertThat(run("run")).isEqualTo(64);
        assertThat(err.toString()).startsWith("arangolab: Missing required parameter: 'PATH'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repl", "run", "exec", "check", "doctor", "generate-completion", "help"})
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: arangolab " + command).contains("Example");
    }

    @Test
    void helpListsTheExitCodesInTheirOrder() {
        assertThat(run("help", "run")).isZero();
        assertThat(out.toString()).contains("""
                Exit codes (the first that applies):
                  130   interrupted
                  4     the lab itself failed
                  2     a server crashed
                  3     a deadline passed
                  1     a test failed
                  64    wrong usage
                  5     nothing selected
                  0     passed
                  77    all skipped
                """);
    }

    @Test
    void theHelpOfAllNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains(Commands.names());
    }

    @Test
    void helpForAnUnknownCommandIsAMistake() {
        assertThat(run("help", "exce")).isEqualTo(64);
        assertThat(err.toString()).startsWith("arangolab: no command 'exce'; did you mean 'exec'?\n");
    }

    @Test
    void optionsOfAllCommandsMayStandBeforeTheCommand() {
        assertThat(run("--stand-in", "--verbose", "exec", "1 + 1")).isZero();
        assertThat(out).hasToString("2\n");
    }

    @Test
    void execPrintsTheValueAsThePromptDoes() {
        assertThat(run("exec", "[a: 1, b: 'x']")).isZero();
        assertThat(out).hasToString("[a: 1, b: 'x']\n");
    }

    @Test
    void execOfNoValuePrintsNothing() {
        assertThat(run("exec", "null")).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void execSeesItsVariables() {
        assertThat(run("exec", "--set", "shade=green", "shade + '!'")).isZero();
        assertThat(out).hasToString("'green!'\n");
    }

    @Test
    void execAnswersWithTheCodesOfRun() {
        assertThat(run("exec", "assert 1 == 2")).isEqualTo(1);
        assertThat(run("exec", "nosuchword()")).isEqualTo(1);
        assertThat(run("exec", "throw new DeadlineExceededException('rain', java.time.Duration.ofSeconds(3), '')"))
                .isEqualTo(3);
        assertThat(run("exec", "throw new org.arangolab.LabFailureException('no port')")).isEqualTo(4);
        assertThat(run("exec", "throw new org.arangolab.dsl.SkippedException('no rain')")).isEqualTo(77);
    }

    @Test
    void execTellsASyntaxErrorWithItsPlaceAndWithoutAStackTrace() {
        assertThat(run("exec", "foo(")).isEqualTo(1);
        assertThat(err).hasToString("exec:1:5: Unexpected input: 'foo('\n  foo(\n      ^\n");
    }

    @Test
    void checkTellsAllErrorsOfAllFiles() throws IOException {
        Path good = Files.writeString(directory.resolve("good.groovy"), "nosuchword()");
        Path bad = Files.writeString(directory.resolve("bad.groovy"), "def x = (\n  1 +\n}");
        Path worse = Files.writeString(directory.resolve("worse.groovy"), "class A { int f() { } ");

        assertThat(run("check", directory.toString())).isEqualTo(1);
        assertThat(out.toString()).contains(bad + ":2:5: Unexpected input: '+'\n    1 +\n      ^\n")
                .contains(worse + ":1:").endsWith("3 scripts, 2 with errors\n");
        assertThat(out.toString()).doesNotContain(good.toString());
    }

    @Test
    void checkOfGoodScriptsPassesAndOfNoneIsNothingSelected() throws IOException {
        assertThat(run("check", directory.toString())).isEqualTo(5);

        Files.writeString(directory.resolve("good.groovy"), "assert true");

        assertThat(run("check", directory.toString())).isZero();
        assertThat(out).hasToString("0 scripts, no errors\n1 script, no errors\n");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("doctor").contains("--fail-fast");
    }

    @Test
    void theVersionNamesTheJava() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("arangolab ").contains("Java " + System.getProperty("java.version"));
    }

    @Test
    void aDefectOfTheLabIsOneLineAndAFile() throws IOException {
        int code = new Failures(new PrintWriter(err, true), false).tell(new IllegalStateException("impossible"));

        assertThat(code).isEqualTo(4);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith(
                "arangolab: internal error: java.lang.IllegalStateException: impossible; the stack trace is in ");
        Path trace = Path.of(err.toString().strip().replaceFirst(".* ", ""));
        assertThat(trace).content().startsWith("java.lang.IllegalStateException: impossible\n\tat ");
        Files.delete(trace);
    }

    private int run(String... arguments) {
        return new CommandLineProgram(new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
    }
}
