package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.monitor.LeakHint;
import org.arangolab.monitor.ResourceProbe;
import org.arangolab.monitor.ResourceSample;
import org.arangolab.monitor.Sockets;
import org.arangolab.monitor.Usage;

/**
 * What one server uses: looked up in {@code /proc} when somebody asks, which changes nothing and needs no answer of the
 * server; but for {@link #heapSnapshot}, which asks it. Keeps the samples that were given a label. Thread-safe.
 */
public final class ServerResources {
    private static final String PROFILE = "/_admin/status?memory=true";
    private static final String METRICS = "/_admin/metrics/v2";
    /** Of servers before 3.8. */
    private static final String OLD_METRICS = "/_admin/metrics";
    private static final int NOT_FOUND = 404;
    private static final int NOT_IMPLEMENTED = 501;

    private final Server server;
    private final Optional<Diagnostics> diagnostics;
    private final LongFunction<List<Usage>> recent;
    /** Guarded by this object's monitor, both. */
    private final Map<String, ResourceSample> labelled = new LinkedHashMap<>();
    private final List<HeapSnapshot> heaps = new ArrayList<>();

    /**
     * Of this server; {@code diagnostics} keeps its heap profiles, {@code recent} knows the last samples of a
     * process.
     */
    public ServerResources(Server server, Optional<Diagnostics> diagnostics, LongFunction<List<Usage>> recent) {
        this.server = server;
        this.diagnostics = diagnostics;
        this.recent = recent;
    }

    /** Whose. */
    public Server server() {
        return server;
    }

    /**
     * What its process uses now.
     *
     * @throws ConfigException when it has none that can be looked at
     */
    public ResourceSample sample() {
        long pid = pid();
        return ResourceProbe.of(server.name(), pid).sample().orElseThrow(() -> gone(pid));
    }

    private long pid() {
        return server.pid().orElseThrow(() -> new ConfigException(server.name() + " is " + server.state()
                + " and has no process to look at" + (server instanceof Instance
                ? "; what it used before is in " + server.name() + ".samples"
                : "; attach by its process id to look at it")));
    }

    private ConfigException gone(long pid) {
        return new ConfigException(server.name() + " [" + pid
                + "] cannot be looked at: it has just ended, or is another user's; "
                + server);
    }

    /** The same, kept under a label for {@link #delta}; a later one of the same label takes its place. */
    public ResourceSample snapshot(String label) {
        ResourceSample sample = sample();
        synchronized (this) {
            labelled.put(label, sample);
        }
        return sample;
    }

    /** What was kept under a label. */
    public synchronized Optional<ResourceSample> find(String label) {
        return Optional.ofNullable(labelled.get(label));
    }

    /**
     * What has changed from one to the other, each a label or a sample.
     *
     * @throws ConfigException for a label that no snapshot has
     */
    public Delta delta(Object from, Object to) {
        return resolved(to).minus(resolved(from));
    }

    private synchronized ResourceSample resolved(Object which) {
        if (which instanceof ResourceSample sample) {
            return sample;
        }
        return Optional.ofNullable(labelled.get(String.valueOf(which)))
                .orElseThrow(() -> new ConfigException(server.name()
                + " has no snapshot '" + which + "'" + (labelled.isEmpty() ? "; take one: " + server.name()
                + ".snapshot('before')"
                : Suggestion.hint(String.valueOf(which), labelled.keySet()))));
    }

    /** Its sockets now. */
    public Sockets sockets() {
        long pid = pid();
        return Sockets.of(server.name(), pid).orElseThrow(() -> gone(pid));
    }

    /** The samples of the last five minutes of its process, also of one that has ended; none of one it never had. */
    public List<Usage> samples() {
        return server.lastPid().map(recent::apply).orElse(List.of());
    }

    /**
     * What it tells of its memory: its metrics, and the profile of its heap where its build makes one.
     *
     * @throws ConfigException when it cannot be asked
     */
    public HeapSnapshot heapSnapshot() {
        if (!server.alive() || server.suspended()) {
            throw new ConfigException(server.name() + " cannot be asked for its memory: " + server);
        }
        Instant now = Instant.now();
        Optional<ByteSize> rss = server.pid().flatMap(pid -> ResourceProbe.of(server.name(), pid).sample())
                .map(ResourceSample::getRss);
        Response answer = server.send(Request.of("GET", PROFILE));
        Optional<HeapSnapshot.Totals> totals = answer.ok() ? HeapSnapshot.totals(answer.text()) : Optional.empty();
        HeapSnapshot taken = new HeapSnapshot(server.name(), now, rss, totals,
                totals.flatMap(some -> keep(answer.text())),
                totals.isPresent() ? "" : why(answer), HeapSnapshot.sizes(metrics()));
        synchronized (this) {
            heaps.add(taken);
        }
        return taken;
    }

    /** What the answer means that brought no profile: facts/diagnostics.md 7. */
    private static String why(Response answer) {
        if (answer.status() == NOT_IMPLEMENTED) {
            return "this build has no memory profiles";
        }
        return answer.ok() ? "it is switched off: start the server with env: [MALLOC_CONF: 'prof:true']"
                : "answered " + answer.status() + answer.errorMessage().map(text -> ", " + text).orElse("");
    }

    private String metrics() {
        Response answer = server.send(Request.of("GET", METRICS));
        Response known = answer.status() == NOT_FOUND ? server.send(Request.of("GET", OLD_METRICS)) : answer;
        return known.ok() ? known.text() : "";
    }

    private synchronized Optional<Path> keep(String profile) {
        return diagnostics.map(tools -> tools.write("heap-" + server.name() + "-" + server.pid().orElse(0L) + "-"
                + (heaps.size() + 1) + ".heap", profile));
    }

    /**
     * Whether its memory only ever grew, over all heap snapshots that were taken of its present process.
     *
     * @throws ConfigException when those are fewer than three
     */
    public synchronized LeakHint leakHint() {
        return LeakHint.over(heaps.stream().filter(heap -> server.startedAt().filter(heap.at()::isBefore).isEmpty())
                .toList());
    }
}
