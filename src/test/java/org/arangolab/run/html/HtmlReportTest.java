package org.arangolab.run.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.LabFailureException;
import org.arangolab.event.Journal;
import org.arangolab.event.JournalReader;
import org.arangolab.event.LabEvent;
import org.arangolab.run.RunSummary;
import org.arangolab.run.TestOutcome;
import org.arangolab.time.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;
    private Path run;
    private Journal journal;

    @BeforeEach
    void open() throws Exception {
        run = Files.createDirectories(directory.resolve("run"));
        journal = new Journal(run.resolve("journal.jsonl"), Ticker.SYSTEM);
        journal.accept(new LabEvent.LabOpened(run, "stand-in"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void tell(LabEvent... events) {
        for (LabEvent event : events) {
            journal.accept(event);
        }
    }

    private static LabEvent.TestEnded ended(String name, String outcome, String message) {
        return new LabEvent.TestEnded(name, "a.groovy", 7, outcome, Duration.ofMillis(5), message);
    }

    private LabEvent.InstanceStarted started(String name, long pid) {
        return new LabEvent.InstanceStarted(name, pid, "tcp://127.0.0.1:8529", "arangod --database.directory " + run
                + "/a/instances/" + name + "/data");
    }

    private String page(Optional<String> cutOff) throws Exception {
        Path page = run.resolve(HtmlReport.FILE);
        HtmlReport.tell(run, cutOff, page);
        return Files.readString(page);
    }

    @Test
    void everythingIsEscapedAndSecretsAreStars() throws Exception {
        tell(new LabEvent.TestStarted("<script>alert(1)</script>", "a.groovy"),
                ended("<script>alert(1)</script>", "failed",
                "\"x\" & <b>\u001b[31m ]]> --server.password=geheim eyJhbGciOi.eyJpc3MiOiJh.c2ln"),
                new LabEvent.Note("lab", "http://root:geheim@127.0.0.1:8529 </li><img src=x>"));
        String page = page(Optional.empty());
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert")
                .doesNotContain("<img")
                .doesNotContain("<b>\u001b").doesNotContain("geheim").doesNotContain("eyJhbGciOi")
                .contains("\\u001b[31m")
                .contains("--server.password=*****").contains("http://root:*****@127.0.0.1:8529");
    }

    @Test
    void pageNeedsNothingFromElsewhere() throws Exception {
        tell(ended("one", "passed", ""));
        assertThat(page(Optional.empty())).doesNotContainPattern("(?i)<(?:link|img|iframe|object)\\b")
                .doesNotContainPattern("(?i)\\b(?:src|href)\\s*=\\s*\"?(?:https?:)?//")
                .doesNotContainPattern("(?i)@import|url\\(")
                .contains("default-src 'none'");
    }

    @Test
    void runThatWasKilledShowsWhatHadNotEnded() throws Exception {
        tell(new LabEvent.ScriptStarted("a.groovy"), new LabEvent.TestStarted("one", "a.groovy"),
                ended("one", "passed", ""),
                new LabEvent.TestStarted("two", "a.groovy"), new LabEvent.ScriptStarted("whole.groovy"));
        Files.writeString(run.resolve("journal.jsonl"), Files.readString(run.resolve("journal.jsonl"))
                + "{\"time\":\"2026-");
        assertThat(page(Optional.of("its lab was killed"))).contains("the run was cut off: its lab was killed")
                .contains("<h1>3 tests: 1 passed, 2 unfinished</h1>")
                .contains("it did not end: the run was cut off while it ran")
                .containsPattern("unfinished</span> two").containsPattern("unfinished</span> whole");
    }

    @Test
    void failureStandsBesideItsServersEndItsFindingsAndItsLog() throws Exception {
        Path log = Files.createDirectories(run.resolve("a/instances/db1/log"));
        Files.writeString(log.resolve("arangod.log"),
                "2026-01-01T00:00:01Z [4711] INFO [cf3f4] {general} is ready for business\n"
                + "2026-01-01T00:00:02Z [4711] ERROR [aaaaa] {engines} the <disk> is full\n");
        Files.writeString(Files.createDirectories(run.resolve("findings")).resolve("crash-db1-4711.txt"),
                "#0 boom() & more");
        tell(new LabEvent.ScriptStarted("a.groovy"), started("db1", 4711),
                new LabEvent.InstanceReady("db1", 4711, "3.12.4", Duration.ofMillis(40)),
                new LabEvent.InstanceStarted("db1", 9999, "tcp://127.0.0.1:1", "arangod --x " + run
                + "/b/instances/db1/data"),
                new LabEvent.InstanceCrashed("db1", 4711, "SIGSEGV (code 139)", "signal handler invoked"),
                new LabEvent.CrashReported("db1", 4711, "crash-db1-4711.txt", "SIGSEGV boom()"),
                new LabEvent.TestEnded("dies", "a.groovy", 7, "crashed", Duration.ofSeconds(2), "db1 crashed"),
                new LabEvent.ScriptEnded("a.groovy", 1, Duration.ofSeconds(2)));
        assertThat(page(Optional.empty())).contains("db1 [4711] crashed: SIGSEGV (code 139)")
                .contains("#0 boom() &amp; more")
                .contains("the &lt;disk&gt; is full").doesNotContain("ready for business")
                .doesNotContain("[9999] crashed")
                .contains("href=\"findings/crash-db1-4711.txt\"").contains("href=\"a/instances/db1\"")
                .contains("version 3.12.4");
    }

    @Test
    void useOfServersIsDrawnOverTime() throws Exception {
        tell(started("db1", 4711), new LabEvent.InstanceReady("db1", 4711, "3.12.4", Duration.ofMillis(40)),
                new LabEvent.ResourcesSampled("db1", 4711, Duration.ofMillis(10), 64 << 20, 20, 0, 0),
                new LabEvent.ResourcesSampled("db1", 4711, Duration.ofMillis(20), 96 << 20, 20, 4096, 0),
                new LabEvent.FailurePointSet("db1", 4711, "x::y"),
                new LabEvent.HostSampled("host", 80, 150, 1 << 30, ""),
                new LabEvent.HostDescribed("host", "Debian, 2 processors", 2, 1L << 34));
        assertThat(page(Optional.empty())).contains("<polyline class=\"c1\"")
                .contains("<td data-label=\"peak memory\">96 MiB</td>")
                .contains("class=\"mark fault\"").contains("failure point set: x::y").contains("Debian, 2 processors");
    }

    @Test
    void overloadOfTheMachineIsToldWithTheFailure() throws Exception {
        tell(new LabEvent.HostSampled("host", 100, 480, 1 << 30, "load 9.6 on 2 processors"),
                ended("one", "deadline", "late"));
        assertThat(page(Optional.empty())).contains("the machine was overloaded meanwhile: load 9.6 on 2 processors");
    }

    @Test
    void reportOfARunThatIsNotKeptHasNoLinksToIt() throws Exception {
        tell(started("db1", 4711), ended("one", "failed", "assert false"));
        Files.createDirectories(run.resolve("a/instances/db1"));
        Path wanted = directory.resolve("pages/here");
        HtmlReport report = new HtmlReport(run, Optional.of(wanted), "arangod (stand-in)", () -> false);
        report.finished(new RunSummary(Map.of(TestOutcome.FAILED, 1), 2, false, Duration.ofSeconds(1)));
        assertThat(run.resolve(HtmlReport.FILE)).doesNotExist();
        assertThat(wanted.resolve(HtmlReport.FILE)).content()
                .contains("2 scripts were not run; exit code 1, a test failed")
                .contains("arangod (stand-in)").doesNotContain("href=\"../");
        assertThat(wanted.toFile().list()).containsExactly(HtmlReport.FILE);
    }

    @Test
    void directoryThatCannotBeMadeIsToldAtOnce() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> new HtmlReport(run, Optional.of(file.resolve("x")), "", () -> true))
                .isInstanceOf(LabFailureException.class).hasMessageStartingWith(
                "cannot make the directory for the report, " + file);
    }

    @Test
    void runOfManyTestsAndServersStaysASmallPage() throws Exception {
        IntStream.range(0, 3000).forEach(i -> tell(new LabEvent.TestStarted("test " + i, "s" + i % 100 + ".groovy"),
                new LabEvent.TestEnded("test " + i, "s" + i % 100 + ".groovy", 0, "passed", Duration.ofMillis(1), "")));
        IntStream.range(1, 200).forEach(i -> tell(started("db" + i, i),
                new LabEvent.InstanceStopped("db" + i, i, "exit code 0",
                Duration.ofMillis(2))));
        String page = page(Optional.empty());
        assertThat(page).contains("<h1>3000 tests: 3000 passed</h1>").contains("159 more servers are not drawn");
        assertThat(page.length()).isLessThan(1_500_000);
    }

    @Test
    void longLifeIsThinnedWithoutLosingItsPeak() {
        Series series = new Series(START);
        for (int i = 1; i <= 5000; i++) {
            series.add(START.plusSeconds(i), new LabEvent.ResourcesSampled("db1", 1, Duration.ofMillis(100L * i),
                    i == 1234 ? 999 : 100, 1, 0, 0));
        }
        assertThat(series.points()).hasSizeLessThan(600);
        assertThat(series.peakRss()).isEqualTo(999);
        assertThat(series.peakCpu()).isBetween(9.9, 10.1);
    }

    @Test
    void ticksAreRoundTimes() {
        assertThat(new Axis(START, START.plusSeconds(22)).ticks()).containsExactly(Duration.ZERO, Duration.ofSeconds(5),
                Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(new Axis(START, START).millis()).isEqualTo(100);
    }

    @Test
    void storyOfAnEmptyJournalIsEmpty() {
        Story story = new Story();
        story.hear(new JournalReader.Entry(START, new LabEvent.LabOpened(run, "")));
        assertThat(story.results()).isEmpty();
    }
}
