package org.arangolab.run;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.arangolab.event.LabEvent;
import org.arangolab.time.Durations;

/**
 * A line for each test that ends, with what was wrong indented below, and a summary. Lines are as long as they are: no
 * cursor is moved and no width asked for, so that it reads the same in a narrow terminal, a pipe and a CI log.
 * Thread-safe.
 */
public final class ConsoleReport implements RunReport {
    private final PrintStream out;
    private final Colour colour;
    private final Set<String> versions = new LinkedHashSet<>();
    private final Set<TestCase> open = new LinkedHashSet<>();

    /** {@code server} says which binary is in use. */
    public ConsoleReport(PrintStream out, Colour colour, String server) {
        this.out = out;
        this.colour = colour;
        out.println("server: " + server);
    }

    @Override
    public synchronized void accept(LabEvent event) {
        if (event instanceof LabEvent.TestStarted start) {
            open.add(new TestCase(start.subject(), start.file()));
        } else if (event instanceof LabEvent.TestEnded end) {
            print(TestResult.of(end));
        } else if (event instanceof LabEvent.InstanceReady ready) {
            versions.add(ready.version());
        }
    }

    private void print(TestResult result) {
        open.remove(result.test());
        boolean skipped = result.outcome() == TestOutcome.SKIPPED;
        String label = String.format("%-8s", label(result.outcome()));
        StringBuilder text = new StringBuilder(colour.paint(result.outcome().kind(), label))
                .append(String.format("%8s", Durations.text(result.took()))).append("  ").append(result.test().title());
        if (skipped) {
            text.append(" (").append(result.headline()).append(')');
        } else {
            result.message().lines().forEach(line -> text.append("\n    ").append(line));
        }
        out.println(text);
        out.flush();
    }

    private static String label(TestOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok";
            case FLAKY -> "flaky";
            case SKIPPED -> "skipped";
            case FAILED -> "FAILED";
            case ERROR -> "ERROR";
            case CRASHED -> "CRASHED";
            case DEADLINE -> "LATE";
            case LAB_FAILED -> "LAB";
            case INTERRUPTED -> "STOPPED";
        };
    }

    @Override
    public synchronized void finished(RunSummary summary) {
        String code = summary.good() && summary.exitCode() == ExitCode.PASSED ? ""
                : "; " + summary.exitCode().meaning() + " (exit code " + summary.exitCode().code() + ")";
        out.println(summary.text() + " in " + Durations.text(summary.took()) + versionText() + code);
        out.flush();
    }

    private String versionText() {
        return versions.isEmpty() ? "" : "; server version " + String.join(", ", versions);
    }

    @Override
    public synchronized void aborted(String reason) {
        aborted(reason, 0);
    }

    /** The same for a journal in which so many lines could not be read. */
    synchronized void aborted(String reason, int unreadable) {
        String during = open.stream().map(TestCase::title).collect(Collectors.joining(", "));
        out.println("the run was cut off: " + reason + (during.isEmpty() ? "" : "; it was at: " + during)
                + (unreadable == 0 ? "" : "; unreadable lines in the journal: " + unreadable));
        out.flush();
    }
}
