package org.arangolab.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.LabFailureException;
import org.arangolab.time.ManualTicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private final ManualTicker ticker = new ManualTicker();
    private static final String TEXT = "arangod '--x' \"y\"\n\u0001 ünïcode \uD83D\uDCA5";
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(Map.entry(String.class, TEXT),
            Map.entry(long.class, 1L), Map.entry(int.class, 1), Map.entry(boolean.class, true),
            Map.entry(double.class, 0.5), Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Instant.class, Instant.EPOCH), Map.entry(Path.class, Path.of("/tmp/x")),
            Map.entry(List.class, List.of("a")), Map.entry(Map.class, Map.of("a", 1)),
            Map.entry(Optional.class, Optional.empty()));

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
    void everyKindOfEventIsValidJson() throws Exception {
        List<LabEvent> events = new ArrayList<>();
        for (Class<? extends LabEvent> kind : kinds(LabEvent.class)) {
            events.add(sample(kind));
        }
        events.forEach(journal);

        assertThat(lines()).extracting(line -> line.get("event").textValue())
                .containsExactlyElementsOf(events.stream().map(event -> event.getClass().getSimpleName()).toList());
        assertThat(lines()).allSatisfy(line -> assertThat(line.get("subject").isTextual()).isTrue());
    }

    @Test
    void textIsKeptWhateverIsInIt() throws IOException {
        journal.accept(new LabEvent.InstanceCrashed("db1", 1, "SIGSEGV", TEXT));
        assertThat(lines().get(0).get("reason").textValue()).isEqualTo(TEXT);
    }

    /** The records below a sealed interface. */
    private static <T> List<Class<? extends T>> kinds(Class<T> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        return Stream.of(type.getPermittedSubclasses()).flatMap(kind -> kinds(kind).stream())
                .<Class<? extends T>>map(kind -> kind.asSubclass(type)).toList();
    }

    private static <T> T sample(Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = value(types[i]);
        }
        Constructor<T> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object value(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return sample(type);
        }
        return type.isEnum() ? type.getEnumConstants()[0] : Optional.ofNullable(VALUES.get(type))
                .orElseThrow(() -> new AssertionError("no sample value of " + type));
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
