package org.arangolab.standin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The stand-in's one JSON mapper. Thread-safe. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Json() {
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /**
     * Bytes as one JSON value.
     *
     * @throws ArangoException 400/600 when they are not
     */
    public static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: Expecting digit");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "VPackError error: " + e.getMessage());
        }
    }

    /** A value as UTF-8 bytes. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }
}
