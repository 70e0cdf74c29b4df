package org.arangolab.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.arangolab.client.ServerClient;
import org.arangolab.instance.health.Chart;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.HealthChecker;
import org.arangolab.instance.health.NetworkCheck;
import org.arangolab.instance.health.Patient;
import org.arangolab.instance.health.Validation;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/** One of the lab's servers as a patient: what the health checker asks, answered from its present life. */
final class Bedside implements Patient {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Instance instance;
    private final ServerClient client;
    private final Supplier<Optional<Run>> run;
    private final Chart chart = new Chart(this);

    Bedside(Instance instance, ServerClient client, Supplier<Optional<Run>> run) {
        this.instance = instance;
        this.client = client;
        this.run = run;
    }

    /** Is looked at from now on, when its spec wants that. */
    void watch(HealthChecker checker) {
        if (instance.spec().health().monitor()) {
            checker.watch(chart, instance.spec().health().interval());
        }
    }

    void leave(HealthChecker checker) {
        checker.leave(chart);
    }

    Health health() {
        return chart.examine();
    }

    Validation validate() {
        return new NetworkCheck(this, instance.endpoint(), STEP).validate();
    }

    @Override
    public String name() {
        return instance.name();
    }

    @Override
    public Life life() {
        return switch (instance.state()) {
            case INIT -> Life.NOT_STARTED;
            case STARTING -> Life.STARTING;
            case RUNNING -> Life.RUNNING;
            case STOPPING -> Life.STOPPING;
            case STOPPED -> Life.ENDED;
            case CRASHED -> Life.DEAD;
        };
    }

    @Override
    public String ending() {
        return instance.exit().map(exit -> "ended with " + ArangodExit.text(exit)).orElse("");
    }

    @Override
    public boolean suspended() {
        return run.get().filter(it -> it.suspended() || it.held()).isPresent();
    }

    @Override
    public String phase() {
        return run.get().map(Run::phase).orElse("");
    }

    @Override
    public Optional<Long> pid() {
        return instance.pid();
    }

    @Override
    public Optional<String> role() {
        return instance.role().map(Role::told);
    }

    @Override
    public ServerClient client() {
        return client;
    }

    @Override
    public Duration limit() {
        return instance.spec().health().limit();
    }

    @Override
    public boolean endsWithin(Duration time) {
        return run.get().filter(r -> ended(r, time)).isPresent();
    }

    private static boolean ended(Run run, Duration time) {
        try {
            Await.future("news of the process", run.ended().copy(), Deadline.in(time));
            return true;
        } catch (DeadlineExceededException e) {
            return false; // it lives
        }
    }
}
