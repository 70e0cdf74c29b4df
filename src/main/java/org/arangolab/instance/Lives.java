package org.arangolab.instance;

import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.client.ServerClient;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.time.Deadline;

/**
 * The processes of a server, one after the other: the present one, else the last. Begun by one thread at a time; asked
 * by any.
 */
final class Lives implements AutoCloseable {
    private final InstanceContext context;
    private final Blueprint blueprint;
    private final Lifecycle lifecycle;
    private final Judgement judgement;
    private final Recordings recordings;
    private volatile Optional<Run> last = Optional.empty();
    private volatile Optional<ExitStatus> foretold = Optional.empty();

    Lives(InstanceContext context, Blueprint blueprint, Lifecycle lifecycle, Judgement judgement) {
        this.recordings = new Recordings(blueprint.spec().name(), context.spawner(), context.events());
        this.context = context;
        this.blueprint = blueprint;
        this.lifecycle = lifecycle;
        this.judgement = judgement;
    }

    Optional<Run> last() {
        return last;
    }

    private String name() {
        return blueprint.spec().name();
    }

    /**
     * Starts a process; does not wait until it answers.
     *
     * @param probe asks it for its first answer
     */
    void begin(ServerClient probe) {
        Run next = blueprint.launch().start(context.spawner(), foretold);
        foretold = Optional.empty();
        last = Optional.of(next);
        lifecycle.move(InstanceState.STARTING);
        context.events().emit(new LabEvent.InstanceStarted(name(), next.child().pid(), blueprint.endpoint().toString(),
                next.child().command().line()));
        if (blueprint.detached()) {
            context.events().emit(new LabEvent.InstanceDetached(name(), next.child().pid(),
                    blueprint.directories().root().toString()));
        }
        recordings.watch(next);
        judgement.watch(next);
        new Readiness(name(), next, probe).watch(blueprint.directories(), Deadline.in(blueprint.spec().startTimeout()),
                ready -> judgement.answered(next, ready));
    }

    /** The present process or the last one; says what was wanted when there never was any. */
    Run started(InstanceState wanted, String remedy) {
        return last.orElseThrow(() -> new IllegalMoveException(name(), lifecycle.state(), wanted, remedy));
    }

    /** The process that is to do something now; throws what it died of, when it is dead. */
    Run running(String what) {
        Run current = last.orElseThrow(() -> cannot(what, "start() it first"));
        judgement.death(current).ifPresent(e -> {
            throw e;
        });
        if (!lifecycle.state().hasProcess()) {
            throw cannot(what, "start() it again");
        }
        return current;
    }

    private ConfigException cannot(String what, String remedy) {
        return new ConfigException(name() + " is " + lifecycle.state() + " and cannot " + what + "; " + remedy);
    }

    /** The process that can be asked now. */
    long answering() {
        Run current = running("answer");
        if (current.suspended()) {
            throw new ConfigException(name() + " is suspended and cannot answer; resume() it first");
        }
        return current.child().pid();
    }

    /** How the present process is to end, or else that of the next start. */
    void expect(ExitStatus exit) {
        if (lifecycle.state().hasProcess()) {
            last.orElseThrow().expect(exit);
        } else {
            foretold = Optional.of(exit);
        }
    }

    Vitals vitals() {
        return last.map(Run::vitals).orElse(Vitals.NONE);
    }

    /** What their recorders have left to do is done when this returns. */
    @Override
    public void close() {
        recordings.close();
    }

    /** The crash of the last one, when it had been up and died though nobody had sent it a signal. */
    Optional<InstanceCrashException> unaskedCrash() {
        return last.filter(run -> run.sent().isEmpty()).flatMap(judgement::crash);
    }
}
