package org.arangolab.instance;

import java.time.Instant;
import java.util.Optional;
import org.arangolab.process.ExitStatus;

/**
 * The facts of a server's present or last life.
 *
 * @param alive     whether its process runs, as far as that can be seen from here
 * @param suspended whether it is stopped by SIGSTOP
 * @param pid       the process id while it runs; empty when it is not known
 * @param startedAt when its process was started
 * @param readyAt   when it began to answer
 * @param version   the version that it told
 * @param exit      how its process ended, once it has
 */
public record Vitals(boolean alive, boolean suspended, Optional<Long> pid, Optional<Instant> startedAt,
                     Optional<Instant> readyAt, Optional<String> version, Optional<ExitStatus> exit) {
    /** Of a server that was never started. */
    static final Vitals NONE = new Vitals(false, false, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
}
