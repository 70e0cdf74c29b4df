package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/**
 * How a collection makes the keys of documents that come without one.
 *
 * @param type          which generator
 * @param allowUserKeys whether documents may bring their own keys
 * @param increment     the step of {@link Type#AUTOINCREMENT}, at least 1
 * @param offset        where {@link Type#AUTOINCREMENT} starts, at least 0
 */
public record KeyOptions(Type type, boolean allowUserKeys, long increment, long offset) {
    /** ArangoDB's default. */
    public static final KeyOptions DEFAULT = new KeyOptions(Type.TRADITIONAL, true, 1, 0);
    private static final long MAX_INCREMENT = 1 << 16;

    /** The generators of facts/server.md 5.1. */
    public enum Type {
        /** Growing decimal numbers of the whole server. */
        TRADITIONAL,
        /** Numbers of the collection, from an offset in steps. */
        AUTOINCREMENT,
        /** Random universally unique ids. */
        UUID,
        /** Growing numbers as 16 hexadecimal digits, so that text order is time order. */
        PADDED;

        /** The word of the HTTP interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * From the {@code keyOptions} of a request; a missing node gives the default.
     *
     * @throws ArangoException 400/1232 for a generator or figure that does not exist
     */
    public static KeyOptions of(JsonNode node) {
        if (node == null || !node.isObject()) {
            return DEFAULT;
        }
        Type type = type(node.path("type").asText(Type.TRADITIONAL.word()));
        long increment = type == Type.AUTOINCREMENT ? node.path("increment").asLong(1) : 1;
        long offset = type == Type.AUTOINCREMENT ? node.path("offset").asLong(0) : 0;
        if (increment < 1 || increment >= MAX_INCREMENT || offset < 0) {
            throw new ArangoException(ErrorCode.INVALID_KEY_GENERATOR,
                    "increment must be 1 to 65535 and offset must not be negative");
        }
        return new KeyOptions(type, node.path("allowUserKeys").asBoolean(true), increment, offset);
    }

    private static Type type(String word) {
        return Arrays.stream(Type.values()).filter(t -> t.word().equals(word)).findFirst()
                .orElseThrow(() -> new ArangoException(ErrorCode.INVALID_KEY_GENERATOR,
                        "invalid key generator type '" + word + "', expecting one of "
                        + Arrays.stream(Type.values()).map(Type::word).collect(Collectors.joining(", "))));
    }

    /** As in ArangoDB's answers, without {@code lastValue}. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object().put("allowUserKeys", allowUserKeys).put("type", type.word());
        if (type == Type.AUTOINCREMENT) {
            json.put("offset", offset).put("increment", increment);
        }
        return json;
    }
}
