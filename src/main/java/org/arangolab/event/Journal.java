package org.arangolab.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.arangolab.LabFailureException;
import org.arangolab.time.Ticker;

/**
 * The run's events as JSON lines, appended with one write each, so that a lab that is killed leaves a valid file:
 * {@code {"time":"2026-01-01T00:00:00.123Z","millis":1234,"event":"InstanceReady","subject":"db1",…}}. {@code millis}
 * counts from the opening of the journal on the monotonic clock; durations are milliseconds. Thread-safe.
 */
public final class Journal implements Consumer<LabEvent>, AutoCloseable {
    private final JsonFactory factory = new JsonFactory();
    private final Path file;
    /** Not a channel: an interrupted thread, a Ctrl-C, would close that for good. */
    private final FileOutputStream out;
    private final Ticker ticker;
    private final long startNanos;
    private boolean closed;
    private boolean torn;

    /**
     * Opens the file for appending.
     *
     * @throws LabFailureException when it cannot be written
     */
    public Journal(Path file, Ticker ticker) {
        this.file = file;
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
        try {
            this.out = new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw new LabFailureException("cannot open the journal " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes one event; a line after the journal was closed is dropped. */
    @Override
    public synchronized void accept(LabEvent event) {
        if (closed) {
            return;
        }
        try {
            byte[] line = line(event);
            if (torn) {
                out.write('\n'); // a disk that was full has cut the line before
            }
            torn = true;
            out.write(line);
            torn = false;
        } catch (IOException e) {
            throw new LabFailureException("cannot write the journal " + file + ": " + e.getMessage(), e);
        }
    }

    private byte[] line(LabEvent event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("time", Instant.now().toString());
            json.writeNumberField("millis", (ticker.nanos() - startNanos) / 1_000_000);
            json.writeStringField("event", event.getClass().getSimpleName());
            json.writeStringField("subject", event.subject());
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                if (!component.getName().equals("subject")) {
                    write(json, component.getName(), value(event, component));
                }
            }
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static Object value(LabEvent event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " of an event cannot be read", e);
        }
    }

    private static void write(JsonGenerator json, String name, Object value) throws IOException {
        if (value instanceof Duration duration) {
            json.writeNumberField(name, duration.toMillis());
        } else if (value instanceof Number number) {
            json.writeNumberField(name, number.longValue());
        } else {
            json.writeStringField(name, String.valueOf(value));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw new LabFailureException("cannot close the journal " + file + ": " + e.getMessage(), e);
        }
    }
}
