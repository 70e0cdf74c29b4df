package org.arangolab.standin.cluster.agency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.Identity;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.options.Options;

/**
 * How an agent is set up.
 *
 * @param id             its own
 * @param endpoint       its own
 * @param size           how many agents there are
 * @param known          endpoints of other agents that it is told of
 * @param electionMin    a follower that hears nothing for so long doubts its leader; a leader's lease is shorter
 * @param electionMax    no follower waits longer before it wants to lead
 * @param waitForSync    whether the log is forced to the disk
 * @param compactionStep log entries between snapshots
 * @param appendSize     most log entries in one message
 */
record AgentSettings(String id, String endpoint, int size, List<String> known, Duration electionMin,
                     Duration electionMax, boolean waitForSync, long compactionStep, int appendSize) {
    private static final double MILLIS = 1000;

    AgentSettings {
        known = List.copyOf(known);
    }

    /**
     * From the options.
     *
     * @throws StartException when they cannot work
     */
    static AgentSettings of(Identity identity, Options options) {
        long size = options.number("agency.size");
        if (size < 1) {
            throw new StartException(ExitCode.FAILED, "98510", "agency size must be greater than 0");
        }
        Duration min = seconds(options, "agency.election-timeout-min");
        Duration max = seconds(options, "agency.election-timeout-max");
        if (min.isNegative() || min.isZero() || max.compareTo(min) <= 0) {
            throw new StartException(ExitCode.FAILED, "3e16b", "agency.election-timeout-max must be greater than "
                    + "agency.election-timeout-min, which must be greater than 0");
        }
        return new AgentSettings(identity.id(), identity.endpoint(), (int) size, known(identity, options), min, max,
                options.flag("agency.wait-for-sync"), Math.max(1, options.number("agency.compaction-step-size")),
                (int) Math.max(1, options.number("agency.max-append-size")));
    }

    private static Duration seconds(Options options, String name) {
        return Duration.ofMillis((long) (options.fraction(name) * MILLIS));
    }

    private static List<String> known(Identity identity, Options options) {
        List<String> others = new ArrayList<>();
        for (String text : options.list("agency.endpoint")) {
            try {
                String endpoint = Endpoint.parse(text).toString();
                if (!endpoint.equals(identity.endpoint())) {
                    others.add(endpoint);
                }
            } catch (ConfigException e) {
                throw new StartException(ExitCode.FAILED, "4faa2", "invalid value for '--agency.endpoint': "
                        + e.getMessage());
            }
        }
        return others;
    }

    /** How many agents must agree. */
    int majority() {
        return size / 2 + 1;
    }

    /** Between two signs of life of a leader. */
    Duration heartbeat() {
        return electionMin.dividedBy(4);
    }

    /** How long a leader may act on what a majority confirmed: shorter than any follower's patience. */
    Duration lease() {
        return electionMin.multipliedBy(9).dividedBy(10);
    }
}
