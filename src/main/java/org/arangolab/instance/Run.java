package org.arangolab.instance;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Signal;

/**
 * One life of a server's process; a restart makes a new one. What exists only while it runs is here.
 *
 * @param child      the process
 * @param logMark    where the log stood when it was started
 * @param stderrMark where standard error stood
 * @param readiness  completes with the version when it answers, or with why it never will
 * @param ended      completes with the final state when its end was judged
 * @param lastSignal the last signal that the lab sent at the user's wish
 * @param lastSeen   what the last look for an answer brought, while it starts
 */
record Run(ChildProcess child, long logMark, long stderrMark, CompletableFuture<Readiness.Ready> readiness,
           CompletableFuture<InstanceState> ended, AtomicReference<Optional<Signal>> lastSignal,
           AtomicReference<String> lastSeen) {
    Run(ChildProcess child, long logMark, long stderrMark) {
        this(child, logMark, stderrMark, new CompletableFuture<>(), new CompletableFuture<>(),
                new AtomicReference<>(Optional.empty()), new AtomicReference<>(""));
    }

    Optional<Readiness.Ready> ready() {
        return readiness.isCompletedExceptionally() ? Optional.empty()
                : Optional.ofNullable(readiness.getNow(null));
    }
}
