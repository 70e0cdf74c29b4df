package org.arangolab.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.arangolab.time.Durations;

/**
 * One HTTP answer, read to its end.
 *
 * @param request what was asked
 * @param status  the HTTP status
 * @param headers names in lower case; the last value of a repeated one
 * @param body    all bytes
 * @param took    from the call to the last byte
 * @param remark  what the client knows about a refusal that the server does not say; else empty
 */
public record Response(Request request, int status, Map<String, String> headers, byte[] body, Duration took,
                       String remark) {
    /** Copies the headers. */
    public Response {
        headers = Map.copyOf(headers);
    }

    /** Without a remark. */
    public Response(Request request, int status, Map<String, String> headers, byte[] body, Duration took) {
        this(request, status, headers, body, took, "");
    }

    /** The same with a remark. */
    Response remarked(String text) {
        return new Response(request, status, headers, body, took, text);
    }

    /** Whether the status is 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as maps, lists, texts and numbers; null for the JSON null and for an empty body.
     *
     * @throws ServerResponseException when the body is not JSON
     */
    public Object json() {
        Optional<Object> value = JsonText.read(body);
        if (value.isEmpty() && body.length > 0 && !text().strip().equals("null")) {
            throw new ServerResponseException(this, "is not JSON");
        }
        return value.orElse(null);
    }

    /** A header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * This answer, when its status is 2xx.
     *
     * @throws ServerResponseException otherwise, with ArangoDB's error number and message
     */
    public Response orThrow() {
        if (!ok()) {
            throw new ServerResponseException(this, "");
        }
        return this;
    }

    /** ArangoDB's {@code errorNum}, when the body is an error envelope. */
    public Optional<Integer> errorNum() {
        return field("errorNum").filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    /** ArangoDB's {@code errorMessage}, when the body is an error envelope. */
    public Optional<String> errorMessage() {
        return field("errorMessage").map(String::valueOf);
    }

    private Optional<Object> field(String name) {
        return JsonText.read(body).filter(Map.class::isInstance).map(map -> ((Map<?, ?>) map).get(name));
    }

    @Override
    public String toString() {
        return request + " → " + status + " in " + Durations.text(took);
    }
}
