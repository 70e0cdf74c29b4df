package org.arangolab.instance;

import java.time.Duration;
import org.arangolab.process.ExitStatus;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.TimeoutManager;

/** Waits for what a server's present life comes to: its first answer, its end. */
final class Waiting {
    private final Instance instance;
    private final Blueprint blueprint;
    private final Judgement judgement;
    private final TimeoutManager timeouts;

    Waiting(Instance instance, Blueprint blueprint, Judgement judgement, TimeoutManager timeouts) {
        this.instance = instance;
        this.blueprint = blueprint;
        this.judgement = judgement;
        this.timeouts = timeouts;
    }

    void untilReady(Run run, Duration timeout) {
        String ready = instance.name() + " to be ready";
        checkLife(run);
        try {
            timeouts.watched(ready, timeout, deadline -> {
                Await.future(ready, run.readiness().copy(), deadline);
                return Await.that(ready).until(deadline, () -> run.suspended() && !run.ended().isDone()
                        ? Observation.notYet("it is suspended; resume() lets it go on") : Observation.found(true));
            });
            checkLife(run);
        } catch (DeadlineExceededException e) {
            throw blueprint.autopsy().notReady(run, instance.state(), instance.validate(), e);
        }
    }

    /** One that was ready and is not running any more never will be ready again. */
    private void checkLife(Run run) {
        if (run.ready().isPresent() && instance.state() != InstanceState.RUNNING) {
            throw judgement.death(run).orElseGet(() -> new IllegalMoveException(instance.name(), instance.state(),
                    InstanceState.RUNNING, "start() it again"));
        }
    }

    void untilEnd(Run run, Duration timeout) {
        String end = "the end of " + instance.name() + " [" + run.child().pid() + "]";
        timeouts.watched(end, timeout, deadline -> Await.future(end, run.ended().copy(), deadline));
        judgement.noticed();
        ExitStatus exit = run.child().exit().orElseThrow();
        run.expected().filter(expected -> !expected.equals(exit)).ifPresent(expected -> {
            throw blueprint.autopsy().unexpected(run, exit, expected);
        });
    }
}
