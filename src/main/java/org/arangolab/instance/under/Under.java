package org.arangolab.instance.under;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server runs under. It writes reports into files of a directory; what they tell is looked for after the end. */
public sealed interface Under permits Sanitized, Valgrind {
    /** As a script writes it, for messages. */
    String word();

    /** Variables for the process; what is given by the user is kept and wins. */
    Map<String, String> environment(Path reports, Map<String, String> given);

    /** The program and its arguments before the server's own command; empty when none is needed. */
    List<String> before(Path reports);

    /** How many times slower the server is to be thought: its time-outs grow so. */
    int slowness();

    /** Why this cannot be on this machine, with the remedy; empty when it can. */
    Optional<String> objection();

    /** A time-out for a server that is slower. */
    default Duration slowed(Duration timeout) {
        return timeout.multipliedBy(slowness());
    }
}
