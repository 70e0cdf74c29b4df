package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * What only indexes of type {@code inverted} have. Source: ArangoDB's documentation of inverted indexes, 3.12. It is
 * kept and shown; what would search it, views and functions for texts, is 501.
 */
final class InvertedIndex {
    private static final ObjectNode DEFAULTS = (ObjectNode) Json.parse(("{'analyzer':'identity',"
            + "'features':['frequency','norm'],'includeAllFields':false,'searchField':false,"
            + "'trackListPositions':false,'primarySort':{'fields':[],'compression':'lz4'},'storedValues':[],"
            + "'optimizeTopK':[],'cleanupIntervalStep':2,'commitIntervalMsec':1000,'consolidationIntervalMsec':5000,"
            + "'writebufferActive':0,'writebufferIdle':64,'writebufferSizeMax':33554432}")
            .replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    private static final Set<String> FIELD = Set.of("name", "analyzer", "features", "includeAllFields", "searchField",
            "trackListPositions", "cache", "nested");
    private static final List<String> OPTIONAL = List.of("cache", "primaryKeyCache");

    private InvertedIndex() {
    }

    /** Everything that is shown of one. */
    static ObjectNode details(ObjectNode body) {
        ObjectNode details = DEFAULTS.deepCopy();
        DEFAULTS.fieldNames().forEachRemaining(name -> {
            if (body.hasNonNull(name)) {
                details.set(name, body.get(name).deepCopy());
            }
        });
        OPTIONAL.stream().filter(body::hasNonNull).forEach(name -> details.set(name, body.get(name)));
        details.set("primarySort", sort(body.path("primarySort")));
        details.set("storedValues", ViewProperties.stored(body.path("storedValues")));
        details.set("consolidationPolicy", ViewProperties.policy(body.path("consolidationPolicy")));
        details.set("fields", fields(body.path("fields")));
        return details.put("version", 1);
    }

    private static ObjectNode sort(JsonNode given) {
        ObjectNode sort = Json.object();
        sort.set("fields", ViewProperties.sort(given.path("fields")));
        sort.put("compression", given.path("compression").asText("lz4"));
        if (given.hasNonNull("cache")) {
            sort.set("cache", given.get("cache"));
        }
        return sort;
    }

    /** Each field is a name, or an object with one. */
    private static ArrayNode fields(JsonNode given) {
        ArrayNode fields = Json.array();
        for (JsonNode field : given) {
            ObjectNode shown = field.isTextual() ? Json.object().put("name", field.textValue())
                    : Bodies.requireObject(field, "index field names must be non-empty strings").deepCopy()
                    .retain(FIELD);
            if (shown.path("name").asText().isEmpty()) {
                throw new ArangoException(ErrorCode.BAD_PARAMETER, "index field names must be non-empty strings");
            }
            fields.add(shown);
        }
        return fields;
    }

    static List<String> names(ObjectNode details) {
        List<String> names = new ArrayList<>();
        details.path("fields").forEach(field -> names.add(field.path("name").asText()));
        return names;
    }

    /** The analyzers that an index names. */
    static List<String> analyzers(ObjectNode details) {
        return details.findValuesAsText("analyzer");
    }
}
