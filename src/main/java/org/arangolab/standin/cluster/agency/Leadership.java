package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.arangolab.standin.http.Json;

/** One term of an agent that leads. Used under the lock of {@link Consensus}. */
final class Leadership {
    private static final double NANOS = 1e9;

    private final long term;
    private final long begin;
    private final AgentSettings settings;
    private final Map<String, Progress> followers = new TreeMap<>();

    /**
     * Begins.
     *
     * @param begin the entry with which it begins
     */
    Leadership(long term, long begin, Collection<String> others, AgentSettings settings, long now) {
        this.term = term;
        this.begin = begin;
        this.settings = settings;
        others.forEach(id -> followers.put(id, new Progress(id, begin, now)));
    }

    long term() {
        return term;
    }

    /** Its first entry; once that is committed, everything before it is too, and clients may be served. */
    long begin() {
        return begin;
    }

    Collection<Progress> followers() {
        return followers.values();
    }

    /** Up to where a majority has the log, when this agent itself has it up to {@code own}. */
    long agreed(long own) {
        List<Long> ends = Stream.concat(Stream.of(own), followers.values().stream().map(Progress::agreed))
                .sorted(Comparator.reverseOrder()).toList();
        return ends.get(settings.majority() - 1);
    }

    /** The last moment at which a majority was certainly led by this agent. */
    long confirmedAt(long now) {
        List<Long> moments = Stream.concat(Stream.of(now), followers.values().stream().map(Progress::ackedAt))
                .sorted(Comparator.reverseOrder()).toList();
        return moments.get(settings.majority() - 1);
    }

    /** Whether no other agent can have been elected meanwhile. */
    boolean leased(long now) {
        return now - confirmedAt(now) < settings.lease().toNanos();
    }

    /** {@code lastAcked} of the configuration: seconds since each agent's last sign of life. */
    ObjectNode lastAcked(long now) {
        ObjectNode json = Json.object();
        json.putObject(settings.id()).put("lastAckedTime", 0.0);
        followers.values().forEach(follower -> json.putObject(follower.id())
                .put("lastAckedTime", Math.floor((now - follower.ackedAt()) / NANOS * 100) / 100)
                .put("lastAckedIndex", follower.agreed()));
        return json;
    }
}
