package org.arangolab.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arangolab.ByteSize;
import org.arangolab.LabException;
import org.arangolab.diagnose.CrashReport;
import org.arangolab.diagnose.Death;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.diagnose.KernelLog;
import org.arangolab.diagnose.Redaction;
import org.arangolab.diagnose.Testimony;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.core.CoreStore;
import org.arangolab.diagnose.stack.StackTaker;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * Makes a {@link CrashReport} of each end of a server that was not as asked, on a thread of its own: who waits for the
 * server hears of its end at once. The report is written first without stacks, then with them, when there is a core and
 * a debugger; reading a big core takes a while.
 */
final class PostMortem implements AutoCloseable {
    private static final Duration DEBUGGER = Duration.ofMinutes(2);
    private static final ByteSize LARGEST = new ByteSize(2L << 30);
    private static final Duration STACKS = Duration.ofSeconds(3);
    private static final Duration KERNEL = Duration.ofMillis(500);

    private final String name;
    private final InstanceDirectories directories;
    private final Optional<Diagnostics> tools;
    private final EventBus events;
    private volatile Optional<LastLook> look = Optional.empty();
    private volatile CompletableFuture<Optional<CrashReport>> report =
            CompletableFuture.completedFuture(Optional.empty());
    private volatile boolean noticed;
    private volatile Optional<CrashReport> first = Optional.empty();

    PostMortem(String name, InstanceDirectories directories, Optional<Diagnostics> tools, EventBus events) {
        this.name = name;
        this.directories = directories;
        this.tools = tools;
        this.events = events;
    }

    /** Somebody was told of the end of its process, or asked. */
    void notice() {
        noticed = true;
    }

    /** Whether nobody knows of the end of its process. */
    boolean unnoticed() {
        return !noticed;
    }

    /** A process was started, or has come so far that it is what it will be: what goes with it is read now. */
    void look(Run run) {
        noticed &= look.filter(before -> before.run() == run).isPresent();
        look = Optional.of(LastLook.of(run, look.filter(before -> before.run() == run)));
    }

    /** It has ended, and not as asked. */
    void examine(Run run, ExitStatus exit) {
        CompletableFuture<Optional<CrashReport>> made = new CompletableFuture<>();
        report = made;
        Optional<LastLook> seen = look.filter(last -> last.run() == run);
        Thread thread = new Thread(() -> complete(made, () -> seen.map(last -> report(last, exit))), "post mortem "
                + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static <T> void complete(CompletableFuture<T> future, Supplier<T> work) {
        try {
            future.complete(work.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    /** The report of its last such end, with stacks if they come in time; empty when there was none. */
    Optional<CrashReport> report(Duration patience) {
        try {
            return Await.future("the crash report of " + name, report.copy(), Deadline.in(patience));
        } catch (DeadlineExceededException e) {
            return first;
        }
    }

    private CrashReport report(LastLook last, ExitStatus exit) {
        Instant ended = Instant.now();
        CoreDump core = kept(last.forecast().find(exit), last.run().child().pid());
        CrashReport made = describe(last, exit, core, ended);
        first = Optional.of(made);
        write(made);
        events.emit(new LabEvent.CrashReported(name, made.pid(), made.fileName() + ".txt", made.signature()));
        CrashReport whole = core.file().isPresent() ? withStacks(made, last, ended)
                : last.forecast().late().map(late -> withStacks(made.with(kept(late, made.pid())), last, ended))
                .orElse(made);
        first = Optional.of(whole);
        write(whole);
        return whole;
    }

    /** A core that came into another directory than the server's own is kept with the findings. */
    private CoreDump kept(CoreDump core, long pid) {
        boolean ours = core.file().filter(file -> !file.startsWith(directories.root())).isEmpty();
        return ours ? core : tools.map(lent -> new CoreStore(lent.findings(), LARGEST).keep(core, name, pid))
                .orElse(core);
    }

    private CrashReport describe(LastLook last, ExitStatus exit, CoreDump core, Instant ended) {
        Run run = last.run();
        CrashLines crash = CrashLines.of(directories.logFile(), run.logMark());
        Evidence evidence = Evidence.of(run, directories, Optional.empty());
        String doubt = exit.signal().isPresent() && crash.lines().isEmpty() && core.file().isEmpty()
                && !run.endedBySent(exit) ? "Java tells exit(" + exit.code() + ") and " + exit.signal().get().word()
                + " alike, and neither a {crash} line nor a core says which it was" : "";
        Death death = new Death(name, run.child().pid(), ended, run.lived(), ArangodExit.text(exit), doubt,
                crash.build().or(() -> run.ready().map(Readiness.Ready::version)).orElse(""),
                Redaction.stars(run.child().command().line()), evidence.replay().orElse(""));
        Testimony said = new Testimony(evidence.sanitizers(), crash.lines(), crash.assertion(), evidence.lines(),
                kernel(last, exit));
        return new CrashReport(death, said, core, Optional.empty(), "", crash.frame(),
                Duration.between(ended, Instant.now()));
    }

    /** Only a SIGKILL that nobody of ours has sent is the kernel's. */
    private List<String> kernel(LastLook last, ExitStatus exit) {
        if (exit.signal().filter(Signal.KILL::equals).isEmpty() || last.run().endedBySent(exit)) {
            return List.of();
        }
        long kills = last.oom().kills();
        String group = "memory.events of its control group: oom_kill rose by " + kills;
        Optional<String> told = tools.flatMap(lent -> KernelLog.killed(lent.spawner(), last.run().child().pid(),
                last.run().lived(), Deadline.in(KERNEL)));
        return Stream.concat(told.stream(), kills > 0 ? Stream.of(group) : Stream.empty()).toList();
    }

    private CrashReport withStacks(CrashReport made, LastLook last, Instant ended) {
        CoreDump core = made.core();
        if (core.file().isEmpty() || tools.isEmpty()) {
            return made;
        }
        if (tools.get().debugger().isEmpty()) {
            return made.without(Diagnostics.NO_DEBUGGER, Duration.between(ended, Instant.now()));
        }
        try {
            Optional<Stacks> read = new StackTaker(tools.get().debugger(), "")
                    .core(name + " [" + made.pid() + "], core",
                    core.executable().orElse(last.executable()), core.file().get(), Deadline.in(DEBUGGER));
            return made.with(read.orElseThrow(), Duration.between(ended, Instant.now()));
        } catch (LabException e) {
            return made.without(e.getMessage(), Duration.between(ended, Instant.now()));
        }
    }

    private void write(CrashReport made) {
        tools.ifPresent(lent -> {
            lent.write(made.fileName() + ".txt", made.text());
            lent.write(made.fileName() + ".json", made.json());
        });
    }

    /** Whether its last end, if any, is what the lab had done or foretold. */
    boolean byLab() {
        return look.map(LastLook::run).filter(run -> run.child().exit().filter(exit -> run.endedBySent(exit)
                || run.expected().equals(Optional.of(exit))).isPresent()).isPresent();
    }

    /** The signal of the lab that ended it; empty when none did. */
    Optional<Signal> cause() {
        return look.map(LastLook::run).flatMap(run -> run.child().exit().flatMap(run::cause));
    }

    /** How often the kernel has killed in its control group since its start. */
    long oomKills() {
        return look.map(last -> last.oom().kills()).orElse(0L);
    }

    /** What the crash handler wrote in its last life. */
    CrashLines crashLines() {
        return look.map(last -> CrashLines.of(directories.logFile(), last.run().logMark()))
                .orElseGet(() -> new CrashLines(List.of()));
    }

    /** What sanitizers said in its last life. */
    List<String> sanitizers() {
        return look.map(last -> LifeReports.of(last.run(), directories).sanitizers()).orElse(List.of());
    }

    /** Takes the stacks of a process that is about to be ended harder, and keeps them with the findings. */
    void stacks(Run run, String why) {
        tools.ifPresent(lent -> {
            long pid = run.child().pid();
            StackTaker taker = run.recording().map(recording -> new StackTaker(Optional.empty(), recording.monopoly()))
                    .orElseGet(() -> new StackTaker(lent.debugger(), Diagnostics.NO_DEBUGGER));
            Stacks taken = taker.process(name + " [" + pid + "]", pid, 1, Duration.ZERO, Deadline.in(STACKS));
            String file = "stacks-" + name + "-" + pid + ".txt";
            lent.write(file, why + "\n" + taken.text());
            events.emit(new LabEvent.StacksTaken(name, pid, file, why));
        });
    }

    /** Returns when no report is being made any more. */
    @Override
    public void close() {
        report(DEBUGGER);
    }
}
