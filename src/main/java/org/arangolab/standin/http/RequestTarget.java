package org.arangolab.standin.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Path and query of a request, taken apart: {@code /_db/a%20b/_api/version?details=true}.
 *
 * @param database decoded, {@code _system} without a prefix
 * @param segments decoded, without the database prefix
 * @param query    decoded parameters, the last of a name wins
 */
public record RequestTarget(String database, List<String> segments, Map<String, String> query) {
    private static final String SYSTEM = "_system";

    /**
     * Takes apart.
     *
     * @throws ArangoException 400 for a broken percent escape
     */
    public static RequestTarget parse(String path, String query) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment, false));
            }
        }
        if (segments.size() >= 2 && segments.get(0).equals("_db")) {
            return new RequestTarget(segments.get(1), List.copyOf(segments.subList(2, segments.size())),
                    parameters(query));
        }
        return new RequestTarget(SYSTEM, List.copyOf(segments), parameters(query));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                all.put(decode(name, true), decode(value, true));
            }
        }
        return all;
    }

    /** By hand: {@code URLDecoder} would turn a {@code +} in a document key into a blank. */
    private static String decode(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0)) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                out[length++] = (byte) (hex(in, i + 1) << 4 | hex(in, i + 2));
                i += 2;
            } else {
                out[length++] = plusIsBlank && in[i] == '+' ? (byte) ' ' : in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte[] in, int at) {
        int digit = at < in.length ? Character.digit(in[at], 16) : -1;
        if (digit < 0) {
            throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "invalid percent escape in the URL");
        }
        return digit;
    }
}
