package org.arangolab.standin.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.arangolab.standin.server.log.ServerLog;

/** The one way down: by signal or by request, once. The main thread waits here. */
public final class Shutdown {
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final ServerState state;
    private final ServerLog log;

    Shutdown(ServerState state, ServerLog log) {
        this.state = state;
        this.log = log;
    }

    /** Begins an orderly shutdown; further calls do nothing. */
    public void begin() {
        state.enter(ServerState.Phase.BEGIN_SHUTDOWN);
        wanted.countDown();
    }

    /**
     * What a terminating signal does: the first begins the shutdown, the second ends the process at once. The sender is
     * not known to a Java program; the kernel's own word for that is pid 0.
     */
    void signal(String name) {
        if (signalled.compareAndSet(false, true)) {
            log.info("b4133", name + " received (sender pid 0), beginning shut down sequence");
            begin();
        } else {
            log.fatal("11ca3", name + " received during shutdown sequence (sender pid 0), terminating!");
            Runtime.getRuntime().halt(ExitCode.FAILED.number());
        }
    }

    /** Waits for the first call of {@link #begin()}. */
    void await() {
        try {
            wanted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            begin();
        }
    }
}
