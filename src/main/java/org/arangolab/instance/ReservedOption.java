package org.arangolab.instance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Options of the server that the lab gives itself because it relies on them: where to find the server, its data and its
 * log, and who may talk to it. A user says the same by a setting. {@code log.output} is not among them: it adds a place
 * to the log and takes none away.
 */
enum ReservedOption {
    ENDPOINT("server.endpoint", "use the setting endpoint: 'tcp://HOST:PORT', or bind: broadcast"),
    DIRECTORY("database.directory", "use the setting dir: 'PATH'; the data is in its folder data"),
    LOG_FILE("log.file",
    "the lab reads the log there, see db1.log; for a copy elsewhere use 'log.output': 'file://PATH'"),
    AUTHENTICATION("server.authentication", "use the setting auth: none, basic or jwt"),
    SECRET("server.jwt-secret", "use the setting auth: jwt; the lab makes a secret and keeps it off the command line"),
    SECRET_FILE("server.jwt-secret-keyfile", "use the setting auth: jwt"),
    SECRET_FOLDER("server.jwt-secret-folder", "use the setting auth: jwt"),
    ROLE("cluster.my-role", "use the setting role:"),
    AGENT("agency.activate", "use the setting role: agent");

    private final String option;
    private final String remedy;

    ReservedOption(String option, String remedy) {
        this.option = option;
        this.remedy = remedy;
    }

    /** A mistake for each of these among what a user gave. */
    static List<String> mistakes(Map<String, List<String>> given) {
        return given.keySet().stream().map(ReservedOption::named).flatMap(Optional::stream)
                .map(reserved -> "option '" + reserved.option + "' is the lab's own: " + reserved.remedy).toList();
    }

    private static Optional<ReservedOption> named(String option) {
        return Arrays.stream(values()).filter(reserved -> reserved.option.equals(option)).findFirst();
    }
}
