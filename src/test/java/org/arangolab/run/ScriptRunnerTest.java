package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.arangolab.LabFailureException;
import org.arangolab.event.LabEvent;
import org.arangolab.lab.Keep;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path directory;
    private final List<TestResult> results = Collections.synchronizedList(new ArrayList<>());
    private final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private Path scripts;
    private Lab lab;

    @BeforeEach
    void openLab() throws IOException {
        scripts = Files.createDirectory(directory.resolve("scripts"));
        lab = Lab.open(LabOptions.defaults().withRuns(directory.resolve("runs")).withKeep(Keep.ALWAYS)
                .withStandIn(true));
        lab.events().listen(this::hear);
    }

    private void hear(LabEvent event) {
        if (event instanceof LabEvent.TestEnded end) {
            results.add(TestResult.of(end));
        }
        if (!(event instanceof LabEvent.LabClosed)) {
            story.add(event.getClass().getSimpleName() + " " + event.subject());
        }
    }

    @AfterEach
    void closeLab() {
        lab.close();
    }

    @Test
    void aScriptWithoutTestsIsOneTest() throws IOException {
        script("smoke.groovy", "assert 1 + 1 == 2");

        RunSummary summary = run(RunSettings.DEFAULTS);

        assertThat(summary.counts()).isEqualTo(Map.of(TestOutcome.PASSED, 1));
        assertThat(only().test()).isEqualTo(new TestCase("smoke", label("smoke.groovy")));
    }

    @Test
    void everyTestOfAScriptIsToldAndTheScriptItselfIsNot() throws IOException {
        script("two.groovy", "test('a') { }\ntest('b') { assert false }\ntest('c') { }");

        run(RunSettings.DEFAULTS);

        assertThat(story).containsExactly("ScriptStarted " + label("two.groovy"), "TestStarted a", "TestEnded a",
                "TestStarted b", "TestEnded b", "TestStarted c", "TestEnded c", "ScriptEnded " + label("two.groovy"));
        assertThat(results).extracting(TestResult::outcome)
                .containsExactly(TestOutcome.PASSED, TestOutcome.FAILED, TestOutcome.PASSED);
    }

    @Test
    void codeOutsideOfTestsThatFailsIsAnErrorOfTheScript() throws IOException {
        script("two.groovy", "test('a') { }\nnosuchword()");

        run(RunSettings.DEFAULTS);

        assertThat(results).extracting(result -> result.test().name() + " " + result.outcome().word())
                .containsExactly("a passed", "two error");
        assertThat(results.get(1).line()).isEqualTo(2);
    }

    @Test
    void aFailedAssertionIsAFailureWithItsLineAndWithoutAStackTrace() throws IOException {
        script("smoke.groovy", "def a = 1\nassert a == 2");

        run(RunSettings.DEFAULTS);

        assertThat(only().outcome()).isEqualTo(TestOutcome.FAILED);
        assertThat(only().line()).isEqualTo(2);
        assertThat(only().message()).isEqualTo("assert a == 2\n       | |\n       1 false\n  at "
                + label("smoke.groovy")
                + ":2");
    }

    @Test
    void aSyntaxErrorIsToldWithItsPlaceAndItsLine() throws IOException {
        script("broken.groovy", "def x = (\n  1 +\n}");

        RunSummary summary = run(RunSettings.DEFAULTS);

        assertThat(only().outcome()).isEqualTo(TestOutcome.ERROR);
        assertThat(only().line()).isEqualTo(2);
        assertThat(only().message()).isEqualTo(label("broken.groovy")
                + ":2:5: Unexpected input: '+'\n    1 +\n      ^");
        assertThat(summary.exitCode()).isEqualTo(ExitCode.TEST_FAILED);
    }

    @Test
    void aTestThatIsLateIsInterruptedAndCleanedUpAllTheSame() throws IOException {
        script("late.groovy", """
                test('late', timeout: 200.ms) {
                    cleanup { within(10.s) { Thread.sleep(20); new File(mark).text = 'clean' } }
                    while (true) { }
                }
                test('next') { }
                """);

        RunSummary summary = run(with(new TestSettings(0, Duration.ofMinutes(1), Duration.ofSeconds(30), false,
                Map.of("mark", directory.resolve("mark").toString()))));

        assertThat(directory.resolve("mark")).hasContent("clean");
        assertThat(results).extracting(TestResult::outcome).containsExactly(TestOutcome.DEADLINE, TestOutcome.PASSED);
        assertThat(results.get(0).message()).isEqualTo("not done within 200 ms\n  at " + label("late.groovy") + ":3");
        assertThat(summary.exitCode()).isEqualTo(ExitCode.DEADLINE);
    }

    @Test
    void theTimeOfItsTestsDoesNotCountForTheScript() throws IOException {
        script("long.groovy", "3.times { i -> test(\"t$i\") { Thread.sleep(200) } }");

        run(with(limit(Duration.ofMillis(450))));

        assertThat(results).extracting(TestResult::outcome)
                .containsExactly(TestOutcome.PASSED, TestOutcome.PASSED, TestOutcome.PASSED);
    }

    @Test
    void codeOutsideOfTestsHasALimitToo() throws IOException {
        script("late.groovy", "while (true) { }");

        run(with(limit(SHORT)));

        assertThat(only().message()).isEqualTo("not done within 300 ms\n  at " + label("late.groovy") + ":1");
    }

    @Test
    void aWaitInVainIsADeadlineWithWhatWasSeenLast() throws IOException {
        script("wait.groovy", "throw new DeadlineExceededException('rain', java.time.Duration.ofSeconds(3), 'sun')");

        run(RunSettings.DEFAULTS);

        assertThat(only().outcome()).isEqualTo(TestOutcome.DEADLINE);
        assertThat(only().message()).startsWith("waited 3 s for rain, in vain\n  last seen: sun");
    }

    @Test
    void aThreadThatHeedsNoInterruptIsGivenUpAndTheRunGoesOn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Stubborn.until(release);
        script("a.groovy", "test('stubborn') { org.arangolab.run.Stubborn.sit() }\ntest('never') { }");
        script("b.groovy", "assert true");

        run(with(new TestSettings(0, SHORT, SHORT, false, Map.of())));
        release.countDown();
        Stubborn.awaitEnd();

        assertThat(results).extracting(result -> result.test().name() + " " + result.outcome().word())
                .containsExactly("stubborn deadline", "b passed");
        assertThat(results.get(0).message()).startsWith("its time was up, and it did not end within another 300 ms "
                + "either: its thread is given up\n  it was at:\n    ").contains("org.arangolab.run.Stubborn.sit");
        assertThat(results.get(0).line()).isEqualTo(1);
    }

    @Test
    void aTestThatPassesAtASecondTryIsFlaky() throws IOException {
        script("flaky.groovy", "int tries = 0\ntest('flaky') { assert ++tries == 2 }\ntest('bad') { assert false }");

        RunSummary summary = run(with(new TestSettings(2, SHORT, SHORT, false, Map.of())));

        assertThat(results).extracting(TestResult::outcome).containsExactly(TestOutcome.FLAKY, TestOutcome.FAILED);
        assertThat(results.get(0).message()).startsWith("passed at try 2; before: assert ++tries == 2");
        assertThat(summary.counts()).isEqualTo(Map.of(TestOutcome.FLAKY, 1, TestOutcome.FAILED, 1));
    }

    @Test
    void aScriptWithoutTestsIsTriedAgainAsAWhole() throws IOException {
        script("flaky.groovy", "def f = new File(mark); f << 'x'; assert f.text == 'xxx'");

        run(with(new TestSettings(5, Duration.ofMinutes(1), SHORT, false,
                Map.of("mark", directory.resolve("mark").toString()))));

        assertThat(only().outcome()).isEqualTo(TestOutcome.FLAKY);
        assertThat(directory.resolve("mark")).hasContent("xxx");
    }

    @Test
    void repetitionsAreTestsOfTheirOwn() throws IOException {
        script("r.groovy", "test('a') { }");

        run(new RunSettings(Selection.ALL, 1, 3, false, TestSettings.DEFAULTS));

        assertThat(results).extracting(result -> result.test().name())
                .containsExactly("a (1 of 3)", "a (2 of 3)", "a (3 of 3)");
    }

    @Test
    void failFastEndsTheScriptAndTheRun() throws IOException {
        script("a.groovy", "test('bad') { assert false }\ntest('not run') { }");
        script("b.groovy", "assert true");

        RunSummary summary = run(new RunSettings(Selection.ALL, 1, 1, true, TestSettings.DEFAULTS));

        assertThat(only().test().name()).isEqualTo("bad");
        assertThat(summary.notRun()).isEqualTo(1);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.TEST_FAILED);
    }

    @Test
    void testsOfOtherNamesAreLeftOut() throws IOException {
        script("a.groovy", "test('dump works') { }\ntest('other') { assert false }");
        script("dump.groovy", "assert true");
        script("other.groovy", "assert false");

        run(new RunSettings(new Selection(Set.of(), Optional.of(Pattern.compile("dump")), Shard.WHOLE), 1, 1, false,
                TestSettings.DEFAULTS));

        assertThat(results).extracting(result -> result.test().name()).containsExactly("dump works", "dump");
    }

    @Test
    void variablesAreThereInEveryScript() throws IOException {
        script("a.groovy", "assert shade == 'green'; shade = 'red'");
        script("b.groovy", "assert shade == 'green'");

        RunSummary summary = run(with(new TestSettings(0, Duration.ofMinutes(1), SHORT, false,
                Map.of("shade", "green"))));

        assertThat(summary.counts()).isEqualTo(Map.of(TestOutcome.PASSED, 2));
    }

    @Test
    void whatIsSkippedSaysWhy() throws IOException {
        script("b.groovy", "throw new org.arangolab.dsl.SkippedException('no rain')");

        RunSummary summary = run(RunSettings.DEFAULTS);

        assertThat(results).extracting(TestResult::headline).containsExactly("no rain");
        assertThat(summary.exitCode()).isEqualTo(ExitCode.ALL_SKIPPED);
    }

    @Test
    void anUnknownNeedIsAMistakeOfTheScript() throws IOException {
        script("a.groovy", "//NEEDS reel\nassert true");

        run(RunSettings.DEFAULTS);

        assertThat(only().outcome()).isEqualTo(TestOutcome.ERROR);
        assertThat(only().message()).isEqualTo("//NEEDS reel: unknown ability; did you mean 'real'?");
    }

    @Test
    void aCleanupOfAPassedTestThatFailsFailsIt() throws IOException {
        script("a.groovy", "test('a') { cleanup { assert false: 'not undone' } }");
        script("b.groovy", "cleanup { assert false: 'not undone' }");

        run(RunSettings.DEFAULTS);

        assertThat(results).extracting(TestResult::outcome).containsExactly(TestOutcome.FAILED, TestOutcome.FAILED);
    }

    @Test
    void aCleanupThatFailsToIsToldBelowTheFirstFailure() throws IOException {
        script("a.groovy", "test('a') {\n  cleanup { throw new IOException('later') }\n  assert false: 'first'\n}");

        run(RunSettings.DEFAULTS);

        assertThat(only().message()).contains("first").contains("  also: IOException: later");
    }

    @Test
    void anInterruptEndsTheTestCleansUpAndBeginsNoOther() throws Exception {
        script("a.groovy", """
                test('running') {
                    cleanup { new File(mark).text = 'clean' }
                    new File(begun).text = ''
                    while (true) { }
                }
                test('not run') { }
                """);
        script("b.groovy", "assert true");
        Path begun = directory.resolve("begun");
        ScriptRunner runner = new ScriptRunner(lab, with(new TestSettings(3, Duration.ofMinutes(1),
                Duration.ofSeconds(30), false, Map.of("mark", directory.resolve("mark").toString(), "begun",
                        begun.toString()))));
        Thread ctrlC = new Thread(() -> {
            while (!Files.exists(begun)) {
                Thread.onSpinWait();
            }
            runner.interrupt();
        });
        ctrlC.start();

        RunSummary summary = runner.run(ScriptFinder.find(List.of(scripts)));
        ctrlC.join();

        assertThat(only().outcome()).isEqualTo(TestOutcome.INTERRUPTED);
        assertThat(only().headline()).isEqualTo("the run was interrupted");
        assertThat(directory.resolve("mark")).hasContent("clean");
        assertThat(summary.notRun()).isEqualTo(1);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(runner.interrupt()).isFalse();
    }

    @Test
    void anInterruptWhileATestCleansUpWaitsForItsEnd() throws Exception {
        Path began = directory.resolve("began");
        Path mark = directory.resolve("mark");
        script("a.groovy", "test('a') { cleanup { new File('" + began + "').text = ''; sleep(300.ms); new File('" + mark
                + "').text = 'clean' } }\ntest('b') { }");
        ScriptRunner runner = new ScriptRunner(lab, RunSettings.DEFAULTS);
        Thread ctrlC = new Thread(() -> {
            while (!Files.exists(began)) {
                Thread.onSpinWait();
            }
            runner.interrupt();
        });
        ctrlC.start();

        RunSummary summary = runner.run(ScriptFinder.find(List.of(scripts)));
        ctrlC.join();

        assertThat(mark).hasContent("clean");
        assertThat(only().outcome()).isEqualTo(TestOutcome.PASSED);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void aCleanUpMayTakeLongerThanItsTest() throws IOException {
        Path mark = directory.resolve("mark");
        script("a.groovy", "test('a', timeout: 200.ms) { cleanup { sleep(400.ms); new File('" + mark
                + "').text = 'clean' } }");

        run(RunSettings.DEFAULTS);

        assertThat(mark).hasContent("clean");
        assertThat(only().outcome()).isEqualTo(TestOutcome.PASSED);
    }

    @Test
    void aFailureAtTheVeryEndOfTheTimeIsADeadlineToo() throws IOException {
        script("a.groovy", "test('a', timeout: 300.ms) { within(60.s) { assert 1 == 2 } }");

        run(RunSettings.DEFAULTS);

        assertThat(only().outcome()).isEqualTo(TestOutcome.DEADLINE);
        assertThat(only().message()).startsWith("not done within 300 ms");
    }

    @Test
    void scriptsRunAtTheSameTimeInDirectoriesOfTheirOwn() throws IOException {
        for (int i = 0; i < 6; i++) {
            script("s" + i + ".groovy", "test('t') { }");
        }

        RunSummary summary = run(new RunSettings(Selection.ALL, 3, 1, false, TestSettings.DEFAULTS));

        assertThat(summary.counts()).isEqualTo(Map.of(TestOutcome.PASSED, 6));
    }

    @Test
    void verboseMessagesCarryTheStackTrace() throws IOException {
        script("a.groovy", "nosuchword()");

        run(with(new TestSettings(0, Duration.ofMinutes(1), SHORT, true, Map.of())));

        assertThat(only().message()).contains("groovy.lang.MissingMethodException").contains("\tat a.run(a.groovy:1)");
    }

    @Test
    void aServerThatCannotBeSpawnedIsTheLabsFailure() throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"), "no program");
        script("a.groovy", "instance('db1', binaries: '" + arangod + "').start()");

        RunSummary summary = run(RunSettings.DEFAULTS);

        assertThat(only().headline()).startsWith("cannot start " + arangod + ": not executable");
        assertThat(summary.exitCode()).isEqualTo(ExitCode.LAB_FAILED);
    }

    @Test
    void aReportThatCannotBeWrittenEndsTheRun() throws IOException {
        script("a.groovy", "assert true");
        script("b.groovy", "assert true");
        lab.events().listen(event -> {
            if (event instanceof LabEvent.TestEnded) {
                throw new LabFailureException("disk full");
            }
        });

        assertThatThrownBy(() -> run(RunSettings.DEFAULTS)).isInstanceOf(LabFailureException.class)
                .hasMessage("disk full");
        assertThat(story).doesNotContain("ScriptStarted " + label("b.groovy"));
    }

    private RunSummary run(RunSettings settings) {
        return new ScriptRunner(lab, settings).run(ScriptFinder.find(List.of(scripts)));
    }

    private static RunSettings with(TestSettings tests) {
        return new RunSettings(Selection.ALL, 1, 1, false, tests);
    }

    private static TestSettings limit(Duration limit) {
        return new TestSettings(0, limit, Duration.ofSeconds(30), false, Map.of());
    }

    private TestResult only() {
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(scripts.resolve(name), text);
    }

    private String label(String name) {
        return scripts.resolve(name).toString();
    }
}
