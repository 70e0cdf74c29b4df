package org.arangolab.standin.server.process;

import java.util.List;
import java.util.Map;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;

/**
 * Writes the {@code {crash}} lines for a fatal signal, then dies of SIGABRT. Source: facts/server.md 2.3.
 *
 * <p>SIGABRT and SIGBUS can be caught; a Java program can only raise the former again. SIGSEGV, SIGILL and SIGFPE belong
 * to the virtual machine, which ends itself by SIGABRT when one comes from outside; no line can be written then.
 */
public final class CrashHandler {
    private static final Map<String, Integer> CAUGHT = Map.of("ABRT", 6, "BUS", 7);
    private static final int STATUS_OF_SIGABRT = 134;
    private static final List<String> OFF = List.of("", "0", "off");

    private final ServerLog log;

    private CrashHandler(ServerLog log) {
        this.log = log;
    }

    /** Installs the handler unless the environment forbids it. */
    public static void install(ServerLog log) {
        String override = System.getenv("ARANGODB_OVERRIDE_CRASH_HANDLER");
        if (override == null || !OFF.contains(override)) {
            CrashHandler handler = new CrashHandler(log);
            CAUGHT.forEach((name, number) -> Signals.handle(name, () -> handler.crash(name, number)));
        }
    }

    private void crash(String name, int number) {
        Thread thread = Thread.currentThread();
        log.log(Level.FATAL, "crash", "a7902", "\uD83D\uDCA5 " + Version.title() + ", thread " + thread.getId() + " ["
                + thread.getName() + "] caught unexpected signal " + number + " (SIG" + name
                + ") from pid 0: signal handler invoked");
        ProcessFigures figures = ProcessFigures.now();
        log.log(Level.INFO, "crash", "ded81", "available physical memory: " + ProcessFigures.physicalMemory()
                + ", rss usage: " + figures.residentBytes() + ", vsz usage: " + figures.virtualBytes()
                + ", threads: " + figures.threads());
        abort();
    }

    /**
     * Dies of SIGABRT. A Java program cannot raise a signal with its default action; but the launcher makes the virtual
     * machine abort when memory runs out ({@code CrashOnOutOfMemoryError}), and so this asks for too much of it.
     */
    private void abort() {
        try {
            byte[] tooMuch = new byte[Integer.MAX_VALUE];
            log.log(Level.ERROR, "crash", "a7905", tooMuch.length + " bytes did not end the process");
        } catch (OutOfMemoryError e) {
            log.log(Level.ERROR, "crash", "a7905", "this Java was started without CrashOnOutOfMemoryError");
        }
        Runtime.getRuntime().halt(STATUS_OF_SIGABRT);
    }
}
