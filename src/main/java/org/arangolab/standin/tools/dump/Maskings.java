package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What a maskings file says of the collections.
 *
 * @param byCollection by name, {@code *} for all others
 */
record Maskings(Map<String, Entry> byCollection) {
    /** How much of a collection is dumped. */
    enum Kind { FULL, MASKED, STRUCTURE, EXCLUDE }

    /** What is said of one collection. */
    record Entry(Kind kind, Rules rules) {
    }

    /** One rule: which attributes, and what happens to them. */
    record Rule(AttributePath path, MaskingFunction function) {
    }

    /**
     * The rules of one collection; the first that fits an attribute counts.
     *
     * @param all in the order of the file
     */
    record Rules(List<Rule> all) {
        /** Changes a document; its {@code _key}, {@code _id}, {@code _rev} stay. */
        void apply(ObjectNode document) {
            object(document, List.of());
        }

        private void object(ObjectNode object, List<String> path) {
            for (String name : new ArrayList<>(fieldNames(object))) {
                if (path.isEmpty() && (name.equals("_key") || name.equals("_id") || name.equals("_rev")
                        || name.equals("_from") || name.equals("_to"))) {
                    continue;
                }
                List<String> deeper = new ArrayList<>(path);
                deeper.add(name);
                object.set(name, value(object.get(name), deeper));
            }
        }

        private static List<String> fieldNames(ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }

        private JsonNode value(JsonNode value, List<String> path) {
            if (value instanceof ObjectNode object) {
                object(object, path);
                return object;
            }
            if (value instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, value(array.get(i), path));
                }
                return array;
            }
            return all.stream().filter(rule -> rule.path().fits(path)).findFirst()
                    .map(rule -> rule.function().mask(value)).orElse(value);
        }
    }

    /**
     * Reads the file.
     *
     * @throws ToolFailure when it cannot be read or understood
     */
    static Maskings read(Path file) {
        try {
            Map<String, Entry> entries = new LinkedHashMap<>();
            JsonNode json = Json.parse(Files.readAllBytes(file));
            json.properties().forEach(entry -> entries.put(entry.getKey(), entry(entry.getKey(), entry.getValue())));
            return new Maskings(entries);
        } catch (IOException | ArangoException e) {
            throw new ToolFailure("cabd7", "maskings file '" + file + "': " + e.getMessage());
        }
    }

    private static Entry entry(String collection, JsonNode json) {
        String type = json.path("type").asText();
        Kind kind;
        try {
            kind = Kind.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ToolFailure("cabd7", "maskings of collection '" + collection + "': unknown type '" + type
                    + "', expecting full, masked, structure or exclude");
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : json.path("maskings")) {
            rules.add(new Rule(AttributePath.of(rule.path("path").asText()),
                    MaskingFunction.of(collection, rule.path("type").asText())));
        }
        return new Entry(kind, new Rules(List.copyOf(rules)));
    }

    private Optional<Entry> entry(String collection) {
        return Optional.ofNullable(byCollection.getOrDefault(collection, byCollection.get("*")));
    }

    /** A collection that the file does not mention is left out. */
    Kind kind(String collection) {
        return entry(collection).map(Entry::kind).orElse(Kind.EXCLUDE);
    }

    Optional<Rules> of(String collection) {
        return entry(collection).filter(entry -> entry.kind() == Kind.MASKED).map(Entry::rules);
    }
}
