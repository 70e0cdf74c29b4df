package org.arangolab.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;
import org.arangolab.event.LabEvent;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;

/**
 * A whole headless run: a lab, the scripts in it, the reports, the exit code. Ctrl-C, SIGTERM and SIGHUP end it early
 * but in order; a second one ends it at once, a third without a word. A script that calls {@code System.exit} does not
 * get away with it: the reports say so, and the exit code is that of a failed test whatever the script asked for.
 */
public final class TestRun {
    private static final Duration CLOSING = Duration.ofSeconds(90);

    private final LabOptions options;
    private final RunSettings settings;
    private final Reporting reporting;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private List<RunReport> reports = List.of();

    /** Nothing happens yet. */
    public TestRun(LabOptions options, RunSettings settings, Reporting reporting) {
        this.options = options;
        this.settings = settings;
        this.reporting = reporting;
    }

    /**
     * Runs those of the scripts that are selected, and closes everything.
     *
     * @throws LabFailureException when the lab cannot be opened or cannot go on
     * @throws ConfigException     when a place that was named for binaries holds none
     */
    public ExitCode run(List<ScriptFile> scripts) {
        Lab lab = Lab.open(options);
        ScriptRunner runner = new ScriptRunner(lab, settings);
        SignalTrap trap = new SignalTrap(() -> interrupt(runner), lab::endProcesses);
        try {
            return run(lab, runner, scripts);
        } finally {
            trap.close();
        }
    }

    private ExitCode run(Lab lab, ScriptRunner runner, List<ScriptFile> scripts) {
        try {
            ExitCode code = tellAndRun(lab, runner, scripts);
            close(lab).ifPresent(e -> reporting.err().println("arangolab: while closing: " + e.getMessage()));
            return code;
        } catch (ConfigException e) {
            close(lab).ifPresent(e::addSuppressed);
            throw e;
        } catch (RuntimeException e) {
            lab.markFailed();
            tell(report -> report.aborted(String.valueOf(e.getMessage())));
            close(lab).ifPresent(e::addSuppressed);
            throw e;
        }
    }

    private ExitCode tellAndRun(Lab lab, ScriptRunner runner, List<ScriptFile> scripts) {
        String server = server(lab);
        reports = reporting.open(lab.directory(), server, lab::keeps);
        reports.forEach(lab.events()::listen);
        lab.events().listen(event -> keepOnFailure(lab, event));
        Thread hook = new Thread(() -> cutOff(lab), "run exit");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            RunSummary summary = runner.run(scripts);
            tell(report -> report.finished(summary));
            return summary.exitCode();
        } finally {
            finished.set(true);
            forget(hook);
        }
    }

    private static void keepOnFailure(Lab lab, LabEvent event) {
        if (event instanceof LabEvent.TestEnded end && TestOutcome.ofWord(end.outcome()).bad()) {
            lab.markFailed();
        }
    }

    private static String server(Lab lab) {
        try {
            return lab.binaries().arangod().toString();
        } catch (LabFailureException e) {
            return "none (" + e.getMessage() + ")"; // scripts that start no server run all the same
        }
    }

    private void interrupt(ScriptRunner runner) {
        interrupted.set(true);
        runner.interrupt();
    }

    private void tell(Consumer<RunReport> news) {
        if (told.compareAndSet(false, true)) {
            reports.forEach(news);
        }
    }

    /** The JVM exits while scripts run. Ends it with a code of ours, when everything that was started is gone. */
    private void cutOff(Lab lab) {
        if (finished.get()) {
            return;
        }
        lab.markFailed();
        tell(report -> report.aborted(interrupted.get() ? "interrupted twice" : "a script called System.exit"));
        close(lab);
        Runtime.getRuntime().halt((interrupted.get() ? ExitCode.INTERRUPTED : ExitCode.TEST_FAILED).code());
    }

    /** Closes the lab within a bound. A failure changes nothing; it is answered, to be told. */
    private Optional<RuntimeException> close(Lab lab) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread closing = new Thread(() -> {
            try {
                lab.close();
                closed.complete(null);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        }, "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            Await.future("the lab to close", closed, Deadline.in(CLOSING));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            if (lab.keeps()) {
                reporting.console().println("kept: " + lab.directory());
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the JVM is on its way out already, and the hook sees that the run is finished
        }
    }
}
