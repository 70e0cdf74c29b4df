package org.arangolab.run;

import java.io.PrintStream;
import java.util.Locale;
import org.arangolab.event.LabEvent;

/**
 * TAP version 14 as it happens: a line for each test that ends, what was wrong as YAML below, the plan at the end.
 * Thread-safe. Source: testanything.org, version 14.
 */
public final class TapReport implements RunReport {
    private final PrintStream out;
    private int number;

    /** Begins at once. */
    public TapReport(PrintStream out) {
        this.out = out;
        out.println("TAP version 14");
    }

    @Override
    public synchronized void accept(LabEvent event) {
        if (event instanceof LabEvent.TestEnded end) {
            number++;
            out.print(text(TestResult.of(end)));
            out.flush();
        }
    }

    @Override
    public synchronized void finished(RunSummary summary) {
        if (summary.interrupted()) {
            out.println("Bail out! interrupted");
        } else {
            out.println("1.." + number + (number == 0 ? " # SKIP nothing selected" : ""));
        }
        out.flush();
    }

    @Override
    public synchronized void aborted(String reason) {
        out.println("Bail out! " + oneLine(reason));
        out.flush();
    }

    private String text(TestResult result) {
        String directive = result.outcome() == TestOutcome.SKIPPED
                ? " # SKIP " + escape(oneLine(result.message())) : "";
        String point = (result.outcome().bad() ? "not ok " : "ok ") + number + " - "
                + escape(oneLine(result.test().title())) + directive + "\n";
        return result.outcome() == TestOutcome.PASSED || !directive.isEmpty() ? point : point + diagnostics(result);
    }

    private static String diagnostics(TestResult result) {
        return "  ---\n  message: " + quoted(result.message()) + "\n  severity: " + result.outcome().word()
                + "\n  file: " + quoted(result.test().file())
                + (result.line() > 0 ? "\n  line: " + result.line() : "")
                + "\n  duration_ms: " + result.took().toMillis() + "\n  ...\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", "; ");
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("#", "\\#");
    }

    /** A double-quoted YAML scalar, which holds any text in one line. */
    private static String quoted(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> yaml.append("\\\"");
                case '\\' -> yaml.append("\\\\");
                case '\n' -> yaml.append("\\n");
                case '\t' -> yaml.append("\\t");
                default -> yaml.append(c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029
                        || Character.isSurrogate(c) || c >= 0xFFFE
                        ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return yaml.append('"').toString();
    }
}
