package org.arangolab.instance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * The one run with {@code --database.auto-upgrade} that brings a stopped server's data to another version; such a run
 * ends by itself, with 0 when all went well. Source: facts/server.md 2.7.
 */
final class Upgrade {
    private final InstanceSpec spec;
    private final Autopsy autopsy;
    private final EventBus events;

    Upgrade(InstanceSpec spec, Autopsy autopsy, EventBus events) {
        this.spec = spec;
        this.autopsy = autopsy;
        this.events = events;
    }

    /** A coordinator must not serve meanwhile. */
    static InstanceSpec spec(InstanceSpec spec) {
        Map<String, List<String>> once = Map.of("database.auto-upgrade", List.of("true"));
        return spec.role() == Role.COORDINATOR
                ? spec.withArguments(Map.of("server.rest-server", List.of("false"))).withArguments(once)
                : spec.withArguments(once);
    }

    /**
     * Runs it to its end.
     *
     * @throws InstanceStartException    when it ends otherwise than with 0
     * @throws DeadlineExceededException when it does not end within the start's time-out; it is killed then
     */
    void run(Launch launch, Spawner spawner, Deadline deadline) {
        Run run = launch.start(spawner, Optional.of(new ExitStatus(0)));
        events.emit(new LabEvent.UpgradeStarted(spec.name(), run.child().pid(), launch.software().binary().toString()));
        ExitStatus exit = await(run, deadline);
        events.emit(new LabEvent.UpgradeEnded(spec.name(), run.child().pid(), ArangodExit.text(exit), run.lived()));
        if (!exit.ok()) {
            throw autopsy.upgradeFailure(run, exit);
        }
    }

    private static ExitStatus await(Run run, Deadline deadline) {
        try {
            return run.child().awaitExit(deadline);
        } catch (DeadlineExceededException e) {
            run.send(Signal.KILL);
            throw e;
        }
    }
}
