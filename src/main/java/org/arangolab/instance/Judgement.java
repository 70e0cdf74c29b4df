package org.arangolab.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * Judges what a process did: its first answer, its end. One of them is first, by this object's monitor; the state has
 * moved and the event is out before anybody who waits goes on.
 */
final class Judgement {
    private static final Duration NEWS = Duration.ofSeconds(30);

    private final String name;
    private final Lifecycle lifecycle;
    private final EventBus events;
    private final Supplier<Autopsy> autopsy;
    private final PostMortem postMortem;

    Judgement(String name, Lifecycle lifecycle, EventBus events, Supplier<Autopsy> autopsy, PostMortem postMortem) {
        this.name = name;
        this.lifecycle = lifecycle;
        this.events = events;
        this.autopsy = autopsy;
        this.postMortem = postMortem;
    }

    /** Hears of its end, on a thread of its own. */
    void watch(Run run) {
        postMortem.look(run);
        run.child().onExit().thenAcceptAsync(exit -> ended(run, exit), task -> {
            Thread thread = new Thread(task, "exit " + name);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** It answers. When somebody was faster, a stop or the end of the process, the judge of the end tells who waits. */
    synchronized void answered(Run run, Readiness.Ready ready) {
        if (!lifecycle.tryMove(InstanceState.RUNNING)) {
            return;
        }
        postMortem.look(run);
        try {
            events.emit(new LabEvent.InstanceReady(name, run.child().pid(), ready.version(),
                    Duration.between(run.child().startedAt(), ready.at())));
        } finally {
            run.readiness().complete(ready);
        }
    }

    /** It ended: as asked for, or as a crash. Whatever fails on the way, those who wait are told. */
    private synchronized void ended(Run run, ExitStatus exit) {
        InstanceState end = lifecycle.end(asked(run, exit));
        if (end == InstanceState.CRASHED && worthALook(run, exit)) {
            postMortem.examine(run, exit);
        }
        try {
            events.emit(end == InstanceState.STOPPED ? stopped(run, exit) : crashed(run, exit));
            run.readiness().completeExceptionally(end == InstanceState.STOPPED ? stoppedTooSoon()
                    : autopsy.get().startFailure(run, exit));
        } catch (RuntimeException e) {
            run.readiness().completeExceptionally(e);
        } finally {
            run.ended().complete(end);
        }
    }

    /** An end that was foretold counts only when it is the one foretold. */
    private boolean asked(Run run, ExitStatus exit) {
        return run.expected().map(exit::equals).orElseGet(() ->
                lifecycle.state() == InstanceState.STOPPING && (exit.ok() || run.endedBySent(exit)));
    }

    /** A server that the lab has killed leaves nothing to be found out, unless it was killed for its core. */
    private static boolean worthALook(Run run, ExitStatus exit) {
        return !run.endedBySent(exit) || exit.signal().filter(Signal::dumpsCore).isPresent();
    }

    private LabEvent stopped(Run run, ExitStatus exit) {
        return new LabEvent.InstanceStopped(name, run.child().pid(), ArangodExit.text(exit), run.lived());
    }

    private LabEvent crashed(Run run, ExitStatus exit) {
        return new LabEvent.InstanceCrashed(name, run.child().pid(), ArangodExit.text(exit), autopsy.get().reason(run));
    }

    private IllegalMoveException stoppedTooSoon() {
        return new IllegalMoveException(name, InstanceState.STOPPED, InstanceState.RUNNING,
                "it was stopped before it was ready");
    }

    /** Waits until the end of a process that is ending was judged. */
    void await(Run run) {
        Await.future("the end of " + name, run.ended().copy(), Deadline.in(NEWS));
    }

    /** The crash of a server that had been ready. */
    Optional<InstanceCrashException> crash(Run run) {
        return lifecycle.state() == InstanceState.CRASHED && run.ready().isPresent()
                ? Optional.of(autopsy.get().crash(run)) : Optional.empty();
    }

    /** The same for somebody who is told of it. */
    Optional<InstanceCrashException> toldCrash(Run run) {
        Optional<InstanceCrashException> crash = crash(run);
        crash.ifPresent(told -> noticed());
        return crash;
    }

    /** Somebody knows of its end. */
    void noticed() {
        postMortem.notice();
    }

    /** Why a server that has crashed does not answer: its crash, or why it never was ready. */
    Optional<RuntimeException> death(Run run) {
        return toldCrash(run).<RuntimeException>map(e -> e).or(() -> lifecycle.state() == InstanceState.CRASHED
                ? run.child().exit().map(exit -> autopsy.get().startFailure(run, exit)) : Optional.empty());
    }
}
