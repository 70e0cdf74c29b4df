package org.arangolab.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.arangolab.ConfigException;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceContext;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.time.TimeoutManager;

/**
 * The servers of one script or one prompt, by name. Two sessions of a lab may use the same names. Closing it runs the
 * clean-ups in reverse order and ends its servers. Guarded by its own monitor.
 */
public final class Session implements AutoCloseable {
    private final InstanceContext context;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Closer cleanups = new Closer();
    private Optional<Instance> focus = Optional.empty();

    Session(InstanceContext context) {
        this.context = context;
    }

    /**
     * Defines a server.
     *
     * @throws ConfigException when the name is taken
     */
    public synchronized Instance define(InstanceSpec spec) {
        if (instances.containsKey(spec.name())) {
            throw new ConfigException("instance '" + spec.name() + "' is defined already: "
                    + instances.get(spec.name()) + "; use restart(…) to change its arguments, or another name");
        }
        Instance instance = new Instance(spec, context);
        instances.put(spec.name(), instance);
        focus = Optional.of(instance);
        return instance;
    }

    /** A server by its name. */
    public synchronized Optional<Instance> find(String name) {
        return Optional.ofNullable(instances.get(name));
    }

    /** All servers, in order of their definition. */
    public synchronized List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /** All names. */
    public synchronized Set<String> names() {
        return Set.copyOf(instances.keySet());
    }

    /** The server that bare words mean: the one focused, else the one defined last. */
    public synchronized Optional<Instance> focus() {
        return focus;
    }

    /** Lets bare words mean this server. */
    public synchronized void focus(Instance instance) {
        focus = Optional.of(instance);
    }

    /** The deadlines around the running code. */
    public TimeoutManager timeouts() {
        return context.timeouts();
    }

    /** Runs this at the end, before what was registered earlier. */
    public void cleanup(Runnable step) {
        cleanups.register(step);
    }

    /**
     * Takes a fault back at the end: to be called before the fault is made. In reverse order with the clean-ups; one that
     * fails does not keep the others from being run.
     */
    public void undo(String what, Runnable step) {
        cleanup(new Undo(what, step));
    }

    /** Clean-ups in reverse order, then all servers at once; the first failure is thrown when all is done. */
    @Override
    public void close() {
        Closer closer = new Closer();
        closer.register(this::closeInstances);
        closer.register(cleanups::close);
        closer.close();
    }

    private void closeInstances() {
        List<Instance> open = takeInstances();
        if (open.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(16, open.size()));
        Closer closer = new Closer();
        try {
            open.stream().map(instance -> CompletableFuture.runAsync(instance::close, threads))
                    .forEach(end -> closer.register(end::join));
            closer.close();
        } finally {
            threads.shutdown();
        }
    }

    private synchronized List<Instance> takeInstances() {
        List<Instance> open = new ArrayList<>(instances.values());
        instances.clear();
        focus = Optional.empty();
        return open;
    }
}
