package org.arangolab.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is found in each sample stands in {@code samples.expected}: a line with the file and its kind, then its
 * findings.
 */
class SamplesTest {
    @TestFactory
    Stream<DynamicTest> whatIsFoundIsWhatIsThere() throws IOException {
        Map<String, StringBuilder> expected = expected();
        assertThat(expected.keySet()).containsExactlyElementsOf(Samples.all().stream()
                .map(file -> file.getFileName().toString()).toList());
        return Samples.all().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () ->
                assertThat(told(file)).isEqualTo(expected.get(file.getFileName().toString()).toString())));
    }

    private static String told(Path file) {
        FileFindings found = Samples.findings(Samples.bytes(file));
        StringBuilder text = new StringBuilder(file.getFileName() + " " + found.kind().label() + "\n");
        found.findings().forEach(finding -> text.append("  ").append(Samples.line(finding)).append('\n'));
        return text.toString();
    }

    private static Map<String, StringBuilder> expected() throws IOException {
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                SamplesTest.class.getResourceAsStream("samples.expected"), StandardCharsets.UTF_8))) {
            String file = "";
            for (String line : lines.lines().toList()) {
                file = line.startsWith(" ") ? file : line.substring(0, line.indexOf(' '));
                files.computeIfAbsent(file, name -> new StringBuilder()).append(line).append('\n');
            }
        }
        return files;
    }
}
