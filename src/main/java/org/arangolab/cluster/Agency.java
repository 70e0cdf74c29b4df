package org.arangolab.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.arangolab.ConfigException;
import org.arangolab.LabException;
import org.arangolab.LabFailureException;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.JsonText;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerResponseException;
import org.arangolab.fs.Workspace;
import org.arangolab.instance.ArangodExit;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceCrashException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.TimeoutManager;

/**
 * The agency of a cluster: the agents' replicated tree of keys. Calls go to the leader; when that has changed, or is
 * being elected, they are tried again. Source: facts/server.md 4.4. Thread-safe.
 */
public final class Agency {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int UNAVAILABLE = 503;
    private static final int REDIRECTED = 307;
    private static final List<String> DUMPED = List.of("Plan", "Current", "Target", "Supervision", "Sync");

    private final Supplier<List<Instance>> agents;
    private final TimeoutManager timeouts;

    Agency(Supplier<List<Instance>> agents, TimeoutManager timeouts) {
        this.agents = agents;
        this.timeouts = timeouts;
    }

    /**
     * The agent that leads.
     *
     * @throws org.arangolab.time.DeadlineExceededException when there is none within 30 s, with what each agent says
     */
    public Instance leader() {
        return leader(ANSWER);
    }

    /** The same, awaited for at most so long. An agent that has ended ends the wait when no majority is left. */
    Instance leader(Duration timeout) {
        return timeouts.watched("a leader of the agency", timeout, deadline -> Await.that("a leader of the agency")
                .until(deadline, this::look));
    }

    private Observation<Instance> look() {
        List<Instance> all = agents.get();
        requireMajority(all); // who led goes on saying so for a while
        List<String> seen = new ArrayList<>();
        for (Instance agent : all) {
            Optional<Map<?, ?>> config = config(agent);
            // Only the leader has news of the others; it need not have when it is alone.
            boolean leads = config.filter(c -> leads(c, all.size())).isPresent();
            if (leads) {
                return Observation.found(agent);
            }
            seen.add(agent.name() + ": " + config.map(c -> "term " + c.get("term") + ", leader '" + c.get("leaderId")
                    + "'")
                    .orElseGet(() -> String.valueOf(agent.state())));
        }
        return Observation.notYet(String.join("; ", seen));
    }

    private static boolean leads(Map<?, ?> config, int size) {
        String leader = String.valueOf(config.get("leaderId"));
        boolean self = config.get("configuration") instanceof Map<?, ?> own
                && leader.equals(String.valueOf(own.get("id")));
        boolean heard = config.get("lastAcked") instanceof Map<?, ?> acked && !acked.isEmpty();
        return self && !leader.isEmpty() && (heard || size == 1);
    }

    private static void requireMajority(List<Instance> all) {
        List<Instance> dead = all.stream().filter(agent -> !agent.alive()).toList();
        if (dead.size() * 2 >= all.size() && dead.stream().allMatch(agent -> agent.exit().isPresent())) {
            throw new ClusterException("the agency has no majority: " + dead.size() + " of " + all.size()
                    + " agents are dead: "
                    + String.join(", ", dead.stream().map(agent -> agent.name() + " ("
                    + ArangodExit.text(agent.exit().orElseThrow()) + ")").toList()));
        }
    }

    /** Whether so many agents can answer that they could agree on something. */
    boolean hasMajority() {
        List<Instance> all = agents.get();
        return all.stream().filter(agent -> agent.alive() && !agent.suspended()).count() * 2 > all.size();
    }

    private static Optional<Map<?, ?>> config(Instance agent) {
        if (!agent.alive() || agent.suspended()) {
            return Optional.empty();
        }
        try {
            Response answer = agent.send(Request.of("GET", "/_api/agency/config"));
            return answer.ok() && answer.json() instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
        } catch (ConnectionFailedException | InstanceCrashException | ConfigException e) {
            return Optional.empty(); // it is starting, or has just gone
        }
    }

    /** What the leader says of itself and of its followers. */
    public Map<?, ?> config() {
        return config(leader()).orElse(Map.of());
    }

    /** The value at a path such as {@code /arango/Plan}; null when there is none. */
    public Object read(String path) {
        return at(path, call("read", List.of(List.of(path))));
    }

    private static Object at(String path, Object answer) {
        Object value = answer instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                value = value instanceof Map<?, ?> map ? map.get(part) : null;
            }
        }
        return value;
    }

    /** Sets a value. */
    public void write(String path, Object value) {
        write(Map.of(path, Map.of("op", "set", "new", value)), Map.of());
    }

    /** Removes a key and all below it. */
    public void remove(String path) {
        write(Map.of(path, Map.of("op", "delete")), Map.of());
    }

    /**
     * Applies operations as a whole when the preconditions hold; answers whether they did.
     *
     * @param operations    path → operation, {@code [op: 'increment', step: 2]}
     * @param preconditions path → condition, {@code [old: 5]}, {@code [oldEmpty: true]}
     */
    public boolean write(Map<String, ?> operations, Map<String, ?> preconditions) {
        AgencyWrite write = new AgencyWrite(operations, preconditions);
        Response answer = answer("write", () -> write.tried(leader()::send));
        if (answer.status() == 412) {
            return false;
        }
        answer.orThrow();
        return true;
    }

    /** Applies operations as a whole, without a condition. */
    public boolean write(Map<String, ?> operations) {
        return write(operations, Map.of());
    }

    /**
     * Several transactions in order, reads and writes, as the agency's API takes them. They are not sent again when the
     * connection breaks, because those that write may have been done.
     */
    public Object transact(List<?> transactions) {
        Request request = request("transact", transactions);
        return answer("transact", () -> answered(leader().send(request))).orThrow().json();
    }

    /** The value at a path of the store that is not written down: heartbeats, {@code /arango/Sync/ServerStates}. */
    public Object readTransient(String path) {
        return at(path, call("transient", List.of(List.of(path))));
    }

    private Object call(String what, Object body) {
        return ask(what, body).orThrow().json();
    }

    private Response ask(String what, Object body) {
        Request request = request(what, body);
        return answer(what, () -> tried(leader()::send, request));
    }

    private static Request request(String what, Object body) {
        return new Request("POST", "/_api/agency/" + what, Map.of(), Optional.of(JsonText.write(body)));
    }

    private Response answer(String what, Supplier<Observation<Response>> look) {
        return timeouts.watched("an answer of the agency", ANSWER,
                deadline -> Await.that("an answer of the agency to " + what).until(deadline, look));
    }

    /** A leader that has lost its office says 503 or sends one on. */
    static Observation<Response> answered(Response answer) {
        return answer.status() == UNAVAILABLE || answer.status() == REDIRECTED
                ? Observation.notYet(answer.toString()) : Observation.found(answer);
    }

    /** One that may be sent again. */
    static Observation<Response> tried(Function<Request, Response> leader, Request request) {
        try {
            return answered(leader.apply(request));
        } catch (ConnectionFailedException | InstanceCrashException e) {
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes what the agency holds into files: {@code plan.json}, {@code current.json}, {@code target.json},
     * {@code supervision.json}, {@code sync.json} of the leader, and {@code NAME.config.json} of each agent that
     * answers.
     *
     * @return the files
     */
    public List<Path> dump(Path directory) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            for (Instance agent : agents.get()) {
                Optional<Map<?, ?>> config = config(agent);
                if (config.isPresent()) {
                    files.add(write(directory.resolve(agent.name() + ".config.json"), config.get()));
                }
            }
            for (Map.Entry<String, Object> part : parts().entrySet()) {
                files.add(write(directory.resolve(part.getKey().toLowerCase(Locale.ROOT) + ".json"), part.getValue()));
            }
            return files;
        } catch (IOException e) {
            throw new LabFailureException("cannot write the dump of the agency into " + directory + ": "
                    + Workspace.reason(e), e);
        }
    }

    /** The same into a directory below the current one. */
    public List<Path> dump(String directory) {
        return dump(Path.of(directory).toAbsolutePath());
    }

    /** What can be read; without a leader that is nothing, and none is waited for. */
    private Map<String, Object> parts() {
        Map<String, Object> parts = new LinkedHashMap<>();
        try {
            Observation<Instance> leader = look();
            if (leader.found().isEmpty()) {
                return Map.of("Unreadable", Map.of("why", "no agent leads: " + leader.note()));
            }
            for (String part : DUMPED) {
                Object value = read("/arango/" + part);
                parts.put(part, value == null ? Map.of() : value);
            }
        } catch (ServerResponseException e) {
            throw e;
        } catch (LabException e) {
            parts.put("Unreadable", Map.of("why", String.valueOf(e.getMessage())));
        }
        return parts;
    }

    private static Path write(Path file, Object value) throws IOException {
        return Files.write(file, JsonText.write(value));
    }

    /** {@code agency of agent1, agent2, agent3}. */
    @Override
    public String toString() {
        return "agency of " + String.join(", ", agents.get().stream().map(Instance::name).toList());
    }
}
