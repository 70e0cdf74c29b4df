package org.arangolab.standin.server.process;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Ends this process by a signal with its default action. Java has no word for that: {@code sun.misc.Signal.raise}
 * refuses a signal that has no handler, and a process handle refuses to destroy its own process. So {@code kill} does
 * it.
 */
final class SelfSignal {
    private SelfSignal() {
    }

    /**
     * Never returns.
     *
     * @param number what the exit code tells if the shell cannot be started
     */
    static void die(String name, int number) {
        try {
            new ProcessBuilder("/bin/sh", "-c", String.format(Locale.ROOT, "kill -%s %d", name,
                    ProcessHandle.current().pid())).start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(128 + number);
        }
    }
}
