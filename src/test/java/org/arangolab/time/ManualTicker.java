package org.arangolab.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it. */
public final class ManualTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong(-1_000_000_000L);

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Moves it. */
    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
