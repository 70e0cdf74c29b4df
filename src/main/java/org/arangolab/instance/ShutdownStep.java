package org.arangolab.instance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.instance.under.Under;

/**
 * One step on the way to the end of a server: what is done, and how long it is then given.
 *
 * @param action what is done
 * @param grace  how long it is given before the next step
 */
record ShutdownStep(Action action, Duration grace) {
    /** What a step does. */
    enum Action {
        /** {@code DELETE /_admin/shutdown}; begins 2 s after its answer (facts/server.md 4.1). */
        HTTP,
        TERM,
        /** Leaves the crash handler's backtrace and a core. */
        ABRT,
        KILL
    }

    private static final Duration HARD = Duration.ofSeconds(10);

    /** As a user wants it: politely, and less so each time it does not help. */
    static List<ShutdownStep> graceful(Duration grace) {
        return List.of(new ShutdownStep(Action.HTTP, grace), new ShutdownStep(Action.TERM, grace),
                new ShutdownStep(Action.ABRT, HARD), new ShutdownStep(Action.KILL, HARD));
    }

    /** The same without the two seconds of HTTP, for many servers one after the other; as clean, facts/server.md 7. */
    static List<ShutdownStep> bySignal(Duration grace) {
        List<ShutdownStep> all = graceful(grace);
        return all.subList(1, all.size());
    }

    /** As the end of a run wants it: cleanly, but soon; what makes a server slow makes its end slow, too. */
    static List<ShutdownStep> teardown(Optional<Under> under) {
        return List.of(new ShutdownStep(Action.TERM, under.map(slow -> slow.slowed(HARD)).orElse(HARD)),
                new ShutdownStep(Action.KILL, HARD));
    }

    /** What was begun is taken back. */
    static List<ShutdownStep> atOnce() {
        return List.of(new ShutdownStep(Action.KILL, HARD));
    }
}
