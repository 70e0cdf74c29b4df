package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.arangolab.LabFailureException;
import org.arangolab.event.LabEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {
    private static final String FILE = "scripts/dump.groovy";

    @TempDir
    private Path directory;
    private Path file;
    private JUnitReport report;

    @BeforeEach
    void open() {
        file = directory.resolve("reports/junit.xml");
        report = new JUnitReport(List.of(file), InstantSource.fixed(Instant.parse("2026-01-01T10:00:00.5Z")));
    }

    @Test
    void aRunOfAllKindsIsWrittenInFull() throws IOException {
        report.accept(new LabEvent.ScriptStarted(FILE));
        test("passes", 0, TestOutcome.PASSED, "");
        test("is <flaky>", 3, TestOutcome.FLAKY, "passed at try 2; before: no");
        test("is skipped", 0, TestOutcome.SKIPPED, "needs a real ArangoDB");
        test("fails", 7, TestOutcome.FAILED, "assert a == b\n       |\n       1");
        test("crashes", 9, TestOutcome.CRASHED, "db1 crashed: SIGSEGV (code 139)");
        report.accept(new LabEvent.ScriptEnded(FILE, 5, Duration.ofSeconds(1)));

        assertThat(Files.readString(file)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="arangolab" tests="5" failures="1" errors="1" skipped="1" time="7.500">
                  <testsuite name="scripts/dump.groovy" tests="5" failures="1" errors="1" skipped="1" time="7.500" \
                timestamp="2026-01-01T10:00:00Z">
                    <testcase classname="scripts.dump" name="passes" file="scripts/dump.groovy" time="1.500"/>
                    <testcase classname="scripts.dump" name="is &lt;flaky&gt;" file="scripts/dump.groovy" line="3" time="1.500">
                      <flakyFailure message="passed at try 2; before: no" type="flaky">passed at try 2; before: no</flakyFailure>
                    </testcase>
                    <testcase classname="scripts.dump" name="is skipped" file="scripts/dump.groovy" time="1.500">
                      <skipped message="needs a real ArangoDB"/>
                    </testcase>
                    <testcase classname="scripts.dump" name="fails" file="scripts/dump.groovy" line="7" time="1.500">
                      <failure message="assert a == b" type="failed">assert a == b
                       |
                       1</failure>
                    </testcase>
                    <testcase classname="scripts.dump" name="crashes" file="scripts/dump.groovy" line="9" time="1.500">
                      <error message="db1 crashed: SIGSEGV (code 139)" type="crashed">db1 crashed: SIGSEGV (code 139)</error>
                    </testcase>
                  </testsuite>
                </testsuites>
                """);
    }

    @Test
    void aTestThatHasNotEndedStandsThereAsAnError() throws Exception {
        report.accept(new LabEvent.ScriptStarted(FILE));
        report.accept(new LabEvent.TestStarted("hangs", FILE));

        assertThat(written().getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) written().getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("hangs");
        assertThat(written().getElementsByTagName("error").item(0).getTextContent())
                .isEqualTo("it did not end: the run was cut off while it ran");
    }

    @Test
    void aScriptThatIsInNoneOfItsTestsStandsForItself() throws Exception {
        report.accept(new LabEvent.ScriptStarted(FILE));

        assertThat(((Element) written().getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("dump");

        report.accept(new LabEvent.ScriptEnded(FILE, 0, Duration.ZERO));

        assertThat(written().getElementsByTagName("testcase").getLength()).isZero();
    }

    @Test
    void anEmptyRunIsAValidReport() throws IOException {
        assertThat(Files.readString(file)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="arangolab" tests="0" failures="0" errors="0" skipped="0" time="0.000">
                </testsuites>
                """);
    }

    @Test
    void noCharacterOfAMessageBreaksTheReport() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            String hostile = hostile(random);
            test(hostile, 1, TestOutcome.FAILED, hostile);
            Document document = written();
            Element last = (Element) document.getElementsByTagName("failure").item(round);
            assertThat(last.getTextContent()).isEqualTo(readable(hostile));
        }
    }

    @Test
    void whatXmlCannotCarryIsWrittenAsJavaDoes() {
        assertThat(XmlText.escape("a\u001b[31mb\u0000\uFFFE\uFFFF\uD800c]]>\r")).isEqualTo(
                "a\\u001b[31mb\\u0000\\ufffe\\uffff\\ud800c]]&gt;&#13;");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTheLabsFailure() {
        Path impossible = file.resolve("junit.xml");

        assertThatThrownBy(() -> new JUnitReport(List.of(impossible), InstantSource.system()))
                .isInstanceOf(LabFailureException.class)
                .hasMessage("cannot write the report " + impossible + ": " + file + " is in the way");
    }

    private void test(String name, int line, TestOutcome outcome, String message) {
        report.accept(new LabEvent.TestStarted(name, FILE));
        report.accept(new TestResult(new TestCase(name, FILE), line, outcome, Duration.ofMillis(1500), message)
                .event());
    }

    private static String hostile(Random random) {
        int[] special = {0, 1, 8, 11, 27, 127, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1F600, '<', '>', '&', '"', '\'',
                '\n',
            '\t', '\r', ']'};
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 20; i++) {
            text.appendCodePoint(random.nextBoolean() ? special[random.nextInt(special.length)]
                    : random.nextInt(0x10000));
        }
        return text + "]]>x";
    }

    private static String readable(String hostile) {
        StringBuilder text = new StringBuilder();
        hostile.codePoints().forEach(point -> {
            boolean legal = point == '\n' || point == '\t' || point == '\r' || point >= 0x20 && point <= 0xD7FF
                    || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000;
            text.append(legal ? Character.toString(point) : String.format("\\u%04x", point));
        });
        return text.toString();
    }

    private Document written() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
    }
}
