package org.arangolab.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A token that is renewed before it expires, and at once after {@link #forget}. Guarded by its own monitor. */
public final class TokenSource {
    /** A request may take a moment to arrive, and two clocks differ a little. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Supplier<IssuedToken> issuer;
    private final Clock clock;
    private IssuedToken present;

    /** {@code issuer} makes a new one. */
    public TokenSource(Supplier<IssuedToken> issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    public synchronized Secret current() {
        if (present == null || present.expires().filter(this::near).isPresent()) {
            present = issuer.get();
        }
        return present.token();
    }

    private boolean near(Instant end) {
        return clock.instant().plus(MARGIN).isAfter(end);
    }

    /** The next one is made anew: the secret has changed. */
    public synchronized void forget() {
        present = null;
    }
}
