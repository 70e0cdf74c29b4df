package org.arangolab.tools;

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
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Secret;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.OptionCatalogs;
import org.arangolab.net.Endpoint;
import org.arangolab.process.Spawner;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.TimeoutManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools here are shell scripts that do what real ones may do to whoever runs them. */
class ToolRunnerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;
    private final Spawner spawner = new Spawner();
    private final List<LabEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore slots = new Semaphore(2);
    private ToolRunner runner;

    @BeforeEach
    void open() {
        EventBus bus = new EventBus();
        bus.listen(events::add);
        AtomicInteger number = new AtomicInteger();
        runner = new ToolRunner(new ToolContext(spawner, bus, TimeoutManager.unlimited(), name -> home(number, name),
                tool -> directory.resolve(tool.word()), new OptionCatalogs(spawner, directory.resolve("cache")),
                Map.of("OF_THE_LAB", "yes"), slots, Optional.empty()));
    }

    private Path home(AtomicInteger number, String name) {
        try {
            return Files.createDirectories(directory.resolve("run").resolve(number.incrementAndGet() + "-" + name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        spawner.close();
    }

    /** An arangosh that does this when it is not asked for its options. */
    private ToolJob tool(String does) throws IOException {
        Path file = Files.writeString(directory.resolve("arangosh"),
                "#!/bin/sh\ncase \"$*\" in *--dump-options*|*--help-all*) exit 0;; esac\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return ToolJob.of(Tool.ARANGOSH).within(PATIENCE);
    }

    @Test
    void aResultHasWhatTheToolSaidAndDid() throws IOException {
        ToolResult result = runner.run(tool("echo \"$OF_THE_LAB $MINE\"; echo no >&2")
                .withEnvironment(Map.of("MINE", "too")));
        assertThat(result.isOk()).isTrue();
        assertThat(result.stdout()).isEqualTo("yes too\n");
        assertThat(result.stderr()).isEqualTo("no\n");
        assertThat(result.directory().resolve("command.json")).content().contains("arangosh", "OF_THE_LAB")
                .doesNotContain("too");
        assertThat(events).hasSize(2).element(0).isInstanceOf(LabEvent.ToolStarted.class);
        assertThat(events.get(1)).isInstanceOf(LabEvent.ToolEnded.class);
    }

    @Test
    void longLinesAndManyOfThemOnBothStreamsAreNotLostAndBlockNobody() throws IOException {
        ToolResult result = runner.run(tool("""
                head -c 3000000 /dev/zero | tr '\\0' 'x'
                i=0; while [ $i -lt 2000 ]; do echo "out $i"; echo "err $i" >&2; i=$((i+1)); done
                printf '\\377\\376 end'"""));
        assertThat(result.stdout()).hasSize(3_000_000 + "out 0\n".length() * 10 + "out 10\n".length() * 90
                + "out 100\n".length() * 900 + "out 1000\n".length() * 1000 + 6).endsWith("out 1999\n\uFFFD\uFFFD end");
        assertThat(result.stderr().lines()).hasSize(2000);
    }

    @Test
    void ofVeryLongOutputTheBeginningAndTheEndAreShownAndTheFileHasAll() throws IOException {
        ToolResult result = runner.run(tool("echo begin; head -c 20000000 /dev/zero | tr '\\0' 'x'; echo end"));
        assertThat(result.stdout()).startsWith("begin\nxxx").endsWith("xxxend\n")
                .contains(" bytes are left out here; all of them are in ").hasSizeLessThan(17 << 20);
        assertThat(result.directory().resolve("stdout")).hasSize(20_000_010);
    }

    @Test
    void aToolThatIgnoresTermIsKilledWithItsChildren() throws IOException {
        ToolJob stubborn = tool("trap '' TERM; sleep 1000 & echo \"child $!\"; while :; do sleep 1000; done")
                .within(Duration.ofSeconds(1));
        assertThatThrownBy(() -> runner.run(stubborn)).isInstanceOf(DeadlineExceededException.class)
                .hasMessageStartingWith("waited 1 s for the end of arangosh [")
                .hasMessageContaining("it was ended; its last words: child ");
        long child = Long.parseLong(Files.readString(directory.resolve("run/1-arangosh/stdout")).strip()
                .replace("child ", ""));
        Await.that("the child to be gone")
                .until(Deadline.in(PATIENCE), () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive)
                .isEmpty() ? Observation.found(true) : Observation.notYet("it lives"));
    }

    @Test
    void onlyNamedFailuresAreTriedAgain() throws IOException {
        String third = "echo x >> \"$0.tries\"; [ $(wc -l < \"$0.tries\") -ge 3 ] && exit 0; echo '%s' >&2; exit 1";
        assertThat(runner.run(tool(third.formatted("Could not connect to endpoint")).tried(5)).isOk()).isTrue();
        assertThat(directory.resolve("arangosh.tries")).content().hasLineCount(3);
        Files.delete(directory.resolve("arangosh.tries"));
        assertThatThrownBy(() -> runner.run(tool(third.formatted("wrong password")).tried(5)))
                .isInstanceOf(ToolFailedException.class);
        assertThat(directory.resolve("arangosh.tries")).content().hasLineCount(1);
    }

    @Test
    void aPasswordIsInAFileOnlyTheOwnerReadsWhileTheToolRuns() throws IOException {
        ToolTarget target = new ToolTarget("db1", Endpoint.parse("tcp://127.0.0.1:1"), "_system",
                new Credentials.Basic("ada", new Secret("s3cret")), Optional.empty());
        ToolJob job = tool("echo \"$*\"; shift; cat \"$1\"; stat -c %a \"$1\"").on(target);
        ToolResult result = runner.run(job);
        assertThat(result.stdout().lines().findFirst()).get().asString().doesNotContain("s3cret");
        assertThat(result.stdout()).endsWith("[server]\npassword = s3cret\n600\n");
        assertThat(result.directory().resolve("secret.conf")).doesNotExist();
        assertThat(result.directory().resolve("command.json")).content().doesNotContain("s3cret");
    }

    @Test
    void noMoreThanSoManyRunAtOnceAndAPlaceIsGivenBack() throws IOException {
        ToolJob waiting = tool("while [ ! -e \"$0.go\" ]; do sleep 0.05; done");
        List<BackgroundRun> two = List.of(runner.background(waiting), runner.background(waiting));
        assertThat(slots.availablePermits()).isZero();
        Files.createFile(directory.resolve("arangosh.go"));
        assertThat(two).allSatisfy(run -> assertThat(run.waitFor(PATIENCE).isOk()).isTrue());
        assertThat(runner.run(waiting).isOk()).isTrue();
        Await.that("all places").until(Deadline.in(PATIENCE), () -> slots.availablePermits() == 2
                ? Observation.found(true) : Observation.notYet(slots.toString()));
    }

    @Test
    void aMistakeInTheOptionsTakesNoPlaceAndMakesNoDirectory() throws IOException {
        tool("exit 0");
        assertThatThrownBy(() -> runner.run(ToolJob.of(Tool.ARANGOBACKUP).within(PATIENCE)))
                .isInstanceOf(RuntimeException.class);
        Files.move(directory.resolve("arangosh"), directory.resolve("arangobackup"));
        assertThatThrownBy(() -> runner.run(ToolJob.of(Tool.ARANGOBACKUP))).isInstanceOf(ConfigException.class);
        assertThat(directory.resolve("run")).doesNotExist();
        assertThat(slots.availablePermits()).isEqualTo(2);
    }

    @Test
    void progressIsInTheJournalAndNotMoreThanOnceASecond() throws IOException {
        runner.run(tool("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo \"step $i\"; sleep 0.1; done"));
        List<String> lines = events.stream().filter(LabEvent.ToolProgress.class::isInstance)
                .map(LabEvent.ToolProgress.class::cast).map(LabEvent.ToolProgress::line).toList();
        assertThat(lines).isNotEmpty().hasSizeLessThanOrEqualTo(2).allMatch(line -> line.startsWith("step "));
    }

    @Test
    void oneInTheBackgroundIsFollowedWhileNobodyWaits() throws IOException {
        BackgroundRun run = runner.background(
                tool("for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do echo \"step $i\"; sleep 0.1; done"));
        Await.that("news of it").until(Deadline.in(PATIENCE),
                () -> events.stream().anyMatch(LabEvent.ToolProgress.class::isInstance)
                ? Observation.found(true) : Observation.notYet(events.toString()));
        assertThat(runner.running()).singleElement().asString().matches("arangosh \\[\\d+] step \\d+");
        assertThat(run.waitFor(PATIENCE).resources()).containsKey("maxRss");
        assertThat(runner.running()).isEmpty();
    }

    @Test
    void aServerOfSomebodyElseIsReadUntilItIsArmed() throws IOException {
        ToolJob shell = tool("exit 0");
        boolean[] armed = {false};
        ToolTarget foreign = new ToolTarget("live", Endpoint.parse("tcp://127.0.0.1:1"), "_system",
                new Credentials.None(), Optional.empty(), () -> armed[0]);
        assertThatThrownBy(() -> runner.run(shell.on(foreign))).isInstanceOf(ConfigException.class)
                .hasMessage("live was not started "
                + "by the lab and is read-only: arangosh is refused; live.arm(5.min) allows it for that long");
        assertThat(directory.resolve("run")).doesNotExist();
        Files.copy(directory.resolve("arangosh"), directory.resolve("arangodump"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(runner.run(ToolJob.of(Tool.ARANGODUMP).on(foreign)).isOk()).isTrue();
        armed[0] = true;
        assertThat(runner.run(shell.on(foreign)).isOk()).isTrue();
    }

    @Test
    void aReportOfASanitizerIsAFailureWhateverTheExitCode() throws IOException {
        String writes = "for o in $(echo \"$%s\" | tr ':' ' '); do case $o in log_path=*) log=${o#log_path=};; esac; "
                + "done; printf 'x=1==ERROR: LeakSanitizer: detected memory leaks\\nSUMMARY: AddressSanitizer: 8 "
                + "byte(s) leaked\\n' > $log.arangosh.17";
        ToolResult result = runner.run(tool(writes.formatted("LSAN_OPTIONS")).unchecked().expecting(Set.of(0)));
        assertThat(result.problem()).get().asString()
                .matches("a sanitizer has reported: AddressSanitizer: 8 byte\\(s\\) "
                + "leaked\n  report:    .*/alubsan.log.arangosh.17");
        assertThat(runner.reports()).containsOnlyKeys(result.directory());
    }

    @Test
    void sanitizersOfAToolAreToldTheSameAsThoseOfAServerAndTheUsersOwnWin() throws IOException {
        ToolJob job = tool("echo \"$TSAN_OPTIONS\"").withEnvironment(Map.of("TSAN_OPTIONS", "halt_on_error=1"));
        assertThat(runner.run(job).stdout()).startsWith("log_path=")
                .endsWith("/tsan.log:log_exe_name=true:history_size=7:second_deadlock_stack=1:halt_on_error=1\n");
    }

    @Test
    void aLimitOfMemoryIsTheKernels() throws IOException {
        ToolJob limited = tool("grep 'Max data size' /proc/self/limits").withMemory(new ByteSize(64 << 20));
        assertThat(runner.run(limited).stdout()).matches("Max data size +67108864 .*\n");
    }

    @Test
    void oneThatCrashesTellsItsSignalAndItsCoreOrWhyThereIsNone() throws IOException {
        assertThatThrownBy(() -> runner.run(tool("kill -SEGV $$"))).isInstanceOf(ToolFailedException.class)
                .hasMessageContaining("it was killed by SIGSEGV\n  core:      ");
    }

    @Test
    void wantedEndsAreNoFailuresAndOthersAre() throws IOException {
        ToolJob three = tool("exit 3");
        assertThat(runner.run(three.expecting(Set.of(3))).isOk()).isTrue();
        assertThat(runner.run(three.expecting(Set.of(1, 4)).unchecked()).problem())
                .contains("expected exit code 1 or 4, not 3");
    }
}
