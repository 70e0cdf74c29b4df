package org.arangolab.standin.server.process;

import java.util.List;
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
    private static final List<String> OFF = List.of("", "0", "off");

    /** The signals that it catches. */
    private enum Fatal {
        ABRT(6), BUS(7);

        private final int number;

        Fatal(int number) {
            this.number = number;
        }
    }

    private final ServerLog log;
    private final boolean enabled;

    private CrashHandler(ServerLog log, boolean enabled) {
        this.log = log;
        this.enabled = enabled;
    }

    /** Installs the handler; when the environment forbids it, a crash leaves no lines. */
    public static CrashHandler install(ServerLog log) {
        String override = System.getenv("ARANGODB_OVERRIDE_CRASH_HANDLER");
        CrashHandler handler = new CrashHandler(log, override == null || !OFF.contains(override));
        if (handler.enabled) {
            for (Fatal signal : Fatal.values()) {
                Signals.handle(signal.name(), () -> handler.crash(signal, "signal handler invoked"));
            }
        }
        return handler;
    }

    /** Dies of SIGABRT, with this reason in the first line. Never returns. */
    public void assertion(String reason) {
        crash(Fatal.ABRT, reason);
    }

    /** Dies of SIGBUS. Never returns. */
    public void busError() {
        crash(Fatal.BUS, "signal handler invoked");
    }

    /** Dies of SIGKILL, without a line. Never returns. */
    public void kill() {
        SelfSignal.die("KILL", 9);
    }

    private void crash(Fatal signal, String reason) {
        if (enabled) {
            report(signal, reason);
            Signals.restore(signal.name());
        }
        SelfSignal.die(signal.name(), signal.number);
    }

    private void report(Fatal signal, String reason) {
        Thread thread = Thread.currentThread();
        log.log(Level.FATAL, "crash", "a7902", "\uD83D\uDCA5 " + Version.title() + ", thread " + thread.getId() + " ["
                + thread.getName() + "] caught unexpected signal " + signal.number + " (SIG" + signal
                + ") from pid 0: " + reason);
        ProcessFigures figures = ProcessFigures.now();
        log.log(Level.INFO, "crash", "ded81", "available physical memory: " + ProcessFigures.physicalMemory()
                + ", rss usage: " + figures.residentBytes() + ", vsz usage: " + figures.virtualBytes()
                + ", threads: " + figures.threads());
    }
}
