package org.arangolab.instance;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.ServerClient;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.core.CoreForecast;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ProcessIdentity;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;

/** Sends a server's process the signals that a user asks for, and knows what they mean for its life. */
final class Signals {
    private static final Set<Signal> POLITE = EnumSet.of(Signal.TERM, Signal.INT, Signal.QUIT);
    private static final Duration CRASH = Duration.ofSeconds(30);

    private final String name;
    private final Lifecycle lifecycle;
    private final Judgement judgement;
    private final EventBus events;
    private final PostMortem postMortem;

    Signals(String name, Lifecycle lifecycle, Judgement judgement, EventBus events, PostMortem postMortem) {
        this.name = name;
        this.lifecycle = lifecycle;
        this.judgement = judgement;
        this.events = events;
        this.postMortem = postMortem;
    }

    /**
     * After KILL it waits for the end, which no process can refuse; after a signal of crashes for as long as a crash
     * handler with its core may take. STOP and CONT suspend and resume.
     */
    void send(Run run, Signal signal) {
        if (POLITE.contains(signal)) {
            lifecycle.tryMove(InstanceState.STOPPING);
        }
        events.emit(new LabEvent.SignalSent(name, run.child().pid(), signal.word()));
        switch (signal) {
            case STOP -> suspend(run);
            case CONT -> goOn(run);
            default -> run.send(signal);
        }
        if (signal == Signal.KILL) {
            judgement.await(run);
        } else if (signal.dumpsCore() && !POLITE.contains(signal)) {
            awaitCrash(run, signal);
        }
    }

    private void awaitCrash(Run run, Signal signal) {
        try {
            Await.future("the end of " + name, run.ended().copy(), Deadline.in(CRASH));
        } catch (DeadlineExceededException e) {
            events.emit(new LabEvent.Note(name, "still runs " + Durations.text(CRASH) + " after " + signal.word()
                    + "; awaitExit(…) waits longer"));
        }
    }

    /** Asks it to end, step by step less politely; one that does not answer yet is not asked over HTTP. */
    void stop(Run run, List<ShutdownStep> plan, ServerClient client) {
        resumeIfSuspended(run);
        run.stopAsked();
        boolean wasReady = run.ready().isPresent();
        if (lifecycle.tryMove(InstanceState.STOPPING)) {
            events.emit(new LabEvent.StopRequested(name, run.child().pid()));
        }
        List<ShutdownStep> steps = wasReady ? plan
                : plan.stream().filter(s -> s.action() != ShutdownStep.Action.HTTP).toList();
        new Shutdown(name, run, client, events, postMortem).run(steps);
        judgement.await(run);
    }

    /** Ends it by ABRT, which leaves a core, and finds that. */
    CoreDump dump(Run run, String why) {
        long pid = run.child().pid();
        events.emit(new LabEvent.CoreRequested(name, pid, why));
        resumeIfSuspended(run);
        CoreForecast forecast = CoreForecast.of(pid);
        run.send(Signal.ABRT);
        judgement.await(run);
        CoreDump core = forecast.find();
        events.emit(new LabEvent.CoreTaken(name, pid, core.toString()));
        return core;
    }

    /** Lets it end itself over HTTP: the connection breaks, as it must. */
    void terminate(Run run, DebugTermination way, ServerClient client, Deadline deadline) {
        run.crashIsWanted();
        try {
            throw way.refused(client.send(way.request(), deadline));
        } catch (ConnectionFailedException e) {
            judgement.await(run);
        }
    }

    void suspend(Run run) {
        run.send(Signal.STOP);
        events.emit(new LabEvent.InstanceSuspended(name, run.child().pid()));
    }

    void resume(Run run) {
        if (!run.suspended()) {
            throw new ConfigException(name + " is not suspended; nothing to resume");
        }
        goOn(run);
    }

    /** A suspended process, whoever has suspended it, hears of nothing but KILL. */
    private void resumeIfSuspended(Run run) {
        if (run.suspended() || run.child().identity().filter(ProcessIdentity::stopped).isPresent()) {
            goOn(run);
        }
    }

    private void goOn(Run run) {
        run.send(Signal.CONT);
        events.emit(new LabEvent.InstanceResumed(name, run.child().pid()));
    }
}
