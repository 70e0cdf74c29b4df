package org.arangolab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureSearchTest {
    private static final String LINE = "2024-06-01T10:00:00Z [1-1] ERROR [8bde3] {x} größer";

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("out"), text);
    }

    private static Optional<String> first(Path file) {
        return new FailureSearch(file).first();
    }

    @Test
    void itGoesOnWithWhatIsWrittenLater() throws IOException {
        Path file = file("a line\n" + LINE.substring(0, 30));
        FailureSearch search = new FailureSearch(file);
        assertThat(search.first()).isEmpty();
        Files.writeString(file, LINE.substring(30) + "\n", StandardOpenOption.APPEND);
        assertThat(search.first()).contains(LINE);
    }

    @Test
    void lineThatIsCutAnywhereIsWaitedFor() throws IOException {
        for (int cut = 0; cut <= LINE.length(); cut++) {
            Path file = file("x\n" + LINE.substring(0, cut));
            FailureSearch search = new FailureSearch(file);
            search.follow();
            Files.writeString(file, LINE.substring(cut) + "\n", StandardOpenOption.APPEND);
            search.follow();
            assertThat(search.first()).as("cut after %d", cut).contains(LINE);
        }
    }

    @Test
    void headingThatIsNotYetWholeIsNoFailure() throws IOException {
        Path file = file("Z [1-1] ERROR [8bde3] {import} error mess");
        FailureSearch search = new FailureSearch(file);
        search.follow();
        Files.writeString(file, "age(s):\n  " + LINE + "\n", StandardOpenOption.APPEND);
        search.follow();
        assertThat(search.first()).contains(LINE);
    }

    @Test
    void everyPlaceOfALineIsLookedAt() throws IOException {
        for (int before = 0; before < 60; before++) {
            for (String word : List.of(" ERROR [01234] ", " FATAL [abcde] ")) {
                assertThat(first(file("x".repeat(before) + word + "\n"))).as("after %d bytes", before)
                        .contains(("x".repeat(before) + word).strip());
            }
        }
    }

    @Test
    void theFirstLineIsFoundWhereverItStands() throws IOException {
        assertThat(first(file(LINE))).contains(LINE);
        assertThat(first(file("a\n" + LINE + "\r\nb FATAL [00000] c\n"))).contains(LINE);
        assertThat(first(file(" FATAL [0f0f0] "))).contains("FATAL [0f0f0]");
        assertThat(first(file(""))).isEmpty();
        assertThat(first(file(" ERROR ["))).isEmpty();
    }

    @Test
    void whatOnlyBeginsLikeOneIsPassedOver() throws IOException {
        assertThat(first(file("x ERROR [nohex] y\nERROR [12345] at the beginning\n ERROR [1234] \n")))
                .isEmpty();
        assertThat(first(file("x ERROR [nohex] y\n" + LINE + "\n"))).contains(LINE);
    }

    @Test
    void noPlaceIsMissedAlsoBetweenTwoParts() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            int before = (1 << 16) - 60 + random.nextInt(70);
            assertThat(first(file("ERAFTLO [ ".repeat(before / 10) + "x".repeat(before % 10) + "\n" + LINE + "\nrest")))
                    .as("after %d bytes", before).contains(LINE);
        }
    }

    @Test
    void ofAVeryLongLineWhatIsNearIsShown() throws IOException {
        String line = first(file("y".repeat(200_000) + LINE + "z".repeat(200_000))).orElseThrow();
        assertThat(line).contains(LINE).hasSizeLessThan(140_000);
    }
}
