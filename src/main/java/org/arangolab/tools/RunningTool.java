package org.arangolab.tools;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Backoff;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.InterruptedWaitException;
import org.arangolab.time.Ticker;

/**
 * A tool's process from its start to its result. Whoever waits for it ends it when the time is up: its stacks are
 * taken, then it gets TERM, then KILL with all that it has started. The result is made once; guarded by the own
 * monitor.
 */
final class RunningTool {
    private static final Duration TERM_GRACE = Duration.ofSeconds(5);
    private static final Duration KILL_GRACE = Duration.ofSeconds(10);
    private static final Duration NEWS = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofMillis(100);
    private static final Backoff LOOKS = new Backoff(Duration.ofMillis(5), Duration.ofMillis(25));
    private static final int MUCH = 1 << 16;
    private static final List<String> ARTIFACTS = List.of("output-directory", "json-report-file", "junit-report-file",
            "output-file");

    private final ToolJob job;
    private final ChildProcess child;
    private final ToolHome home;
    private final Deadline deadline;
    private final ToolListener listener;
    private final ToolWitness witness;
    private final ToolUse use;
    private final FailureSearch outSearch;
    private final FailureSearch errSearch;
    private final long startedAt = Ticker.SYSTEM.nanos();
    private final AtomicReference<Long> endedAt = new AtomicReference<>();
    private Optional<ToolResult> result = Optional.empty();
    private Deadline news = Deadline.in(NEWS);
    private String told = "";

    RunningTool(ToolJob job, ChildProcess child, ToolHome home, Deadline deadline, ToolWitness witness,
            ToolListener listener) {
        this.job = job;
        this.child = child;
        this.home = home;
        this.deadline = deadline;
        this.witness = witness;
        this.listener = listener;
        this.use = new ToolUse(child.pid());
        this.outSearch = new FailureSearch(home.stdout().file());
        this.errSearch = new FailureSearch(home.stderr().file());
        child.onExit().thenRun(() -> endedAt.compareAndSet(null, Ticker.SYSTEM.nanos()));
    }

    ToolOutput stdout() {
        return home.stdout();
    }

    ToolOutput stderr() {
        return home.stderr();
    }

    OutputStream input() {
        return child.input();
    }

    boolean alive() {
        return child.alive();
    }

    long pid() {
        return child.pid();
    }

    /** The last thing that it wrote. */
    String progress() {
        String line = stdout().lastLine();
        return line.isEmpty() ? stderr().lastLine() : line;
    }

    /** Waits until it has ended, at most until its own deadline. */
    ToolResult result() {
        return result(deadline);
    }

    /**
     * Waits until it has ended.
     *
     * @throws DeadlineExceededException when it does not in time; it is ended then
     */
    ToolResult result(Deadline until) {
        Deadline limit = until.remaining().compareTo(deadline.remaining()) < 0 ? until : deadline;
        boolean through = false;
        try {
            ExitStatus exit = Await.that("the end of " + this).every(LOOKS).orWhen(child.onExit())
                    .until(limit, this::look);
            through = true;
            return made(exit);
        } catch (DeadlineExceededException e) {
            String stacks = witness.hanging(); // before it is ended: they tell why
            throw new DeadlineExceededException(e, "it was ended; its last words: " + progress() + "; its output is in "
                    + home.directory()
                    + stacks);
        } finally {
            if (!through) {
                end();
            }
        }
    }

    /** Goes along with it until its end, so that its progress and its use are seen while nobody waits. */
    void follow() {
        try {
            Await.that("the end of " + this).every(LOOKS).orWhen(child.onExit()).until(deadline, this::look);
        } catch (DeadlineExceededException | InterruptedWaitException e) {
            return; // whoever waits for it, or the end of the test, ends it
        }
    }

    private synchronized Observation<ExitStatus> look() {
        use.look();
        tell(progress());
        search();
        return child.exit().map(Observation::found).orElseGet(() -> Observation.notYet(progress()));
    }

    /** Goes along with what it writes, as long as that is much, so that little is left to be read at its end. */
    private void search() {
        Deadline turn = Deadline.in(TURN);
        long read;
        do {
            read = outSearch.follow() + errSearch.follow();
        } while (read > MUCH && child.alive() && !turn.expired());
    }

    /** What it has written is news at most once a second. */
    private void tell(String line) {
        if (!line.isEmpty() && !line.equals(told) && news.expired()) {
            told = line;
            news = Deadline.in(NEWS);
            listener.progressed(line);
        }
    }

    /** Ends it, when it still runs; its result is that of an ended tool. */
    ToolResult end() {
        if (child.alive()) {
            child.signal(Signal.TERM);
        }
        try {
            return made(child.awaitExit(Deadline.in(TERM_GRACE)));
        } catch (DeadlineExceededException | InterruptedWaitException e) {
            child.killTree();
            return made(child.awaitExit(Deadline.in(KILL_GRACE)));
        }
    }

    private synchronized ToolResult made(ExitStatus exit) {
        if (result.isEmpty()) {
            result = Optional.of(judged(exit));
            listener.ended(result.get());
        }
        return result.get();
    }

    private ToolResult judged(ExitStatus exit) {
        String out = stdout().text();
        Map<String, Object> counters = new LinkedHashMap<>(OutputJudge.counters(job.tool(), out));
        option("json-report-file").filter(Files::isRegularFile).filter(file -> exit.ok())
                .ifPresent(file -> counters.putAll(BenchReport.ofJson(file)));
        long end = Optional.ofNullable(endedAt.get()).orElseGet(Ticker.SYSTEM::nanos);
        return new ToolResult(job.tool(), exit, problem(exit, counters), Duration.ofNanos(end - startedAt), out,
                stderr().text(), counters, artifacts(), use.seen(), home.directory());
    }

    private Optional<String> problem(ExitStatus exit, Map<String, Object> counters) {
        return new ToolReports(home.directory()).problem().or(() -> byTool(exit, counters));
    }

    private Optional<String> byTool(ExitStatus exit, Map<String, Object> counters) {
        if (!job.terms().expected().isEmpty()) {
            return job.terms().expected().contains(exit.code()) ? Optional.empty()
                    : Optional.of("expected exit code " + job.terms().expected().stream().sorted().map(String::valueOf)
                            .reduce((a, b) -> a + " or " + b).orElse("") + ", not " + exit.code());
        }
        Optional<String> said = OutputJudge.failure(job.tool(), outSearch, errSearch, counters);
        return exit.ok() ? said : Optional.of(
                said.or(() -> exit.code() == 1 ? OutputJudge.warning(stdout().text()) : Optional.empty())
                .orElseGet(() -> ToolExit.meaning(exit)) + witness.crashed(exit));
    }

    private List<Path> artifacts() {
        List<Path> made = new ArrayList<>();
        ARTIFACTS.stream().flatMap(name -> option(name).stream()).filter(Files::exists).forEach(made::add);
        return made;
    }

    private Optional<Path> option(String name) {
        return Stream.of(name, ToolOptions.camelCase(name)).filter(job.options()::containsKey).map(job.options()::get)
                .map(value -> home.directory().resolve(String.valueOf(value))).findFirst();
    }

    /** {@code arangodump [4711]}. */
    @Override
    public String toString() {
        return job.tool().word() + " [" + child.pid() + "]";
    }
}
