package org.arangolab.standin.tools.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.arangolab.standin.http.ArangoException;

/** A server answered with an error. The message is in the words of the tools. */
public final class ServerError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int number;
    private final String text;

    private ServerError(int status, int number, String text, String message) {
        super(message);
        this.status = status;
        this.number = number;
        this.text = text;
    }

    /** Of an answer with status 400 or above. */
    static ServerError of(HttpAnswer answer) {
        JsonNode body = body(answer);
        int number = body.path("errorNum").asInt(answer.status());
        String text = body.path("errorMessage").asText(answer.reason());
        String details = body.has("errorNum") ? ": ArangoError " + number + ": " + text : "";
        return new ServerError(answer.status(), number, text,
                "got error from server: HTTP " + answer.status() + " (" + answer.reason() + ")" + details);
    }

    private static JsonNode body(HttpAnswer answer) {
        try {
            return answer.isJson() ? answer.json() : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        } catch (ArangoException notJson) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** ArangoDB's number, else the status. */
    public int number() {
        return number;
    }

    /** The server's own words. */
    public String text() {
        return text;
    }
}
