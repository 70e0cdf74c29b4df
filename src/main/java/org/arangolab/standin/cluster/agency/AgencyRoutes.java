package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Handler;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.time.Deadline;

/** The agency's public interface: {@code /_api/agency}. Source: facts/server.md 4.4. */
final class AgencyRoutes {
    private static final int REFUSED_READ = 418;
    private static final int REDIRECT = 307;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(60);

    private final Agency agency;

    AgencyRoutes(Agency agency) {
        this.agency = agency;
    }

    void register(Routes routes) {
        routes.add("POST", "/_api/agency/read", Access.SUPERUSER, served(this::read))
                .add("POST", "/_api/agency/write", Access.SUPERUSER, served(this::write))
                .add("POST", "/_api/agency/transact", Access.SUPERUSER, served(this::transact))
                .add("POST", "/_api/agency/transient", Access.SUPERUSER, served(this::transientValues))
                .add("POST", "/_api/agency/inquire", Access.SUPERUSER, served(this::inquire))
                .add("GET", "/_api/agency/poll", Access.SUPERUSER, served(this::poll))
                .add("POST", "/_api/agency/activate", Access.SUPERUSER, call -> {
                    throw new ArangoException(ErrorCode.NOT_IMPLEMENTED,
                            "the stand-in's agents are all active, none is in reserve");
                })
                .add("*", "/_api/agency/*", Access.SUPERUSER, this::unknown);
    }

    private Reply unknown(Call call) {
        throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "unknown path '" + call.path() + "'");
    }

    /** Sends callers to the leader, or says that there is none. */
    private static Handler served(Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (NotServingException e) {
                return e.leader().map(leader -> redirect(call, leader))
                        .orElseGet(() -> Reply.json(503, Json.object().put("message", "No leader")));
            }
        };
    }

    private static Reply redirect(Call call, String leader) {
        String query = call.query().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
        String url = Endpoint.parse(leader).url() + call.path() + (query.isEmpty() ? "" : "?" + query);
        return new Reply(REDIRECT, "", Map.of("location", url), new byte[0]);
    }

    private static ArrayNode list(Call call) {
        JsonNode body = call.json();
        if (!body.isArray() || body.isEmpty()) {
            throw Operation.malformed(body.isArray() ? "Empty request." : "Expecting array of arrays as body");
        }
        return (ArrayNode) body;
    }

    private Reply read(Call call) {
        ArrayNode results = Json.array();
        boolean fine = true;
        for (JsonNode query : list(call)) {
            Optional<List<AgencyPath>> paths = paths(query);
            fine &= paths.isPresent();
            results.add(agency.read(paths.orElse(List.of())));
        }
        return Reply.json(fine ? 200 : REFUSED_READ, results);
    }

    /** Empty for what is no list of texts. */
    private static Optional<List<AgencyPath>> paths(JsonNode query) {
        List<AgencyPath> paths = new ArrayList<>();
        for (JsonNode path : query.isTextual() ? Json.array().add(query) : query) {
            if (!path.isTextual()) {
                return Optional.empty();
            }
            paths.add(AgencyPath.of(path.textValue()));
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
    }

    private Reply write(Call call) {
        List<AgencyTransaction> transactions = new ArrayList<>();
        list(call).forEach(item -> transactions.add(AgencyTransaction.of(item)));
        WriteMode mode = WriteMode.of(call.header("x-arangodb-agency-mode").orElse(""));
        List<Long> places = agency.write(transactions, mode);
        ObjectNode answer = Json.object();
        if (mode != WriteMode.NO_WAIT) {
            places.forEach(answer.putArray("results")::add);
        }
        return Reply.json(places.contains(0L) ? 412 : 200, answer);
    }

    private Reply transact(Call call) {
        ArrayNode results = Json.array();
        boolean held = true;
        for (JsonNode item : list(call)) {
            if (reads(item)) {
                results.add(agency.read(paths(item).orElseThrow(() -> Operation.malformed("a read of " + item))));
            } else {
                long place = agency.write(List.of(AgencyTransaction.of(item)), WriteMode.COMMITTED).get(0);
                held &= place > 0;
                results.add(place);
            }
        }
        return Reply.json(held ? 200 : 412, results);
    }

    private Reply transientValues(Call call) {
        ArrayNode results = Json.array();
        boolean held = true;
        for (JsonNode item : list(call)) {
            if (reads(item)) {
                results.add(agency.readTransient(
                        paths(item).orElseThrow(() -> Operation.malformed("a read of " + item))));
            } else {
                boolean done = agency.writeTransient(AgencyTransaction.of(item));
                held &= done;
                results.add(done);
            }
        }
        return Reply.json(held ? 200 : 412, results);
    }

    private static boolean reads(JsonNode item) {
        return item.isTextual() || item.isArray() && item.path(0).isTextual();
    }

    private Reply inquire(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        boolean known = true;
        for (JsonNode item : list(call)) {
            long place = agency.inquire(item.isArray() ? item.path(0).asText() : item.asText());
            known &= place > 0;
            results.add(place);
        }
        return Reply.json(known ? 200 : 404, answer);
    }

    private Reply poll(Call call) {
        long after = (long) number(call, "index", 0);
        Duration timeout = Duration.ofMillis((long) (number(call, "timeout", 60) * 1000));
        Deadline deadline = Deadline.in(timeout.compareTo(LONGEST_POLL) < 0 ? timeout : LONGEST_POLL);
        ObjectNode answer = Json.object();
        answer.set("result", agency.news(after, deadline));
        return Reply.enveloped(200, answer);
    }

    private static double number(Call call, String name, double fallback) {
        try {
            return call.parameter(name).map(Double::parseDouble).orElse(fallback);
        } catch (NumberFormatException e) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "'" + name + "' must be a number");
        }
    }
}
