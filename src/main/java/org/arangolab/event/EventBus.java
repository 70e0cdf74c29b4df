package org.arangolab.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells each event to every listener, in order of their registration, on the thread on which it happened. A listener
 * must be quick and must not throw; it may come and go at any time.
 */
public final class EventBus {
    private final List<Consumer<LabEvent>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener until the registration is closed. */
    public Registration listen(Consumer<LabEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells it to all. */
    public void emit(LabEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Ends the listening. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
