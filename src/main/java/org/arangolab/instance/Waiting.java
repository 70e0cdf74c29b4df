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
            timeouts.watched(name + " to be ready", timeout, deadline ->
                    Await.future(name + " to be ready", run.readiness().copy(), deadline));
        } catch (DeadlineExceededException e) {
            throw blueprint.autopsy().notReady(run, instance.state(), instance.validate(), e);
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
