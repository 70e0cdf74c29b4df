package org.arangolab.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as parts of a URL's path, RFC 3986. */
public final class UrlPath {
    private UrlPath() {
    }

    /** A name with everything encoded that is not allowed in one segment. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
