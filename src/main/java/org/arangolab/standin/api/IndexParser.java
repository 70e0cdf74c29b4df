package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.IndexDefinition;

/**
 * Understands the description of a new index (facts/server.md 5.4). An index that only makes queries faster is kept as
 * it is described, because its one effect cannot be seen here; one whose effect can be seen has it, or is 501.
 */
final class IndexParser {
    private static final Set<String> UNKNOWN = Set.of("vector", "iresearch", "geo1", "geo2");
    private static final int ANY = Integer.MAX_VALUE;
    private static final int MOST_STORED = 32;
    /** How finely ArangoDB covers the sphere; each geo index shows it. */
    private static final ObjectNode COVER = Json.object().put("bestIndexedLevel", 17).put("worstIndexedLevel", 4)
            .put("maxNumCoverCells", 8);

    private final ObjectNode body;
    private final String id;
    private final String type;

    private IndexParser(ObjectNode body, String id) {
        this.body = body;
        this.id = id;
        this.type = Bodies.text(body, "type").orElseThrow(() -> bad("invalid index type"));
    }

    /** What a creation asks for; 400/10 for a wrong description, 501 for a type that the stand-in cannot honour. */
    static IndexDefinition parse(ObjectNode body, String id) {
        return new IndexParser(body, id).definition();
    }

    private IndexDefinition definition() {
        if (UNKNOWN.contains(type)) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "the stand-in has no index of type '" + type + "'");
        }
        return switch (type) {
            case "persistent", "hash", "skiplist" -> persistent();
            case "ttl" -> expiring();
            case "geo" -> geo();
            case "fulltext" -> fulltext();
            case "inverted" -> inverted();
            case "mdi", "zkd" -> multiDimensional(Json.object());
            case "mdi-prefixed" -> multiDimensional(prefix());
            default -> throw bad("invalid index type '" + type + "'");
        };
    }

    private IndexDefinition persistent() {
        List<String> fields = fields("fields", ANY);
        return index(fields, flag("unique"), flag("sparse"), stored(fields), Json.object());
    }

    private IndexDefinition expiring() {
        List<String> fields = fields("fields", 1);
        requireNone(fields, ".", "cannot index a sub-attribute in this type of index");
        if (flag("unique")) {
            throw bad("a TTL index cannot be unique");
        }
        JsonNode after = body.path("expireAfter");
        if (!after.isNumber()) {
            throw bad("expireAfter attribute must be a number");
        }
        if (after.asDouble() < 0) {
            throw bad("expireAfter attribute must greater equal to zero");
        }
        return index(unexpanded(fields), false, true, List.of(), (ObjectNode) Json.object().set("expireAfter", after));
    }

    private IndexDefinition geo() {
        List<String> fields = unexpanded(fields("fields", 2));
        ObjectNode details = COVER.deepCopy();
        if (fields.size() == 1) {
            details.put("geoJson", flag("geoJson"));
        }
        return index(fields, false, true, List.of(), details.put("legacyPolygons", flag("legacyPolygons")));
    }

    private IndexDefinition fulltext() {
        JsonNode length = body.path("minLength");
        if (!length.isNumber() && !length.isNull() && !length.isMissingNode()) {
            throw bad("bad parameter");
        }
        return index(unexpanded(fields("fields", 1)), false, true, List.of(),
                Json.object().put("minLength", Math.max(1, length.asInt(2))));
    }

    private IndexDefinition inverted() {
        ObjectNode details = InvertedIndex.details(body);
        List<String> names = InvertedIndex.names(details);
        if (names.isEmpty() && !flag("includeAllFields")) {
            throw bad("invalid number of index attributes");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw bad("duplicate attribute name in index fields list");
        }
        return index(names, false, true, List.of(), details);
    }

    private IndexDefinition multiDimensional(ObjectNode details) {
        if (!body.path("fieldValueTypes").asText().equals("double")) {
            throw bad("mdi requires `fieldValueTypes` to be set to `double` - future releases might lift this "
                    + "requirement");
        }
        List<String> fields = unexpanded(fields("fields", ANY));
        List<String> prefix = new ArrayList<>();
        details.path("prefixFields").forEach(field -> prefix.add(field.asText()));
        return index(fields, flag("unique"), flag("sparse"), stored(prefix), details.put("fieldValueTypes", "double"));
    }

    private ObjectNode prefix() {
        if (body.path("prefixFields").isEmpty()) {
            throw bad("prefixFields is required for `mdi-prefixed`");
        }
        ObjectNode details = Json.object();
        unexpanded(fields("prefixFields", ANY)).forEach(details.putArray("prefixFields")::add);
        return details;
    }

    private IndexDefinition index(List<String> fields, boolean unique, boolean sparse, List<String> stored,
                                  ObjectNode details) {
        String name = Bodies.text(body, "name").filter(n -> !n.isEmpty()).orElse("idx_" + id);
        return new IndexDefinition(id, name, type, fields, unique, sparse, Bodies.flag(body, "deduplicate", true),
                Bodies.flag(body, "estimates", true), flag("cacheEnabled"), stored, details);
    }

    private boolean flag(String name) {
        return Bodies.flag(body, name, false);
    }

    private List<String> fields(String attribute, int most) {
        JsonNode node = body.path(attribute);
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            throw bad("invalid number of index attributes");
        }
        List<String> fields = texts((ArrayNode) node);
        if (new HashSet<>(fields).size() < fields.size()) {
            throw bad("duplicate attribute name in index fields list");
        }
        if (fields.stream().anyMatch(field -> field.equals("_id") || field.endsWith("._id"))) {
            throw bad("_id attribute cannot be indexed");
        }
        if (fields.stream().anyMatch(field -> field.indexOf("[*]") != field.lastIndexOf("[*]"))) {
            throw bad("an attribute path may hold [*] only once");
        }
        return fields;
    }

    private static List<String> unexpanded(List<String> fields) {
        requireNone(fields, "[*]", "cannot index attributes of an array in this type of index");
        return fields;
    }

    private static void requireNone(List<String> fields, String part, String message) {
        if (fields.stream().anyMatch(field -> field.contains(part))) {
            throw bad(message);
        }
    }

    private List<String> stored(List<String> others) {
        JsonNode node = body.path("storedValues");
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw bad("when parsing fields for stored values: storedValues must be an array");
        }
        List<String> stored = texts((ArrayNode) node);
        if (stored.size() > MOST_STORED) {
            throw bad("when parsing fields for stored values: invalid number of index attributes");
        }
        if (stored.stream().anyMatch(others::contains)) {
            throw bad("when parsing fields for stored values: duplicate attribute name (overlap between index fields "
                    + "and index stored values list)");
        }
        return stored;
    }

    private static List<String> texts(ArrayNode array) {
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            if (!node.isTextual() || node.textValue().isEmpty()) {
                throw bad("index field names must be non-empty strings");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    private static ArangoException bad(String message) {
        return new ArangoException(ErrorCode.BAD_PARAMETER, message);
    }
}
