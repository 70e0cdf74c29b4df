package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;
import org.arangolab.standin.store.Permission;

/** {@code /_api/view}: definitions of views. Queries over them are 501. */
final class ViewApi {
    private static final String ALIAS = "search-alias";

    private final Databases store;
    private final Guard guard;
    private final Analyzers analyzers;

    ViewApi(Databases store, Guard guard, Analyzers analyzers) {
        this.store = store;
        this.guard = guard;
        this.analyzers = analyzers;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/view", access, this::list)
                .add("POST", "/_api/view", access, this::create)
                .add("GET", "/_api/view/*", access, call -> Reply.enveloped(200, basic(view(call))))
                .add("GET", "/_api/view/*/properties", access, call -> Reply.enveloped(200, full(view(call))))
                .add("PUT", "/_api/view/*/properties", access, call -> change(call, false))
                .add("PATCH", "/_api/view/*/properties", access, call -> change(call, true))
                .add("PUT", "/_api/view/*/rename", access, this::rename)
                .add("DELETE", "/_api/view/*", access, this::drop)
                .add("PUT", "/_api/replication/restore-view", access, this::restore);
    }

    private ObjectNode view(Call call) {
        return guard.database(call).view(call.segments().get(2))
                .orElseThrow(() -> new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND));
    }

    /** What every answer about a view has. */
    static ObjectNode basic(ObjectNode view) {
        return view.deepCopy().retain("id", "name", "type")
                .put("globallyUniqueId", "hstandin/" + view.path("id").asText());
    }

    /** Everything about a view. */
    static ObjectNode full(ObjectNode view) {
        return basic(view).setAll(view);
    }

    private Reply list(Call call) {
        ArrayNode result = Json.array();
        guard.database(call).views().stream().sorted(Comparator.comparing(view -> view.path("name").asText()))
                .forEach(view -> result.add(basic(view)));
        return Reply.enveloped(200, (ObjectNode) Json.object().set("result", result));
    }

    private Reply create(Call call) {
        return Reply.json(201, full(create(call, Bodies.object(call))));
    }

    /** As a dump describes it. */
    private Reply restore(Call call) {
        ObjectNode body = Bodies.object(call);
        Database database = guard.writableDatabase(call);
        if (call.flag("overwrite", false)) {
            database.view(body.path("name").asText()).ifPresent(database::removeView);
        }
        create(call, body);
        return Reply.json(200, Json.object().put("result", true));
    }

    private ObjectNode create(Call call, ObjectNode body) {
        Database database = guard.writableDatabase(call);
        String name = named(body, "name");
        String type = named(body, "type");
        ObjectNode view = switch (type) {
            case "arangosearch" -> ViewProperties.create(body);
            case ALIAS -> alias(call, Json.array(), body);
            default -> throw bad("unknown view type '" + type + "'");
        };
        checkLinks(call, view);
        view.put("id", Long.toString(store.nextId())).put("name", name).put("type", type);
        database.addView(view);
        store.sync();
        return view;
    }

    private static String named(ObjectNode body, String attribute) {
        return Optional.ofNullable(body.path(attribute).textValue()).orElseThrow(() -> bad("expecting " + attribute
                + " parameter to be of the form of \"" + attribute + ": <string>\""));
    }

    /** The inverted indexes of an alias after some were added and, with {@code operation: del}, taken away. */
    private ObjectNode alias(Call call, JsonNode before, ObjectNode body) {
        Map<String, ObjectNode> indexes = new LinkedHashMap<>();
        for (JsonNode known : before) {
            indexes.put(known.path("collection").asText() + "/" + known.path("index").asText(), (ObjectNode) known);
        }
        for (JsonNode named : body.path("indexes")) {
            ObjectNode index = Json.object().put("collection", named.path("collection").asText())
                    .put("index", named.path("index").asText());
            String key = index.path("collection").asText() + "/" + index.path("index").asText();
            if (named.path("operation").asText("add").equals("del")) {
                indexes.remove(key);
            } else {
                requireInverted(call, index);
                indexes.put(key, index);
            }
        }
        ObjectNode view = Json.object();
        view.putArray("indexes").addAll(indexes.values());
        return view;
    }

    private void requireInverted(Call call, ObjectNode wanted) {
        String name = wanted.path("index").asText();
        guard.collection(call, wanted.path("collection").asText(), Permission.RO).index(name)
                .filter(index -> index.type().equals("inverted")).orElseThrow(() -> bad("Cannot find inverted index '"
                        + name + "' of collection '" + wanted.path("collection").asText() + "'"));
    }

    private void checkLinks(Call call, ObjectNode view) {
        view.path("links").properties().forEach(link -> {
            guard.collection(call, link.getKey(), Permission.RO);
            checkAnalyzers(call, link.getValue());
        });
    }

    private void checkAnalyzers(Call call, JsonNode link) {
        for (JsonNode analyzer : link.path("analyzers")) {
            String name = analyzer.asText();
            if (!analyzers.known(guard.database(call), name)) {
                throw bad("error in link: unknown analyzer '" + name + "'");
            }
        }
        link.path("fields").forEach(field -> checkAnalyzers(call, field));
    }

    private Reply change(Call call, boolean partly) {
        Database database = guard.writableDatabase(call);
        ObjectNode view = view(call);
        ObjectNode body = Bodies.object(call);
        boolean alias = view.path("type").asText().equals(ALIAS);
        ObjectNode changed = alias
                ? view.deepCopy().setAll(alias(call, partly ? view.path("indexes") : Json.array(), body))
                : ViewProperties.change(view, body, partly);
        checkLinks(call, changed);
        database.putView(changed);
        store.sync();
        return Reply.json(200, full(changed));
    }

    private Reply rename(Call call) {
        Database database = guard.writableDatabase(call);
        ObjectNode view = view(call);
        String name = Optional.ofNullable(Bodies.object(call).path("name").textValue())
                .orElseThrow(() -> bad("expecting \"name\" parameter to be a string"));
        database.renameView(view, name);
        store.sync();
        return Reply.json(200, full(view(call, name)));
    }

    private ObjectNode view(Call call, String name) {
        return guard.database(call).view(name)
                .orElseThrow(() -> new ArangoException(ErrorCode.DATA_SOURCE_NOT_FOUND));
    }

    private Reply drop(Call call) {
        Database database = guard.writableDatabase(call);
        database.removeView(view(call));
        store.sync();
        return Reply.enveloped(200, Json.object().put("result", true));
    }

    private static ArangoException bad(String message) {
        return new ArangoException(ErrorCode.BAD_PARAMETER, message);
    }
}
