package org.arangolab.instance.under;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server runs under. It writes files into a directory; what they tell is looked for after the end. */
public sealed interface Under permits Sanitized, Valgrind, Recorded {
    /** The name of the directory of reports, below the server's own. */
    String REPORTS = "reports";

    /** As a script writes it, for messages. */
    String word();

    /** The name of the directory that it writes into, below the server's own. */
    default String folder() {
        return REPORTS;
    }

    /** Whether what it writes there are reports of what is wrong. */
    default boolean reports() {
        return true;
    }

    /**
     * Variables for the process; what is given by the user is kept and wins.
     *
     * @param place   the directory of its files
     * @param program the server's executable
     */
    Map<String, String> environment(Path place, Path program, Map<String, String> given);

    /** The program and its arguments before the server's own command; empty when none is needed. */
    List<String> before(Path place);

    /** Whether that program starts the server as its child; else it becomes the server. */
    default boolean parent() {
        return false;
    }

    /** What is recorded of the next life; empty when it records none. */
    default Optional<Recording> recording(Path place) {
        return Optional.empty();
    }

    /** How many times slower the server is to be thought: its time-outs grow so. */
    int slowness();

    /** Why this cannot be on this machine; empty when it can. */
    Optional<Obstacle> obstacle(Surroundings here);

    /** A time-out for a server that is slower. */
    default Duration slowed(Duration timeout) {
        return timeout.multipliedBy(slowness());
    }
}
