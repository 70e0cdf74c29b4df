package org.arangolab.standin.tools.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.arangolab.standin.http.Json;

/**
 * The file {@code continue.json}: how far the restore of each collection got. Thread-safe. Source:
 * facts/client-tools.md 6.
 */
final class Progress {
    static final int UNKNOWN = 0;
    static final int CREATED = 1;
    static final int RESTORING = 2;
    static final int RESTORED = 3;
    private static final String FILE = "continue.json";

    private final Path file;
    private final ObjectNode states;

    private Progress(Path file, ObjectNode states) {
        this.file = file;
        this.states = states;
    }

    /**
     * How far one collection got.
     *
     * @param state  one of the four
     * @param offset bytes of the file's lines that the server has
     * @param number of the data file, from 0
     */
    record State(int state, long offset, int number) {
    }

    /** Of a restore that goes on, or of a new one. */
    static Progress open(Path directory, boolean resume) throws IOException {
        Path file = directory.resolve(FILE);
        boolean known = resume && Files.exists(file);
        return new Progress(file, known ? (ObjectNode) Json.parse(Files.readAllBytes(file)) : Json.object());
    }

    synchronized State of(String collection) {
        JsonNode state = states.path(collection);
        return new State(state.path("state").asInt(UNKNOWN), state.path("bytes-acked").asLong(0),
                state.path("file-no").asInt(0));
    }

    synchronized void note(String collection, State state) throws IOException {
        states.set(collection, Json.object().put("state", state.state()).put("bytes-acked", state.offset())
                .put("file-no", state.number()));
        Path next = file.resolveSibling(FILE + ".tmp");
        Files.write(next, Json.bytes(states));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** After a success nothing is to be gone on with. */
    void done() throws IOException {
        Files.deleteIfExists(file);
    }
}
