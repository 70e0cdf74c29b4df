package org.arangolab.standin.tools.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What is said of shards and copies: by attribute, by collection; the empty name is for all others.
 *
 * @param wanted   attribute, collection, value
 * @param defaults attribute, value for dumps that say none
 */
record Sharding(Map<String, Map<String, String>> wanted, Map<String, Long> defaults) {
    private static final Map<String, String> ATTRIBUTES = Map.of("number-of-shards", "numberOfShards",
            "replication-factor", "replicationFactor", "write-concern", "writeConcern");

    static Sharding of(Options options) {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        ATTRIBUTES.forEach((option, attribute) -> wanted.put(attribute, values(option, options.list(option))));
        return new Sharding(wanted, Map.of("numberOfShards", options.number("default-number-of-shards"),
                "replicationFactor", options.number("default-replication-factor")));
    }

    private static Map<String, String> values(String option, List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String value = text.substring(equals + 1);
            boolean satellite = option.equals("replication-factor") && value.equals("satellite");
            if (!satellite && !value.matches("[1-9]\\d{0,8}")) {
                throw new ToolFailure("c0a1e", "got invalid value '" + text + "' for --" + option);
            }
            values.put(equals < 0 ? "" : text.substring(0, equals), value);
        }
        return values;
    }

    /** Changes the parameters of a collection. */
    void apply(ObjectNode parameters) {
        String name = parameters.path("name").asText();
        wanted.forEach((attribute, values) -> {
            String value = values.getOrDefault(name, values.get(""));
            if (value != null) {
                set(parameters, attribute, value);
            } else if (!parameters.has(attribute) && defaults.containsKey(attribute) && !parameters.has("shards")) {
                parameters.put(attribute, defaults.get(attribute));
            }
        });
    }

    private static void set(ObjectNode parameters, String attribute, String value) {
        if (value.equals("satellite")) {
            parameters.put(attribute, value);
        } else {
            parameters.put(attribute, Long.parseLong(value));
        }
    }
}
