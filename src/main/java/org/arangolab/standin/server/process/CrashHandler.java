package org.arangolab.standin.server.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.log.ServerLog;

/**
 * Writes the {@code {crash}} lines for a fatal signal, then dies of that very signal. Source: facts/server.md 2.3.
 *
 * <p>SIGABRT and SIGBUS can be caught. SIGSEGV, SIGILL and SIGFPE belong to the virtual machine, which ends itself by
 * SIGABRT when one comes from outside; no line can be written then.
 */
public final class CrashHandler {
    private static final Map<String, Integer> CAUGHT = Map.of("ABRT", 6, "BUS", 7);
    private static final List<String> OFF = List.of("", "0", "off");

    private final ServerLog log;
    private final long pid;

    private CrashHandler(ServerLog log, long pid) {
        this.log = log;
        this.pid = pid;
    }

    /** Installs the handler unless the environment forbids it. */
    public static void install(ServerLog log, long pid) {
        String override = System.getenv("ARANGODB_OVERRIDE_CRASH_HANDLER");
        if (override == null || !OFF.contains(override)) {
            CrashHandler handler = new CrashHandler(log, pid);
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
        Signals.restore(name);
        raise(name);
    }

    /** A Java program cannot signal itself with the default action, so the shell does. */
    private void raise(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start();
        } catch (IOException e) {
            log.log(Level.FATAL, "crash", "a7904", "cannot raise SIG" + name + " again: " + e.getMessage());
            Runtime.getRuntime().halt(128 + CAUGHT.get(name));
        }
    }
}
