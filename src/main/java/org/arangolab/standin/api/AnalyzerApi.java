package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.Databases;

/** {@code /_api/analyzer}: makes, shows and removes definitions of analyzers. */
final class AnalyzerApi {
    private static final List<String> FEATURES = List.of("frequency", "norm", "position", "offset");
    private static final String FORM = "expecting body to be of the form { name: <string>, type: <string>"
            + "[, properties: <object>[, features: <string-array>]] }";

    private final Databases store;
    private final Guard guard;
    private final Analyzers analyzers;

    AnalyzerApi(Databases store, Guard guard, Analyzers analyzers) {
        this.store = store;
        this.guard = guard;
        this.analyzers = analyzers;
    }

    void register(Routes routes) {
        Routes.Access access = Routes.Access.AUTHENTICATED;
        routes.add("GET", "/_api/analyzer", access, this::list)
                .add("POST", "/_api/analyzer", access, this::create)
                .add("GET", "/_api/analyzer/*", access, this::show)
                .add("DELETE", "/_api/analyzer/*", access, this::remove);
    }

    private Reply list(Call call) {
        ArrayNode result = Json.array();
        result.addAll(Analyzers.builtIn());
        result.addAll(analyzers.of(guard.database(call)));
        store.findDatabase(Databases.SYSTEM)
                .filter(system -> !system.name().equals(call.database()) && guard.mayRead(call, system))
                .ifPresent(system -> result.addAll(analyzers.of(system)));
        return Reply.enveloped(200, (ObjectNode) Json.object().set("result", result));
    }

    /** The database that a name belongs to, and the name there: {@code shop::words}, {@code ::words}, {@code words}. */
    private record Place(Database database, String name) {
    }

    private Place place(Call call, String name, boolean alsoSystem) {
        int colons = name.indexOf("::");
        if (colons < 0) {
            return new Place(guard.database(call), name);
        }
        String database = colons == 0 ? Databases.SYSTEM : name.substring(0, colons);
        boolean reachable = database.equals(call.database()) || alsoSystem && database.equals(Databases.SYSTEM);
        if (!reachable) {
            throw new ArangoException(ErrorCode.FORBIDDEN, "Database in analyzer name does not match current database");
        }
        return new Place(store.database(database), name.substring(colons + 2));
    }

    private Reply show(Call call) {
        String name = call.segments().get(2);
        Place place = place(call, name, true);
        ObjectNode found = analyzers.find(place.database(), place.name()).orElseThrow(() -> new ArangoException(
                ErrorCode.DOCUMENT_NOT_FOUND, "unable to find analyzer: " + name));
        return Reply.enveloped(200, found);
    }

    private Reply create(Call call) {
        guard.writableDatabase(call);
        ObjectNode body = Bodies.object(call);
        Place place = place(call, Bodies.text(body, "name").orElseThrow(() -> bad("invalid 'name', " + FORM)), false);
        if (!place.name().matches("[a-zA-Z][a-zA-Z0-9_-]*")) {
            throw bad("invalid characters in analyzer name '" + place.name() + "'");
        }
        String type = Bodies.text(body, "type").orElseThrow(() -> bad("invalid 'type', " + FORM));
        ObjectNode wanted = Analyzers.definition(place.database().name() + "::" + place.name(), type,
                AnalyzerProperties.complete(type, properties(body)), features(body));
        Optional<ObjectNode> there = analyzers.find(place.database(), place.name());
        if (there.isEmpty()) {
            analyzers.add(place.database(), place.name(), wanted);
            return Reply.json(201, wanted);
        }
        if (!there.get().equals(wanted)) {
            throw bad("name collision detected while registering an arangosearch analyzer name '" + place.name()
                    + "' type '" + type + "', current definition '" + there.get() + "'");
        }
        return Reply.json(200, wanted);
    }

    private static JsonNode properties(ObjectNode body) {
        JsonNode given = body.path("properties");
        JsonNode properties = given.isTextual() ? Json.parse(given.textValue().getBytes(StandardCharsets.UTF_8))
                : given;
        if (!properties.isObject() && !properties.isMissingNode()) {
            throw bad("invalid 'properties', " + FORM);
        }
        return properties;
    }

    private static List<String> features(ObjectNode body) {
        JsonNode given = body.path("features");
        if (!given.isArray() && !given.isMissingNode()) {
            throw bad("invalid 'features', " + FORM);
        }
        TreeSet<String> features = new TreeSet<>();
        given.forEach(feature -> features.add(feature.asText()));
        if (!FEATURES.containsAll(features)) {
            throw bad("unknown value in 'features', " + FORM);
        }
        require(features, "position", "frequency");
        require(features, "offset", "position");
        return new ArrayList<>(features);
    }

    private static void require(TreeSet<String> features, String one, String other) {
        if (features.contains(one) && !features.contains(other)) {
            throw bad("missing feature '" + other + "' required when '" + one + "' feature is specified");
        }
    }

    private Reply remove(Call call) {
        guard.writableDatabase(call);
        Place place = place(call, call.segments().get(2), false);
        if (!call.flag("force", false) && inUse(place)) {
            throw new ArangoException(ErrorCode.CONFLICT,
                    "analyzer in-use while removing arangosearch analyzer '" + place.name() + "'");
        }
        analyzers.remove(place.database(), place.name());
        return Reply.enveloped(200, Json.object().put("name", place.database().name() + "::" + place.name()));
    }

    private static boolean inUse(Place place) {
        Set<String> names = Set.of(place.name(), place.database().name() + "::" + place.name());
        return place.database().views().stream().map(view -> view.path("links"))
                .flatMap(links -> links.findValues("analyzers").stream())
                .flatMap(used -> StreamSupport.stream(used.spliterator(), false))
                .anyMatch(used -> names.contains(used.asText())) || place.database().collections().stream()
                .flatMap(collection -> collection.properties().indexes().stream())
                .flatMap(index -> InvertedIndex.analyzers(index.details()).stream()).anyMatch(names::contains);
    }

    private static ArangoException bad(String message) {
        return new ArangoException(ErrorCode.BAD_PARAMETER, message);
    }
}
