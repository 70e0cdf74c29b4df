package org.arangolab.standin.http.vst;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ContentCoding;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.RawRequest;
import org.arangolab.standin.http.vpack.VelocyPack;

/** Reads {@code [1, 1, database, method, path, parameters, meta]} as the HTTP request that says the same. */
final class VstRequest {
    private static final List<String> METHODS = List.of("DELETE", "GET", "POST", "PUT", "HEAD", "PATCH", "OPTIONS");
    private static final int DATABASE = 2;
    private static final int METHOD = 3;
    private static final int PATH = 4;
    private static final int PARAMETERS = 5;
    private static final int META = 6;

    private VstRequest() {
    }

    /**
     * The request.
     *
     * @param message header and body
     * @param size    of the header
     * @throws ArangoException 400 when the header lacks something
     */
    static RawRequest read(JsonNode header, byte[] message, int size, String authorization, boolean unixSocket) {
        int method = header.path(METHOD).asInt(-1);
        if (method < 0 || method >= METHODS.size() || !header.path(PATH).isTextual()) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "illegal header of a request: " + header);
        }
        Map<String, String> headers = headers(header.path(META), authorization);
        byte[] body = body(Arrays.copyOfRange(message, size, message.length), headers);
        return new RawRequest(METHODS.get(method), path(header.path(DATABASE).asText(), header.path(PATH).asText()),
                query(header.path(PARAMETERS)), headers, body, unixSocket);
    }

    private static Map<String, String> headers(JsonNode meta, String authorization) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", VelocyPack.TYPE);
        headers.put("accept", VelocyPack.TYPE);
        meta.properties().forEach(e -> headers.put(e.getKey().toLowerCase(Locale.ROOT), e.getValue().asText()));
        if (!authorization.isEmpty()) {
            headers.put("authorization", authorization);
        }
        return headers;
    }

    private static byte[] body(byte[] raw, Map<String, String> headers) {
        try {
            return ContentCoding.decoded(raw, headers.getOrDefault("content-encoding", ""));
        } catch (IOException e) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "the body cannot be decompressed: " + e.getMessage());
        }
    }

    /** Paths are percent-encoded in both protocols; the database is not in VelocyStream. */
    private static String path(String database, String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return database.isEmpty() || absolute.startsWith("/_db/") ? absolute
                : "/_db/" + encoded(database) + absolute;
    }

    private static String query(JsonNode parameters) {
        StringJoiner query = new StringJoiner("&");
        parameters.properties().forEach(e -> query.add(encoded(e.getKey()) + "=" + encoded(e.getValue().asText())));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
