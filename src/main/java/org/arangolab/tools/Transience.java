package org.arangolab.tools;

import java.util.regex.Pattern;

/** The failures that may pass by themselves: there was no connection, or the server was not ready. */
final class Transience {
    private static final Pattern NAMED = Pattern.compile("(?i)could not connect|cannot connect|failed to connect"
            + "|connection refused|service unavailable|not connected");

    private Transience() {
    }

    static boolean of(ToolResult result) {
        return !result.isOk() && (NAMED.matcher(result.stdout()).find() || NAMED.matcher(result.stderr()).find());
    }
}
