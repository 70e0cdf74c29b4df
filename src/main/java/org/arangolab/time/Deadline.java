package org.arangolab.time;

import java.time.Duration;
import java.util.Objects;

/**
 * A moment on the monotonic clock after which a wait must be over. Immutable; passed down every call that may wait.
 */
public final class Deadline {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final Ticker ticker;
    private final long startNanos;
    private final Duration limit;

    private Deadline(Ticker ticker, long startNanos, Duration limit) {
        this.ticker = ticker;
        this.startNanos = startNanos;
        this.limit = limit;
    }

    /** From now on the system's clock; a negative limit counts as zero. */
    public static Deadline in(Duration limit) {
        return in(limit, Ticker.SYSTEM);
    }

    /** From now on the given clock. */
    public static Deadline in(Duration limit, Ticker ticker) {
        Objects.requireNonNull(limit, "limit is null");
        Duration bounded = limit.isNegative() ? Duration.ZERO : limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new Deadline(ticker, ticker.nanos(), bounded);
    }

    /** How long it was from its start to its end. */
    public Duration limit() {
        return limit;
    }

    /** Time since its start. */
    public Duration elapsed() {
        return Duration.ofNanos(ticker.nanos() - startNanos);
    }

    /** Time left, never negative. */
    public Duration remaining() {
        Duration left = limit.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether no time is left. */
    public boolean expired() {
        return remaining().isZero();
    }

    /** A part of the time left: at most {@code step}, never beyond this deadline. */
    public Deadline clamp(Duration step) {
        Duration left = remaining();
        return in(step.compareTo(left) < 0 ? step : left, ticker);
    }

    @Override
    public String toString() {
        return "Deadline[" + Durations.text(remaining()) + " left of " + Durations.text(limit) + "]";
    }
}
