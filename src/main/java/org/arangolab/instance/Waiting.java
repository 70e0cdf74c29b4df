package org.arangolab.instance;

import java.time.Duration;
import org.arangolab.process.ExitStatus;
import org.arangolab.time.Await;
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
        String name = instance.name();
        if (run.ready().isPresent() && instance.state() != InstanceState.RUNNING) {
            throw judgement.death(run).orElseGet(() ->
                    new IllegalMoveException(name, instance.state(), InstanceState.RUNNING, "start() it again"));
        }
        try {
            Await.future(name + " to be ready", run.readiness().copy(), timeouts.clamp(timeout));
        } catch (DeadlineExceededException e) {
            throw blueprint.autopsy().notReady(run, instance.state(), instance.validate(), e);
        }
    }

    void untilEnd(Run run, Duration timeout) {
        Await.future("the end of " + instance.name() + " [" + run.child().pid() + "]", run.ended().copy(),
                timeouts.clamp(timeout));
        ExitStatus exit = run.child().exit().orElseThrow();
        run.expected().filter(expected -> !expected.equals(exit)).ifPresent(expected -> {
            throw blueprint.autopsy().unexpected(run, exit, expected);
        });
    }
}
