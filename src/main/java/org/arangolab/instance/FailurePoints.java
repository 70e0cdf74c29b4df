package org.arangolab.instance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.arangolab.ConfigException;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.ServerResponseException;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;

/**
 * The failure points of one server: set, listed and cleared, each time with a look whether it came out so. Those that
 * were set through this object are remembered until they are cleared or their process has ended, which clears them too.
 * Guarded by its own monitor.
 */
public final class FailurePoints {
    private final Instance instance;
    private final FailurePointApi api;
    private final Supplier<FailurePointNames> names;
    private final EventBus events;
    /** Set by us: the name and the process that knows it. */
    private final Map<String, Long> ours = new LinkedHashMap<>();
    /** The process that was found to have failure points. */
    private Optional<Long> able = Optional.empty();
    /** The process that was found to have no list of them. */
    private Optional<Long> listless = Optional.empty();

    FailurePoints(Instance instance, FailurePointApi api, Supplier<FailurePointNames> names, EventBus events) {
        this.instance = instance;
        this.api = api;
        this.names = names;
        this.events = events;
    }

    /** Names that begin so and that the executable may know; for completion. */
    public List<String> names(String prefix) {
        return names.get().like(prefix);
    }

    /** Whether the running server has failure points. */
    public boolean available() {
        try {
            require();
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }

    /** Throws when the build has no failure points. */
    void requireBuild() {
        require();
    }

    private synchronized long require() {
        long pid = instance.answering();
        if (!able.equals(Optional.of(pid))) {
            api.require();
            able = Optional.of(pid);
        }
        return pid;
    }

    /**
     * Sets one.
     *
     * @param check whether a name that does not occur in the executable is a mistake
     * @throws ConfigException       when the name is wrong or the build has no failure points
     * @throws FailurePointException when it is not set afterwards
     */
    public synchronized void set(String name, boolean check) {
        long pid = require();
        checkName(name, check);
        ours.put(name, pid);
        try {
            api.set(name);
            listed(pid).filter(all -> !all.contains(name)).ifPresent(all -> {
                throw FailurePointException.notSet(instance.name(), name, all);
            });
        } catch (FailurePointException | ServerResponseException e) {
            ours.remove(name);
            throw e;
        }
        events.emit(new LabEvent.FailurePointSet(instance.name(), pid, name));
    }

    private void checkName(String name, boolean check) {
        if (name.isBlank()) {
            throw new ConfigException(instance.name() + ": failAt('" + name + "'): a failure point has a name");
        }
        if (check && !names.get().mayHave(name)) {
            throw new ConfigException(instance.name() + ": failAt('" + name + "'): no such failure point in "
                    + instance.binary().arangod() + names.get().hint(name)
                    + " With check: false it is set all the same");
        }
    }

    /**
     * Sets one until the answer is closed. Closing clears it, and fails when that cannot be done; a point that is gone
     * already, by a clear or with its process, needs nothing.
     */
    public Scope scope(String name, boolean check) {
        set(name, check);
        return new Scope(name);
    }

    /** One failure point while it is set. */
    public final class Scope implements AutoCloseable {
        private final String name;

        private Scope(String name) {
            this.name = name;
        }

        /** Its name. */
        public String name() {
            return name;
        }

        /** How often it was hit; empty when the server does not count. */
        public OptionalLong hits() {
            instance.answering();
            return api.hits(name);
        }

        @Override
        public void close() {
            undo(name);
        }
    }

    /** Clears one that {@link #set} has set, if it is still there; it ends with its process, too. */
    public synchronized void undo(String name) {
        if (!mine().contains(name) || instance.state() == InstanceState.STOPPING) {
            ours.remove(name);
            return;
        }
        try {
            clear(name);
        } catch (InstanceCrashException e) {
            ours.remove(name); // it died with its process
        }
    }

    /**
     * Clears one.
     *
     * @throws FailurePointException when it is still set afterwards
     */
    public synchronized void clear(String name) {
        long pid = require();
        api.clear(name);
        listed(pid).filter(all -> all.contains(name)).ifPresent(all -> {
            throw FailurePointException.stuck(instance.name(), List.of(name));
        });
        forget(name, pid);
    }

    private void forget(String name, long pid) {
        ours.remove(name);
        events.emit(new LabEvent.FailurePointCleared(instance.name(), pid, name));
    }

    /** Clears all, whoever has set them. */
    public synchronized void clearAll() {
        long pid = require();
        List<String> before = active();
        api.clearAll();
        listed(pid).filter(all -> !all.isEmpty()).ifPresent(all -> {
            throw FailurePointException.stuck(instance.name(), all);
        });
        before.forEach(name -> forget(name, pid));
    }

    /** The names that are set now; of a server without a list, those that were set here. */
    public synchronized List<String> active() {
        return listed(require()).orElseGet(this::mine);
    }

    private Optional<List<String>> listed(long pid) {
        if (listless.equals(Optional.of(pid))) {
            return Optional.empty();
        }
        Optional<List<String>> all = api.list();
        if (all.isEmpty()) {
            listless = Optional.of(pid);
        }
        return all;
    }

    /** Those that were set here, in a process that still runs. */
    List<String> mine() {
        Optional<Long> pid = instance.pid();
        ours.values().removeIf(other -> !pid.filter(other::equals).isPresent());
        return List.copyOf(ours.keySet());
    }

    /**
     * Clears those that are set though nobody here has set them.
     *
     * @throws FailurePointException when there were any
     */
    public synchronized void checkLeaks() {
        List<String> leaks = leaks();
        if (!leaks.isEmpty()) {
            leaks.forEach(this::clear);
            throw FailurePointException.leaked(instance.name(), leaks);
        }
    }

    private List<String> leaks() {
        if (instance.state() != InstanceState.RUNNING || instance.suspended()) {
            return List.of();
        }
        try {
            List<String> leaks = new ArrayList<>(instance.pid().flatMap(this::listed).orElse(List.of()));
            leaks.removeAll(mine());
            return leaks;
        } catch (ConnectionFailedException | InstanceCrashException | ServerResponseException e) {
            return List.of(); // who does not answer this has trouble of another kind, and is asked by others
        }
    }

    /** Lets the threads that wait for each other in a maintainer build begin anew. */
    public void resetRaceControl() {
        instance.answering();
        api.resetRaceControl();
    }

    @Override
    public String toString() {
        return "the failure points of " + instance.name();
    }
}
