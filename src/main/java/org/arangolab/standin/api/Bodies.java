package org.arangolab.standin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;

/** Reads the parts of request bodies that several endpoints share. */
final class Bodies {
    private Bodies() {
    }

    /** The body as an object; 400/600 for anything else. */
    static ObjectNode object(Call call) {
        JsonNode body = call.json();
        if (!body.isObject()) {
            throw new ArangoException(ErrorCode.HTTP_CORRUPTED_JSON, "expecting a JSON object in the request body");
        }
        return (ObjectNode) body;
    }

    /** A part of a body as an object; 400/10 with a message for anything else. */
    static ObjectNode requireObject(JsonNode part, String message) {
        if (!part.isObject()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, message);
        }
        return (ObjectNode) part;
    }

    /** As {@link #object}, where no body means an empty object. */
    static ObjectNode objectOrEmpty(Call call) {
        return call.body().length == 0 ? Json.object() : object(call);
    }

    /** A text attribute; empty when it is absent or null; 400/10 for anything else. */
    static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting attribute '" + name + "' to be a string");
        }
        return Optional.of(value.textValue());
    }

    /** A boolean attribute; 400/10 for anything else than a boolean, null or nothing. */
    static boolean flag(JsonNode body, String name, boolean fallback) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isBoolean()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "expecting attribute '" + name + "' to be a boolean");
        }
        return value.booleanValue();
    }
}
