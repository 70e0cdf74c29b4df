package org.arangolab.standin.server.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;

/**
 * {@code /_admin/debug}: sets, lists and clears failure points, and ends the process. Source: facts/server.md 4.2.
 * {@code GET /_admin/debug/standin} is the stand-in's own: each of its points with a sentence and how often it was hit.
 */
public final class DebugRoutes {
    private static final int NAMED = 4;

    private final Faults faults;

    /** For one server. */
    public DebugRoutes(Faults faults) {
        this.faults = faults;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("*", "/_admin/debug/**", Access.AUTHENTICATED, this::handle);
    }

    private Reply handle(Call call) {
        List<String> path = call.segments();
        String topic = path.size() > 2 ? path.get(2) : "";
        return switch (topic + " " + call.method()) {
            case "failat GET" -> listing(path);
            case "failat PUT" -> set(path);
            case "failat DELETE" -> clear(path);
            case "raceControl DELETE" -> done();
            case "crash PUT" -> crash();
            case "standin GET" -> points();
            default -> throw new ArangoException(ErrorCode.HTTP_NOT_IMPLEMENTED);
        };
    }

    private Reply listing(List<String> path) {
        if (path.size() < NAMED) {
            return done();
        }
        require(path.size() == NAMED && path.get(3).equals("all"));
        ArrayNode names = Json.array();
        faults.active().forEach(names::add);
        return Reply.json(200, names);
    }

    private Reply set(List<String> path) {
        require(path.size() == NAMED);
        faults.set(path.get(3));
        return done();
    }

    private Reply clear(List<String> path) {
        require(path.size() <= NAMED);
        if (path.size() == NAMED) {
            faults.clear(path.get(3));
        } else {
            faults.clearAll();
        }
        return done();
    }

    private Reply crash() {
        faults.crashes().kill();
        return done();
    }

    private Reply points() {
        ObjectNode points = Json.object();
        Faults.texts().forEach((point, text) -> points.putObject(point)
                .put("hits", faults.hits().getOrDefault(point, 0L)).put("effect", text));
        return Reply.json(200, points);
    }

    private static void require(boolean known) {
        if (!known) {
            throw new ArangoException(ErrorCode.HTTP_NOT_IMPLEMENTED);
        }
    }

    private static Reply done() {
        return Reply.json(200, BooleanNode.TRUE);
    }
}
