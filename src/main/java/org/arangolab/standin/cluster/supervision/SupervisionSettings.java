package org.arangolab.standin.cluster.supervision;

import java.time.Duration;
import org.arangolab.standin.server.options.Options;

/**
 * How a supervision works.
 *
 * @param frequency   between two looks
 * @param okThreshold without a sign of life for so long, a server is BAD
 * @param grace       without a sign of life for so long, it has FAILED
 */
record SupervisionSettings(Duration frequency, Duration okThreshold, Duration grace) {
    private static final double MILLIS = 1000;

    static SupervisionSettings of(Options options) {
        return new SupervisionSettings(seconds(options, "agency.supervision-frequency"),
                seconds(options, "agency.supervision-ok-threshold"),
                seconds(options, "agency.supervision-grace-period"));
    }

    private static Duration seconds(Options options, String name) {
        return Duration.ofMillis((long) (options.fraction(name) * MILLIS));
    }
}
