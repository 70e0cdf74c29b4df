package org.arangolab.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.arangolab.ConfigException;
import org.arangolab.LabFailureException;

/**
 * Reads a journal back, also that of a lab that was killed while it wrote: what is no whole line of a known event is
 * counted and passed over.
 */
public final class JournalReader {
    /**
     * Names of parameters and files are ASCII; a byte that is no UTF-8, from a disk that was full, spoils one line
     * only.
     */
    private static final Charset LENIENT = StandardCharsets.ISO_8859_1;

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    /** An event with the time at which it was written. */
    public record Entry(Instant time, LabEvent event) {
    }

    /** Of this file. */
    public JournalReader(Path file) {
        this.file = file;
    }

    /**
     * Hands on each event, the oldest first.
     *
     * @return how many lines were passed over
     * @throws ConfigException     when there is no such file
     * @throws LabFailureException when it cannot be read
     */
    public int read(Consumer<Entry> entries) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigException(file
                    + " is not there: expected the directory of a run, with a journal.jsonl in it");
        }
        int passedOver = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, LENIENT)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Entry> entry = entry(new String(line.getBytes(LENIENT), StandardCharsets.UTF_8));
                entry.ifPresent(entries);
                passedOver += entry.isPresent() ? 0 : 1;
            }
            return passedOver;
        } catch (IOException e) {
            throw new LabFailureException("cannot read the journal " + file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Entry> entry(String line) {
        try {
            JsonNode node = json.readTree(line);
            return type(node.path("event").asText()).map(type -> new Entry(Instant.parse(node.path("time").asText()),
                    event(type, node)));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty(); // cut off, or two lines that ran into each other
        }
    }

    private static Optional<Class<?>> type(String name) {
        return Arrays.stream(LabEvent.class.getPermittedSubclasses()).filter(type -> type.getSimpleName().equals(name))
                .findFirst();
    }

    private static LabEvent event(Class<?> type, JsonNode node) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(part -> value(part.getType(), node.path(part.getName())))
                .toArray();
        try {
            return (LabEvent) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made from a journal", e);
        }
    }

    private static Object value(Class<?> type, JsonNode node) {
        if (type == Duration.class) {
            return Duration.ofMillis(node.asLong());
        }
        if (type == Path.class) {
            return Path.of(node.asText());
        }
        if (type == long.class) {
            return node.asLong();
        }
        return type == int.class ? (Object) node.asInt() : node.asText();
    }
}
