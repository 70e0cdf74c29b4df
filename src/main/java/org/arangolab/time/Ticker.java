package org.arangolab.time;

/** A monotonic clock in nanoseconds, with any origin. Tests move their own. */
@FunctionalInterface
public interface Ticker {
    /** The machine's monotonic clock. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since some fixed moment. */
    long nanos();
}
