package org.arangolab.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.health.HealthChecker;
import org.arangolab.net.Endpoint;
import org.arangolab.net.PortPool;
import org.arangolab.process.Spawner;
import org.arangolab.time.TimeoutManager;

/** Instances of the fake server of the test resources, which does what a line of shell says. */
final class Bench implements AutoCloseable {
    /** Runs until it is killed, as sleep does. */
    static final String SLEEP = "exec sleep 1000";

    private final Path directory;
    private final Path arangod;
    private final Spawner spawner = new Spawner();
    private final EventBus bus = new EventBus();
    private final HealthChecker health = new HealthChecker(bus);
    private final Diagnostics diagnostics;
    private final List<LabEvent> events = new CopyOnWriteArrayList<>();
    private final List<Instance> instances = new ArrayList<>();

    Bench(Path directory) {
        this.directory = directory;
        this.arangod = directory.resolve("arangod");
        this.diagnostics = new Diagnostics(spawner, this::findings, System.getenv("PATH"));
        bus.listen(events::add);
        try (InputStream script = Bench.class.getResourceAsStream("/fake/arangod")) {
            Files.copy(script, arangod);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!arangod.toFile().setExecutable(true)) {
            throw new IllegalStateException(arangod + " cannot be made executable");
        }
    }

    Path arangod() {
        return arangod;
    }

    Path home() {
        return directory.resolve("db1");
    }

    Path ports() {
        return directory.resolve("ports");
    }

    Path findings() {
        try {
            return Files.createDirectories(directory.resolve("findings"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EventBus bus() {
        return bus;
    }

    /** The kinds of what happened; a crash report comes when it is made, and is no part of the story. */
    List<String> story() {
        return events.stream().filter(event -> !(event instanceof LabEvent.CrashReported))
                .map(event -> event.getClass().getSimpleName()).toList();
    }

    <T extends LabEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    InstanceSpec.Builder spec(String fake) {
        return InstanceSpec.named("db1").environment("FAKE", fake).startTimeout(Duration.ofSeconds(20))
                .stopTimeout(Duration.ofMillis(100)).monitor(false);
    }

    /** A server that does this, on a leased port on which nobody answers. */
    Instance server(String fake) {
        return server(spec(fake));
    }

    /** A server that does this, while somebody answers for it. */
    Instance server(String fake, Endpoint answering) {
        return server(spec(fake).endpoint(answering));
    }

    Instance server(InstanceSpec.Builder spec) {
        Instance instance = new Instance(spec.build(), context(arangod));
        instances.add(instance);
        return instance;
    }

    InstanceContext context(Path binary) {
        return new InstanceContext(spawner, new PortPool(ports()), bus, TimeoutManager.unlimited(), directory::resolve,
                spec -> new ServerBinary(spec.binaries().map(place -> place.resolve("arangod")).orElse(binary), false,
                        "test"),
                new OptionCatalogs(spawner, directory.resolve("options")),
                new FailurePointCatalogs(spawner, directory.resolve("failure-points")), health,
                Optional.of(diagnostics));
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
        health.close();
        spawner.close();
    }
}
