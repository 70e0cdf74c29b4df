package org.arangolab.instance.health;

import java.time.Duration;

/**
 * How a server is watched.
 *
 * @param monitor  whether it is looked at again and again
 * @param interval the pauses between two looks
 * @param limit    after which an answer is none
 */
public record Monitoring(boolean monitor, Duration interval, Duration limit) {
    /** Every second; what does not answer within 5 s hangs. */
    public static final Monitoring DEFAULT = new Monitoring(true, Duration.ofSeconds(1), Duration.ofSeconds(5));
}
