package org.arangolab.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.time.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    private static final List<LabEvent> EVENTS = List.of(new LabEvent.LabOpened(Path.of("/runs/a b"), "stand-in"),
            new LabEvent.InstanceReady("db1", 4711, "3.12.9", Duration.ofMillis(1234)),
            new LabEvent.TestStarted("says \"häh\"\n", "a.groovy"),
            new LabEvent.TestEnded("says \"häh\"\n", "a.groovy", 7, "failed", Duration.ofSeconds(2), "assert 1 == 2"),
            new LabEvent.LabClosed(Duration.ofSeconds(3)));

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenIsReadBack() {
        write();
        List<LabEvent> read = new ArrayList<>();
        assertThat(new JournalReader(file()).read(entry -> read.add(entry.event()))).isZero();
        assertThat(read).isEqualTo(EVENTS);
    }

    /** As after {@code kill -9} in the middle of a write: whatever the length, the events before are there. */
    @Test
    void aJournalThatIsCutAnywhereTellsItsWholeLines() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            List<LabEvent> read = new ArrayList<>();
            int passedOver = new JournalReader(cut).read(entry -> read.add(entry.event()));
            long lines = new String(whole, 0, length, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();
            assertThat(read).hasSizeBetween((int) lines, (int) lines + 1).isEqualTo(EVENTS.subList(0, read.size()));
            assertThat(passedOver).isLessThanOrEqualTo(1);
        }
    }


    @Test
    void linesThatAreNoEventsAreCounted() throws IOException {
        Files.writeString(file(), Stream.of("", "{", "{}", "null", "{\"event\":\"Unheard\"}", "{\"event\":\"Note\"}",
                "{\"event\":\"Note\",\"time\":\"yesterday\"}").map(line -> line + "\n").reduce("", String::concat));
        assertThat(new JournalReader(file()).read(entry -> {
            throw new AssertionError(entry);
        })).isEqualTo(7);
    }

    @Test
    void aDirectoryWithoutJournalIsNoRun() {
        assertThatThrownBy(() -> new JournalReader(file()).read(entry -> { })).isInstanceOf(ConfigException.class)
                .hasMessage(file() + " is not there: expected the directory of a run, with a journal.jsonl in it");
    }

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private void write() {
        try (Journal journal = new Journal(file(), Ticker.SYSTEM)) {
            EVENTS.forEach(journal);
        }
    }
}
