package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.Levels;
import org.arangolab.standin.server.log.LogBuffer;
import org.arangolab.standin.server.log.LogBuffer.Kept;

/** The log over HTTP: entries, levels, structured parameters. Source: facts/server.md 4. */
public final class LogRoutes {
    private static final List<String> STRUCTURED = List.of("database", "queryid", "url", "username");

    private final LogBuffer buffer;
    private final Levels levels;
    private final String api;

    /** For one server. */
    public LogRoutes(ServerContext context) {
        this.buffer = context.log().buffer();
        this.levels = context.log().levels();
        this.api = context.options().text("log.api-enabled");
    }

    /** Adds them; they refuse when the interface is switched off. */
    public void register(Routes routes) {
        add(routes, "GET", "/_admin/log", this::columns);
        add(routes, "DELETE", "/_admin/log", call -> clear());
        add(routes, "GET", "/_admin/log/entries", this::entries);
        add(routes, "DELETE", "/_admin/log/entries", call -> clear());
        add(routes, "GET", "/_admin/log/level", this::levels);
        add(routes, "PUT", "/_admin/log/level", this::setLevels);
        add(routes, "DELETE", "/_admin/log/level", this::resetLevels);
        add(routes, "GET", "/_admin/log/structured", call -> Reply.json(200, structured()));
    }

    private void add(Routes routes, String method, String path, org.arangolab.standin.http.Handler handler) {
        Access access = api.equals("jwt") ? Access.SUPERUSER : Access.ADMIN;
        routes.add(method, path, access, api.equals("false") ? call -> {
            throw new ArangoException(ErrorCode.FORBIDDEN, "log API is disabled");
        } : handler);
    }

    private Reply columns(Call call) {
        List<Kept> all = selected(call);
        ObjectNode answer = Json.object().put("totalAmount", all.size());
        ArrayNode id = answer.putArray("lid");
        ArrayNode topic = answer.putArray("topic");
        ArrayNode level = answer.putArray("level");
        ArrayNode timestamp = answer.putArray("timestamp");
        ArrayNode text = answer.putArray("text");
        for (Kept kept : page(all, call)) {
            id.add(kept.id());
            topic.add(kept.topic());
            level.add(kept.level().ordinal());
            timestamp.add(kept.at().getEpochSecond());
            text.add(kept.message());
        }
        return Reply.json(200, answer);
    }

    private Reply entries(Call call) {
        List<Kept> all = selected(call);
        ObjectNode answer = Json.object().put("total", all.size());
        ArrayNode messages = answer.putArray("messages");
        for (Kept kept : page(all, call)) {
            messages.addObject().put("id", kept.id()).put("topic", kept.topic()).put("level", kept.level().name())
                    .put("date", kept.at().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("message", kept.message());
        }
        return Reply.json(200, answer);
    }

    private List<Kept> selected(Call call) {
        Level most = call.parameter("upto").map(LogRoutes::level).orElse(Level.INFO);
        String search = call.parameter("search").orElse("").toLowerCase(Locale.ROOT);
        long start = number(call, "start", 0);
        List<Kept> found = new ArrayList<>();
        for (Kept kept : buffer.all()) {
            boolean levelFits = call.parameter("level").map(l -> kept.level() == level(l))
                    .orElse(kept.level().compareTo(most) <= 0);
            if (levelFits && kept.id() >= start && kept.message().toLowerCase(Locale.ROOT).contains(search)) {
                found.add(kept);
            }
        }
        if (call.parameter("sort").orElse("asc").equalsIgnoreCase("desc")) {
            Collections.reverse(found);
        }
        return found;
    }

    private static List<Kept> page(List<Kept> all, Call call) {
        int from = (int) Math.min(all.size(), number(call, "offset", 0));
        int size = (int) Math.min(all.size() - from, number(call, "size", Integer.MAX_VALUE));
        return all.subList(from, from + size);
    }

    private static long number(Call call, String name, long fallback) {
        try {
            return Math.max(0, call.parameter(name).map(Long::parseLong).orElse(fallback));
        } catch (NumberFormatException e) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid number for '" + name + "'");
        }
    }

    private static Level level(String text) {
        if (text.matches("[0-5]")) {
            return Level.values()[Integer.parseInt(text)];
        }
        return Level.of(text).orElseThrow(() ->
                new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "unknown 'level' parameter value: '" + text + "'"));
    }

    private Reply clear() {
        buffer.clear();
        return Reply.enveloped(200, Json.object());
    }

    private Reply levels(Call call) {
        ObjectNode map = Json.object();
        levels.all().forEach((topic, level) -> map.put(topic, level.name()));
        if (!call.flag("withAppenders", false)) {
            return Reply.json(200, map);
        }
        ObjectNode both = Json.object();
        both.set("global", map);
        both.putObject("appenders");
        return Reply.json(200, both);
    }

    private Reply resetLevels(Call call) {
        levels.reset();
        return levels(call);
    }

    private Reply setLevels(Call call) {
        JsonNode body = call.json();
        try {
            if (body.isTextual()) {
                levels.define(body.asText());
            } else if (body.isObject()) {
                set(body);
            } else {
                throw new IllegalArgumentException("expecting an object or a text");
            }
        } catch (IllegalArgumentException e) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, e.getMessage());
        }
        return levels(call);
    }

    private void set(JsonNode body) {
        JsonNode map = body.path("global").isObject() ? body.path("global") : body;
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            levels.set(entry.getKey(), Level.of(entry.getValue().asText()).orElseThrow(() ->
                    new IllegalArgumentException("strange log level '" + entry.getValue().asText() + "'")));
        }
    }

    /** The stand-in's lines have no structured parts: each parameter is off. */
    private static ObjectNode structured() {
        ObjectNode map = Json.object();
        STRUCTURED.forEach(name -> map.put(name, false));
        return map;
    }
}
