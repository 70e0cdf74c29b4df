package org.arangolab.run;

import java.io.PrintStream;
import org.arangolab.event.LabEvent;

/**
 * Annotations that GitHub Actions shows at the line of a script: {@code ::error file=…,line=…,title=…::message}.
 * Thread-safe.
 */
public final class GitHubReport implements RunReport {
    private final PrintStream out;

    /** Onto standard output, which GitHub reads. */
    public GitHubReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(LabEvent event) {
        if (event instanceof LabEvent.TestEnded end) {
            TestResult result = TestResult.of(end);
            if (result.outcome().bad() || result.outcome() == TestOutcome.FLAKY) {
                out.println(annotation(result));
            }
        }
    }

    private static String annotation(TestResult result) {
        return "::" + (result.outcome().bad() ? "error" : "warning") + " file=" + property(result.test().file())
                + (result.line() > 0 ? ",line=" + result.line() : "")
                + ",title=" + property(result.test().name()) + "::" + data(result.message());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    @Override
    public void finished(RunSummary summary) {
        // each test had its own
    }

    @Override
    public synchronized void aborted(String reason) {
        out.println("::error title=arangolab::" + data("the run was cut off: " + reason));
    }
}
