package org.arangolab.standin.cluster.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.network.PeerAnswer;
import org.arangolab.standin.cluster.network.PeerRequest;
import org.arangolab.standin.cluster.network.PeerUnreachableException;
import org.arangolab.standin.cluster.network.Peers;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * Speaks with whichever agent leads: follows redirects, tries the next agent when one is away, and asks what became of
 * a write whose answer was lost. Thread-safe.
 */
public final class AgencyClient {
    /** How long anything may take, unless somebody has less time. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REQUEST = Duration.ofSeconds(12);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int MOST_REDIRECTS = 3;

    private final Peers peers;
    private final ServerLog log;
    /** All agents that are known. Guarded by this. */
    private final Set<String> endpoints;
    /** Who is asked first. Guarded by this. */
    private String favourite;
    /** What was complained of last. Guarded by this. */
    private String complaint = "";

    /** With the agents that the server was told of. */
    public AgencyClient(Peers peers, List<String> endpoints, ServerLog log) {
        this.peers = peers;
        this.log = log;
        this.endpoints = new LinkedHashSet<>(endpoints);
        this.favourite = endpoints.get(0);
    }

    /** The agents that are known. */
    public synchronized List<String> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Takes note of further agents. */
    public synchronized void learn(JsonNode pool) {
        pool.forEach(endpoint -> endpoints.add(endpoint.asText()));
    }

    /**
     * Writes.
     *
     * @return the place in the agency's log; 0 when a precondition did not hold
     * @throws ArangoException 500/1492 when no leader answers in time
     */
    public long write(Change change, Deadline deadline) {
        String clientId = Long.toHexString(ThreadLocalRandom.current().nextLong());
        ArrayNode body = Json.array();
        body.addArray().add(change.operations()).add(change.preconditions()).add(clientId);
        boolean lost = false;
        while (true) {
            if (lost) {
                PeerAnswer fate = ask("POST", "/_api/agency/inquire", Json.array().add(clientId), deadline);
                if (fate.ok()) {
                    return fate.json().path("results").path(0).asLong();
                }
            }
            try {
                PeerAnswer answer = ask("POST", "/_api/agency/write", body, deadline);
                return answer.json().path("results").path(0).asLong();
            } catch (PeerUnreachableException e) {
                lost = true;
            }
        }
    }

    /** Writes, or throws 500/1492; for a change that is without preconditions. */
    public long require(Change change, Deadline deadline) {
        long place = write(change, deadline);
        if (place == 0) {
            throw new ArangoException(ErrorCode.AGENCY_COMMUNICATION_FAILED,
                    "the agency refused " + change.operations() + " because of " + change.preconditions());
        }
        return place;
    }

    /** Writes a value that is in the leader's memory only. */
    public void writeTransient(Change change, Deadline deadline) {
        ArrayNode body = Json.array();
        body.addArray().add(change.operations());
        ask("POST", "/_api/agency/transient", body, deadline);
    }

    /** The values below {@code /arango} that are in the leader's memory only. */
    public JsonNode readTransient(String key, Deadline deadline) {
        ArrayNode body = Json.array();
        body.addArray().add("/arango/" + key);
        return at(ask("POST", "/_api/agency/transient", body, deadline).json().path(0).path("arango"), key);
    }

    /** A value below {@code /arango} as the leader has it now; missing for none. */
    public JsonNode read(String key, Deadline deadline) {
        ArrayNode body = Json.array();
        body.addArray().add("/arango/" + key);
        return at(ask("POST", "/_api/agency/read", body, deadline).json().path(0).path("arango"), key);
    }

    private static JsonNode at(JsonNode from, String key) {
        JsonNode at = from;
        for (String name : key.split("/")) {
            at = at.path(name);
        }
        return at;
    }

    /** What was committed behind an entry; see {@code /_api/agency/poll}. */
    public JsonNode poll(long after, Duration timeout, Deadline deadline) {
        return ask("GET", "/_api/agency/poll?index=" + after + "&timeout=" + timeout.toSeconds(), Json.array(),
                deadline).json().path("result");
    }

    /** Any agent's configuration; of the first that answers. */
    public JsonNode config(Deadline deadline) {
        return ask("GET", "/_api/agency/config", Json.array(), deadline).json();
    }

    /** Throws {@link PeerUnreachableException} when a write may have been worked on. */
    private PeerAnswer ask(String method, String path, ArrayNode body, Deadline deadline) {
        String failure = "no agent was asked";
        boolean asksOnly = !path.endsWith("/write");
        while (!deadline.expired()) {
            String endpoint = favourite();
            try {
                PeerAnswer answer = redirected(endpoint, request(method, path, body, deadline));
                if (answer.ok() || answer.status() == 412 || answer.status() == 404) {
                    return answer;
                }
                failure = endpoint + " answered " + answer.status() + " " + new String(answer.bytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
                complain(answer, endpoint);
            } catch (PeerUnreachableException e) {
                next(endpoint);
                if (e.sent() && !asksOnly) {
                    throw e;
                }
                failure = e.getMessage();
            }
            next(endpoint);
            Await.pause(deadline.clamp(PAUSE).limit());
        }
        throw new ArangoException(ErrorCode.AGENCY_COMMUNICATION_FAILED, "the agency gave no answer to " + path
                + " for "
                + deadline.limit().toMillis() + " ms: " + failure);
    }

    private PeerRequest request(String method, String path, ArrayNode body, Deadline deadline) {
        Duration timeout = path.contains("/poll") ? deadline.remaining() : deadline.clamp(REQUEST).limit();
        byte[] bytes = method.equals("GET") ? new byte[0] : Json.bytes(body);
        return new PeerRequest(method, path, bytes, timeout.isZero() ? PAUSE : timeout);
    }

    private PeerAnswer redirected(String endpoint, PeerRequest request) {
        PeerAnswer answer = peers.send(endpoint, request);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Optional<String> leader = Peers.redirected(answer);
            if (leader.isEmpty()) {
                return answer;
            }
            favour(leader.get());
            answer = peers.send(leader.get(), request);
        }
        return answer;
    }

    private synchronized String favourite() {
        return favourite;
    }

    private synchronized void favour(String endpoint) {
        endpoints.add(endpoint);
        favourite = endpoint;
    }

    private synchronized void next(String failed) {
        if (favourite.equals(failed)) {
            List<String> all = List.copyOf(endpoints);
            favourite = all.get((all.indexOf(failed) + 1) % all.size());
        }
    }

    private void complain(PeerAnswer answer, String endpoint) {
        if (answer.status() != 401 && answer.status() != 403) {
            return;
        }
        String text = "the agent at " + endpoint + " does not accept this server's requests: it answered "
                + answer.status() + ". Do all servers have the same JWT secret?";
        synchronized (this) {
            if (text.equals(complaint)) {
                return;
            }
            complaint = text;
        }
        log.log(Level.ERROR, "agencycomm", "9a8f1", text);
    }
}
