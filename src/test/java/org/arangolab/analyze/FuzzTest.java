package org.arangolab.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.arangolab.finding.Finding;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final int ROUNDS = 15;

    private final Random random = new Random(42);

    @Test
    void anyCutIsReadWithoutComplaint() {
        each(bytes -> {
            int from = random.nextInt(bytes.length);
            return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
        });
    }

    @Test
    void randomBytesInTheMiddleAreReadWithoutComplaint() {
        each(bytes -> {
            byte[] broken = bytes.clone();
            for (int i = 0; i < 1 + bytes.length / 50; i++) {
                broken[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(224));
            }
            return broken;
        });
    }

    @Test
    void shuffledLinesOfAllFormatsAreReadWithoutComplaint() {
        List<String> lines = new ArrayList<>();
        Samples.all().forEach(file -> lines.addAll(new String(Samples.bytes(file), StandardCharsets.UTF_8).lines()
                .toList()));
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(lines, random);
            String text = String.join("\n", lines);
            assertThatCode(() -> Samples.findings(text)).doesNotThrowAnyException();
        }
    }

    @Test
    void fileOfManyTimesTheSameHasTheSameFindings() throws Exception {
        for (Path file : Samples.all()) {
            byte[] once = Samples.bytes(file);
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            for (int i = 0; i < 50; i++) {
                many.write(once);
                many.write('\n');
            }
            List<String> kinds = Samples.findings(many.toByteArray()).findings().stream().map(FuzzTest::what).distinct()
                    .toList();
            List<String> single = Samples.findings(once).findings().stream().map(FuzzTest::what).toList();
            assertThat(kinds).as(file.toString()).containsAll(single);
            assertThat(kinds.size()).as(file + ": " + kinds).isLessThanOrEqualTo(single.size() + 2);
        }
    }

    @Test
    void whatStandsFarInALongFileIsFoundAsAtItsBeginning() {
        String before = "2024-04-30T07:14:40Z [9] DEBUG [12345] {requests} nothing to see here\n".repeat(9000);
        for (Path file : Samples.all()) {
            byte[] bytes = Samples.bytes(file);
            ByteArrayOutputStream far = new ByteArrayOutputStream();
            far.writeBytes(before.getBytes(StandardCharsets.UTF_8));
            far.writeBytes(bytes);
            List<String> alone = Samples.findings(bytes).findings().stream()
                    .map(found -> found.line() + 9000 + what(found)).toList();
            List<String> found = Samples.findings(far.toByteArray()).findings().stream()
                    .map(one -> one.line() + what(one)).toList();
            assertThat(found).as(file.toString()).isEqualTo(alone);
        }
    }

    @Test
    void lineBeyondTheBlockIsCutAndTheNextOneIsReadWhole() {
        FileFindings found = Samples.findings("2024-01-01T00:00:00Z [1] ERROR [abcde] {x} " + "y".repeat(900_000)
                + "\n2024-01-01T00:00:00Z [1] ERROR [abcdf] {z} next\nlast");
        assertThat(found.findings()).extracting(Finding::type).containsExactly("x", "z");
        assertThat(found.lines()).isEqualTo(3);
    }

    @Test
    void longLinesTakeLinearTime() {
        List<String> units = List.of("x", " ", "word ", "<", "(", "((", "[", "#1 ", "==1", "==", "0x1", ":", "::",
                ") at ", "\u001b[", "a|",
                "2024-01-01T00:00:00Z ", "[1] ", "Assertion `", "frame #1: ", "'", "\\", "{\"level\":", " in ", "/",
                "1 ", "Sanitizer: ", "<a>");
        for (String unit : units) {
            String line = "#0  0x1 in " + unit.repeat(60_000 / unit.length()) + "\n"
                    + unit.repeat(400_000 / unit.length()) + "\n";
            long start = System.nanoTime();
            Samples.findings(line);
            // Quadratic time over so many characters would be minutes.
            assertThat(System.nanoTime() - start).as("unit '%s'", unit).isLessThan(20_000_000_000L);
        }
    }

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private void each(Change change) {
        for (Path file : Samples.all()) {
            byte[] bytes = Samples.bytes(file);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] changed = change.of(bytes);
                assertThatCode(() -> Samples.findings(changed)).as("%s", file).doesNotThrowAnyException();
            }
        }
    }

    private static String what(Finding finding) {
        return finding.kind() + " " + finding.tool() + " " + finding.type();
    }
}
