package org.arangolab.tools.dump;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A collection as a server tells of it.
 *
 * @param name        its name
 * @param edges       whether it is one of edges
 * @param count       how many documents it has
 * @param indexes     those that a user has made, as texts that can be compared: type, fields, unique, sparse
 * @param fingerprint changes with each write to the collection and each change of its properties and indexes
 */
public record CollectionState(String name, boolean edges, long count, Set<String> indexes, String fingerprint) {
    private static final int EDGES = 3;
    private static final Set<String> PASSING =
            Set.of("count", "code", "error", "status", "statusString", "writesExecuted");
    private static final ObjectMapper CANONICAL = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Sorts the indexes. */
    public CollectionState {
        indexes = java.util.Collections.unmodifiableSet(new TreeSet<>(indexes));
    }

    static CollectionState of(String name, Map<?, ?> properties, String revision, List<Map<?, ?>> indexes) {
        Map<String, Object> kept = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (!PASSING.contains(String.valueOf(key))) {
                kept.put(String.valueOf(key), value);
            }
        });
        Set<String> told = indexes(indexes);
        return new CollectionState(name, Integer.valueOf(EDGES).equals(properties.get("type")),
                ((Number) properties.get("count")).longValue(), told, sum(List.of(kept, revision, told)));
    }

    /** {@code persistent [a, b] unique}; the built-in ones are left out. */
    static Set<String> indexes(List<? extends Map<?, ?>> indexes) {
        Set<String> texts = new TreeSet<>();
        for (Map<?, ?> index : indexes) {
            String type = String.valueOf(index.get("type"));
            if (!type.equals("primary") && !type.equals("edge")) {
                texts.add(type + " " + index.get("fields") + (Boolean.TRUE.equals(index.get("unique")) ? " unique" : "")
                        + (Boolean.TRUE.equals(index.get("sparse")) ? " sparse" : ""));
            }
        }
        return texts;
    }

    private static String sum(Object facts) {
        try {
            byte[] text = CANONICAL.writeValueAsString(facts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("maps of a JSON answer can be written, and every Java has SHA-256", e);
        }
    }
}
