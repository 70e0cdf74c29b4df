package org.arangolab.instance;

import java.util.Arrays;
import java.util.Optional;

/**
 * An option that servers of the early 3.0 line have under another name, some with the opposite meaning. Source:
 * facts/server.md, "The old end".
 */
enum RenamedOption {
    AUTHENTICATION("server.authentication", "server.disable-authentication", true),
    AUTHENTICATION_UNIX("server.authentication-unix-sockets", "server.disable-authentication-unix-sockets", true),
    STATISTICS("server.statistics", "server.disable-statistics", true),
    FOXX_QUEUES("foxx.queues", "server.foxx-queues", false),
    SSL_KEYFILE("ssl.keyfile", "server.keyfile", false),
    TEMP_PATH("temp.path", "temp-path", false);

    private final String presentName;
    private final String formerName;
    private final boolean opposite;

    RenamedOption(String presentName, String formerName, boolean opposite) {
        this.presentName = presentName;
        this.formerName = formerName;
        this.opposite = opposite;
    }

    static Optional<RenamedOption> of(String presentName) {
        return Arrays.stream(values()).filter(option -> option.presentName.equals(presentName)).findFirst();
    }

    String formerName() {
        return formerName;
    }

    String formerValue(String value) {
        return opposite ? String.valueOf(!Boolean.parseBoolean(value)) : value;
    }
}
