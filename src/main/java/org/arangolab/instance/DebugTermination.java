package org.arangolab.instance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.client.JsonText;
import org.arangolab.client.Request;
import org.arangolab.client.Response;

/**
 * How a maintainer build is told to end itself by a signal: without a message over its own endpoint, with one by
 * JavaScript. Source: facts/server.md 4.2.
 */
final class DebugTermination {
    private static final int NOT_FOUND = 404;

    private final String server;
    private final Request request;

    DebugTermination(String server, Optional<String> message) {
        this.server = server;
        this.request = message.map(DebugTermination::script).orElseGet(() -> Request.of("PUT", "/_admin/debug/crash"));
    }

    private static Request script(String message) {
        return FailurePointApi.script("require(\"internal\").debugTerminate("
                + new String(JsonText.write(message), StandardCharsets.UTF_8) + ")");
    }

    Request request() {
        return request;
    }

    /** An answer means that the process goes on. */
    ConfigException refused(Response answer) {
        boolean script = request.method().equals("POST");
        String remedy = script && answer.status() == NOT_FOUND
                ? "start it with args: ['javascript.allow-admin-execute': true], or use debugTerminate() without a "
                + "message"
                : "use an arangod that was configured with -DUSE_MAINTAINER_MODE=On";
        return new ConfigException(server + ": debugTerminate did not end the server: " + request + " answered "
                + answer.status() + answer.errorMessage().map(text -> " (" + text + ")").orElse("") + "; " + remedy);
    }
}
