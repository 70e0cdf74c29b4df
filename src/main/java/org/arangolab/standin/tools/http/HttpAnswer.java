package org.arangolab.standin.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * What a server answered.
 *
 * @param status  the HTTP status
 * @param reason  its text, {@code Not Found}
 * @param headers names in lower case
 * @param body    bytes, decompressed
 */
public record HttpAnswer(int status, String reason, Map<String, String> headers, byte[] body) {
    private static final int FIRST_ERROR = 400;

    /** A header; the name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the status is below 400. */
    public boolean ok() {
        return status < FIRST_ERROR;
    }

    /**
     * The body as JSON.
     *
     * @throws org.arangolab.standin.http.ArangoException when it is none
     */
    public JsonNode json() {
        return Json.parse(body);
    }

    /** Whether the body says that it is JSON. */
    public boolean isJson() {
        return header("content-type").filter(type -> type.startsWith("application/json")).isPresent();
    }

    /**
     * This answer, if it is no error.
     *
     * @throws ServerError otherwise
     */
    public HttpAnswer orThrow() {
        if (!ok()) {
            throw ServerError.of(this);
        }
        return this;
    }
}
