package org.arangolab.time;

import java.time.Duration;

/**
 * The pauses between two looks at a condition: growing from {@code first} by half each time, up to {@code most}.
 *
 * @param first the first pause
 * @param most  the longest pause
 */
public record Backoff(Duration first, Duration most) {
    /** 5 ms growing to 100 ms: quick for what is nearly there, cheap for what takes long. */
    public static final Backoff QUICK = new Backoff(Duration.ofMillis(5), Duration.ofMillis(100));

    /** The pause after {@code previous}. */
    public Duration after(Duration previous) {
        Duration next = previous.multipliedBy(3).dividedBy(2);
        return next.compareTo(most) > 0 ? most : next;
    }
}
