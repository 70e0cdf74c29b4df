package org.arangolab.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One script in a JUnit report. What has ended is rendered once. Guarded by its report's monitor. */
final class JUnitSuite {
    private static final String UNFINISHED = "it did not end: the run was cut off while it ran";

    private final String file;
    private final Instant startedAt;
    private final JUnitCounts ended = new JUnitCounts();
    private final StringBuilder endedXml = new StringBuilder();
    private final List<TestCase> open = new ArrayList<>();
    private int running;

    /** What it looks like now. */
    record Rendered(String xml, JUnitCounts counts) {
    }

    JUnitSuite(String file, Instant startedAt) {
        this.file = file;
        this.startedAt = startedAt;
    }

    /** The script runs; several times at once when it is repeated. */
    void begin() {
        running++;
    }

    void started(TestCase test) {
        open.add(test);
    }

    void ended(TestResult result) {
        open.remove(result.test());
        ended.add(result.outcome().kind(), result.took());
        endedXml.append(testCase(result));
    }

    void end() {
        running--;
    }

    Rendered render() {
        JUnitCounts counts = new JUnitCounts();
        counts.add(ended);
        StringBuilder cases = new StringBuilder(endedXml);
        unfinished().forEach(test -> {
            counts.add(TestOutcome.Kind.ERROR, Duration.ZERO);
            cases.append(testCase(new TestResult(test, 0, TestOutcome.ERROR, Duration.ZERO, UNFINISHED)));
        });
        return new Rendered("  <testsuite name=\"" + XmlText.escape(file) + "\" " + counts.attributes()
                + " timestamp=\"" + startedAt.truncatedTo(ChronoUnit.SECONDS) + "\">\n" + cases + "  </testsuite>\n",
                counts);
    }

    /** The open tests; a script that runs and is in none of its tests stands for itself. */
    private List<TestCase> unfinished() {
        return open.isEmpty() && running > 0 ? List.of(TestCase.ofScript(file)) : open;
    }

    private static String testCase(TestResult result) {
        String head = "    <testcase classname=\"" + XmlText.escape(className(result.test().file())) + "\" name=\""
                + XmlText.escape(result.test().name()) + "\" file=\"" + XmlText.escape(result.test().file()) + "\""
                + (result.line() > 0 ? " line=\"" + result.line() + "\"" : "")
                + " time=\"" + JUnitCounts.seconds(result.took()) + "\"";
        String body = body(result);
        return head + (body.isEmpty() ? "/>\n" : ">\n      " + body + "\n    </testcase>\n");
    }

    private static String body(TestResult result) {
        return switch (result.outcome().kind()) {
            case GOOD -> result.outcome() == TestOutcome.FLAKY ? element("flakyFailure", result) : "";
            case SKIPPED -> "<skipped message=\"" + XmlText.escape(result.message()) + "\"/>";
            case FAILURE -> element("failure", result);
            case ERROR -> element("error", result);
        };
    }

    private static String element(String name, TestResult result) {
        return "<" + name + " message=\"" + XmlText.escape(result.headline()) + "\" type=\"" + result.outcome().word()
                + "\">" + XmlText.body(result.message()) + "</" + name + ">";
    }

    /** {@code scripts.smoke}: CI systems group by it. */
    private static String className(String file) {
        String directory = file.substring(0, file.lastIndexOf('/') + 1);
        return (directory + TestCase.nameOf(file)).replaceFirst("^[./]+", "").replace('/', '.');
    }
}
