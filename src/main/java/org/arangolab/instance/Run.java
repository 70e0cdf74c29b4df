package org.arangolab.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.arangolab.instance.under.Recording;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.Signal;

/**
 * One life of a server's process; a restart makes a new one. What exists only while it runs is here. Thread-safe.
 */
final class Run {
    private final ChildProcess child;
    private final long logMark;
    private final long stderrMark;
    private final Optional<Recording> recording;
    private final CompletableFuture<Readiness.Ready> readiness = new CompletableFuture<>();
    private final CompletableFuture<InstanceState> ended = new CompletableFuture<>();
    private final Set<Signal> sent = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> lastSeen = new AtomicReference<>("");
    private volatile boolean suspended;
    private volatile boolean stopAsked;
    private volatile String phase = "";
    private volatile Optional<Instant> endedAt = Optional.empty();
    private volatile Optional<ExitStatus> expected;

    /**
     * The process, where its log and its standard error stood when it was started, how its end is expected, when
     * somebody has said so, and what is recorded of it.
     */
    Run(ChildProcess child, long logMark, long stderrMark, Optional<ExitStatus> expected,
            Optional<Recording> recording) {
        this.child = child;
        this.recording = recording;
        this.logMark = logMark;
        this.stderrMark = stderrMark;
        this.expected = expected;
        child.onExit().thenRun(() -> endedAt = Optional.of(Instant.now()));
    }

    ChildProcess child() {
        return child;
    }

    long logMark() {
        return logMark;
    }

    long stderrMark() {
        return stderrMark;
    }

    /** Completes with the version when it answers, or with why it never will. */
    CompletableFuture<Readiness.Ready> readiness() {
        return readiness;
    }

    /** Completes with the final state when its end was judged. */
    CompletableFuture<InstanceState> ended() {
        return ended;
    }

    /** What the last look at its readiness saw instead. */
    AtomicReference<String> lastSeen() {
        return lastSeen;
    }

    /** The signals that the lab has sent it to end it. */
    Set<Signal> sent() {
        return sent;
    }

    /** Sends a signal, known before it can take effect. STOP and CONT, whoever asks for them, suspend and resume. */
    void send(Signal signal) {
        switch (signal) {
            case STOP -> suspended = true;
            case CONT -> suspended = false;
            default -> sent.add(signal);
        }
        child.signal(signal);
    }

    /** It is asked to stop, over HTTP or by signals. */
    void stopAsked() {
        stopAsked = true;
    }

    boolean wasAskedToStop() {
        return stopAsked;
    }

    /** The lab makes it crash: any end by a signal is its own work from here on. */
    void crashIsWanted() {
        sent.addAll(Set.of(Signal.KILL, Signal.ABRT, Signal.SEGV, Signal.BUS));
    }

    /** Whether it is stopped by SIGSTOP: the lab's, which takes effect a moment later, or anybody's. */
    boolean suspended() {
        return suspended || child.identity().filter(ProcessIdentity::stopped).isPresent();
    }

    /** What is recorded of it; empty when it runs under no recorder. */
    Optional<Recording> recording() {
        return recording;
    }

    /**
     * Whether a debugger holds it, the lab's own among them, which lets it go within seconds. A recorder holds it again
     * and again for moments, which says nothing.
     */
    boolean held() {
        return recording.isEmpty() && child.identity().filter(ProcessIdentity::held).isPresent();
    }

    void expect(ExitStatus exit) {
        expected = Optional.of(exit);
    }

    /** How it is to end, when somebody has said so. */
    Optional<ExitStatus> expected() {
        return expected;
    }

    /** Whether this end is what one of the signals does that the lab has sent. */
    boolean endedBySent(ExitStatus exit) {
        return cause(exit).isPresent();
    }

    /**
     * The signal of the lab that this end comes from. Who catches a crash may end itself by ABRT instead: sanitizers do
     * (facts/diagnostics.md 4), and the stand-in's machine.
     */
    Optional<Signal> cause(ExitStatus exit) {
        return exit.signal().flatMap(end -> sent.contains(end) ? Optional.of(end)
                : sent.stream().filter(signal -> end == Signal.ABRT && signal.dumpsCore()).findFirst());
    }

    Optional<Readiness.Ready> ready() {
        return readiness.isCompletedExceptionally() ? Optional.empty()
                : Optional.ofNullable(readiness.getNow(null));
    }

    /** What it is at while it starts, as its log told last; empty when it does not tell. */
    String phase() {
        return phase;
    }

    void phase(String told) {
        phase = told;
    }

    /** How long it has lived; after its end, how long it did. */
    Duration lived() {
        return Duration.between(child.startedAt(), endedAt.orElseGet(Instant::now));
    }

    Vitals vitals() {
        boolean alive = child.alive();
        return new Vitals(alive, alive && suspended(), alive ? Optional.of(child.pid()) : Optional.empty(),
                Optional.of(child.startedAt()), ready().map(Readiness.Ready::at), ready().map(Readiness.Ready::version),
                child.exit());
    }
}
