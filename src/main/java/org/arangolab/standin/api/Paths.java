package org.arangolab.standin.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the paths that answers carry in their {@code location} header. */
final class Paths {
    private Paths() {
    }

    /** {@code /_db/DATABASE/_api/…}, each segment percent-encoded. */
    static String api(String database, String... segments) {
        return "/_db/" + encode(database) + "/_api/"
                + List.of(segments).stream().map(Paths::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
