package org.arangolab.instance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.ProcessGlimpse;
import org.arangolab.process.Signal;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;
import org.arangolab.time.TimeBox;

/** Ends a server's process step by step, see {@link ShutdownStep}. Each step after the first is in the journal. */
final class Shutdown {
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final String name;
    private final Run target;
    private final ChildProcess child;
    private final ServerClient client;
    private final EventBus events;
    private final PostMortem postMortem;

    Shutdown(String name, Run target, ServerClient client, EventBus events, PostMortem postMortem) {
        this.name = name;
        this.target = target;
        this.child = target.child();
        this.client = client;
        this.events = events;
        this.postMortem = postMortem;
    }

    /**
     * Goes through the steps until the process has ended.
     *
     * @throws DeadlineExceededException when it outlives the last step
     */
    void run(List<ShutdownStep> steps) {
        String why = "";
        for (int i = 0; i < steps.size(); i++) {
            ShutdownStep step = steps.get(i);
            if (i > 0) {
                events.emit(new LabEvent.StopEscalated(name, child.pid(), step.action().name(), why));
            }
            why = attempt(step);
            if (!child.alive()) {
                return;
            }
        }
        throw new DeadlineExceededException("the end of " + name + " [" + child.pid() + "]",
                steps.get(steps.size() - 1).grace(), why);
    }

    /** Does it and waits; answers why it did not help, empty when it did. */
    private String attempt(ShutdownStep step) {
        Deadline deadline = Deadline.in(step.grace());
        try {
            String refused = act(step.action(), deadline);
            if (!refused.isEmpty()) {
                return refused;
            }
            child.awaitExit(deadline);
            return "";
        } catch (DeadlineExceededException e) {
            return "still alive " + Durations.text(step.grace()) + " after " + step.action() + glimpse();
        }
    }

    /** What it does instead of ending, before the next step changes that. */
    private String glimpse() {
        return TimeBox.within(GLANCE, "the state of the process", () -> ProcessGlimpse.of(child.pid()),
                        Optional::<String>empty)
                .map(seen -> ": " + seen).orElse("");
    }

    private String act(ShutdownStep.Action action, Deadline deadline) {
        switch (action) {
            case HTTP -> {
                return askOverHttp(deadline);
            }
            case TERM -> target.send(Signal.TERM);
            case ABRT -> {
                postMortem.stacks(target, "it did not stop when it was asked to");
                target.send(Signal.ABRT);
            }
            case KILL -> target.send(Signal.KILL);
        }
        return "";
    }

    private String askOverHttp(Deadline deadline) {
        try {
            Response answer = client.send(Request.of("DELETE", "/_admin/shutdown"), deadline);
            return answer.ok() ? "" : answer.toString();
        } catch (ConnectionFailedException e) {
            return child.alive() ? e.getMessage() : "";
        }
    }
}
