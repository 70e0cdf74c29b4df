package org.arangolab.instance;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * One life of a server's process; a restart makes a new one. What exists only while it runs is here.
 *
 * @param child      the process
 * @param logMark    where the log stood when it was started
 * @param stderrMark where standard error stood
 * @param readiness  completes with the version when it answers, or with why it never will
 * @param ended      completes with the final state when its end was judged
 * @param sent       the signals that the lab has sent it
 * @param lastSeen   what the last look at its readiness saw instead
 */
record Run(ChildProcess child, long logMark, long stderrMark, CompletableFuture<Readiness.Ready> readiness,
           CompletableFuture<InstanceState> ended, Set<Signal> sent, AtomicReference<String> lastSeen) {
    Run(ChildProcess child, long logMark, long stderrMark) {
        this(child, logMark, stderrMark, new CompletableFuture<>(), new CompletableFuture<>(),
                ConcurrentHashMap.newKeySet(), new AtomicReference<>(""));
    }

    /** Sends a signal, known before it can take effect. */
    void send(Signal signal) {
        sent.add(signal);
        child.signal(signal);
    }

    /** The lab makes it crash: any end by a signal is its own work from here on. */
    void crashIsWanted() {
        sent.addAll(Set.of(Signal.KILL, Signal.ABRT, Signal.SEGV, Signal.BUS));
    }

    /** Whether this end is what one of the signals does that the lab has sent. */
    boolean endedBySent(ExitStatus exit) {
        return exit.signal().filter(sent::contains).isPresent();
    }

    Optional<Readiness.Ready> ready() {
        return readiness.isCompletedExceptionally() ? Optional.empty()
                : Optional.ofNullable(readiness.getNow(null));
    }
}
