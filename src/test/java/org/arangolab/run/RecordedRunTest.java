package org.arangolab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.arangolab.event.Journal;
import org.arangolab.event.LabEvent;
import org.arangolab.time.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    private static final List<LabEvent> BEGINNING = List.of(new LabEvent.LabOpened(Path.of("/run"), "stand-in"),
            new LabEvent.ScriptStarted("a.groovy"), new LabEvent.TestStarted("one", "a.groovy"),
            new LabEvent.TestEnded("one", "a.groovy", 3, "failed", Duration.ofSeconds(2), "assert 1 == 2"),
            new LabEvent.TestStarted("two", "a.groovy"));
    private static final List<LabEvent> END = List.of(
            new LabEvent.TestEnded("two", "a.groovy", 0, "passed", Duration.ofSeconds(1), ""),
            new LabEvent.ScriptEnded("a.groovy", 2, Duration.ofSeconds(3)),
            new LabEvent.LabClosed(Duration.ofSeconds(4)));

    @TempDir
    private Path directory;

    @Test
    void aRunThatWasClosedIsToldAsItWas() throws IOException {
        write(BEGINNING);
        write(END);

        assertThat(told()).contains(
                "FAILED       2 s  a.groovy: one\n    assert 1 == 2\nok           1 s  a.groovy: two\n")
                .contains("2 tests: 1 passed, 1 failed in ").contains("; a test failed (exit code 1)");
        assertThat(junit()).contains("<testsuites name=\"arangolab\" tests=\"2\" failures=\"1\" errors=\"0\"");
    }

    @Test
    void whatHadNotEndedWhenTheLabWasKilledIsAnError() throws IOException {
        write(BEGINNING);
        Files.writeString(directory.resolve("journal.jsonl"), Files.readString(directory.resolve("journal.jsonl"))
                + "{\"time\":\"2026-01-");

        assertThat(told()).endsWith("the run was cut off: its lab was killed; it was at: a.groovy: two; "
                + "unreadable lines in the journal: 1\n");
        assertThat(junit()).contains("tests=\"2\" failures=\"1\" errors=\"1\"")
                .contains("name=\"two\"").contains("it did not end: the run was cut off while it ran");
    }

    @Test
    void aScriptThatEndedTheLabIsTold() throws IOException {
        write(BEGINNING);
        write(List.of(new LabEvent.LabClosed(Duration.ofSeconds(4))));

        assertThat(told()).endsWith("the run was cut off: a script ended the lab; it was at: a.groovy: two\n");
    }

    private void write(List<LabEvent> events) {
        try (Journal journal = new Journal(directory.resolve("journal.jsonl"), Ticker.SYSTEM)) {
            events.forEach(journal);
        }
    }

    private String told() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new RecordedRun(directory, new PrintStream(bytes, true, StandardCharsets.UTF_8), Colour.OFF)
                .tell("its lab was killed", directory.resolve("junit.xml"));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String junit() throws IOException {
        return Files.readString(directory.resolve("junit.xml"));
    }
}
