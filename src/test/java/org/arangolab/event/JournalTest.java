package org.arangolab.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arangolab.LabFailureException;
import org.arangolab.time.ManualTicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final ManualTicker ticker = new ManualTicker();
    @TempDir
    private Path directory;
    private Path file;
    private Journal journal;

    @BeforeEach
    void open() {
        file = directory.resolve("journal.jsonl");
        journal = new Journal(file, ticker);
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        journal.close();
    }

    @Test
    void eventIsOneLineWithItsComponents() throws IOException {
        ticker.advance(Duration.ofMillis(1234));
        journal.accept(new LabEvent.InstanceReady("db1", 4711, "3.12.4", Duration.ofMillis(87)));
        JsonNode line = lines().get(0);
        assertThat(line.fieldNames()).toIterable()
                .containsExactly("time", "millis", "event", "subject", "pid", "version", "took");
        assertThat(Instant.parse(line.get("time").textValue())).isBefore(Instant.now().plusSeconds(1));
        assertThat(line.get("millis").intValue()).isEqualTo(1234);
        assertThat(line.get("event").textValue()).isEqualTo("InstanceReady");
        assertThat(line.get("subject").textValue()).isEqualTo("db1");
        assertThat(line.get("pid").longValue()).isEqualTo(4711);
        assertThat(line.get("took").intValue()).isEqualTo(87);
    }

    @Test
    void everyKindOfEventIsValidJson() throws IOException {
        Duration took = Duration.ofSeconds(1);
        List<LabEvent> events = List.of(new LabEvent.LabOpened(directory, "stand-in"), new LabEvent.LabClosed(took),
                new LabEvent.InstanceStarted("db1", 1, "tcp://h:1", "arangod '--x' \"y\"\n\u0001"),
                new LabEvent.StopRequested("db1", 1), new LabEvent.StopEscalated("db1", 1, "TERM", "why"),
                new LabEvent.InstanceStopped("db1", 1, "exit code 0", took),
                new LabEvent.InstanceCrashed("db1", 1, "SIGSEGV", "ünïcode \uD83D\uDCA5"),
                new LabEvent.SignalSent("db1", 1, "SIGKILL"), new LabEvent.InstanceSuspended("db1", 1),
                new LabEvent.InstanceResumed("db1", 1), new LabEvent.TestStarted("a", "f"),
                new LabEvent.ScriptStarted("s"), new LabEvent.ScriptEnded("s", 1, took),
                new LabEvent.FailurePointSet("db1", 1, "x"), new LabEvent.FailurePointCleared("db1", 1, "x"),
                new LabEvent.HealthChanged("db1", "HEALTHY", "HUNG", "why"),
                new LabEvent.TestEnded("a", "f", 3, "passed", took, ""), new LabEvent.Note("lab", "text"),
                new LabEvent.InstanceReady("db1", 1, "3", took), new LabEvent.CoreRequested("db1", 1, "why"),
                new LabEvent.CoreTaken("db1", 1, "core /c"), new LabEvent.UpgradeStarted("db1", 1, "/opt/arangod"),
                new LabEvent.UpgradeEnded("db1", 1, "exit code 0", took), new LabEvent.InstanceDetached("db1", 1, "/d"),
                new LabEvent.ServerAttached("live", "tcp://h:1", "live"), new LabEvent.ServerArmed("live", took));
        assertThat(events).extracting(Object::getClass).extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(Stream.of(LabEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName).toList());
        events.forEach(journal);
        assertThat(lines()).extracting(line -> line.get("subject").textValue()).hasSize(events.size())
                .startsWith("lab", "lab", "db1");
        assertThat(lines().get(2).get("commandLine").textValue()).isEqualTo("arangod '--x' \"y\"\n\u0001");
        assertThat(lines().get(6).get("reason").textValue()).isEqualTo("ünïcode \uD83D\uDCA5");
    }

    @Test
    void everyLineIsInTheFileAtOnce() throws IOException {
        journal.accept(new LabEvent.Note("lab", "one"));
        assertThat(Files.readString(file)).endsWith("}\n");
        journal.accept(new LabEvent.Note("lab", "two"));
        assertThat(lines()).extracting(line -> line.get("text").textValue()).containsExactly("one", "two");
    }

    @Test
    void interruptedThreadStillWrites() throws IOException {
        Thread.currentThread().interrupt();
        journal.accept(new LabEvent.Note("lab", "on the way out"));
        assertThat(Thread.interrupted()).isTrue();
        journal.accept(new LabEvent.Note("lab", "after it"));
        assertThat(lines()).hasSize(2);
    }

    @Test
    void threadsDoNotMixTheirLines() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String subject = "t" + t + "x".repeat(2000);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    journal.accept(new LabEvent.Note(subject, "text"));
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lines()).hasSize(200);
    }

    @Test
    void laterRunAppends() throws IOException {
        journal.accept(new LabEvent.Note("lab", "one"));
        journal.close();
        journal.accept(new LabEvent.Note("lab", "dropped, it is closed"));
        try (Journal again = new Journal(file, ticker)) {
            again.accept(new LabEvent.Note("lab", "two"));
        }
        assertThat(lines()).extracting(line -> line.get("text").textValue()).containsExactly("one", "two");
    }

    @Test
    void fileThatCannotBeMadeIsNamed() {
        Path missing = directory.resolve("missing").resolve("journal.jsonl");
        assertThatThrownBy(() -> new Journal(missing, ticker)).isInstanceOf(LabFailureException.class)
                .hasMessage("cannot open the journal " + missing + ": " + missing + " (No such file or directory)");
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
