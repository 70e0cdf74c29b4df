package org.arangolab.standin.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/**
 * The whole of a store at one moment, in a file: a line of JSON for each user, database, view, collection and
 * document, and a
 * last line that counts the others, so that a file that was cut short is seen.
 */
final class SavedState {
    private static final String USER = "user";
    private static final String DATABASE = "database";
    private static final String COLLECTION = "collection";
    private static final String VIEW = "view";
    private static final String DOCUMENT = "document";
    private static final String END = "lines";
    private static final int DOCUMENTS_OF_A_TRANSACTION = 1000;

    private final Store store;

    SavedState(Store store) {
        this.store = store;
    }

    void write(Path file) throws IOException {
        List<Collection> all = store.databases().stream().flatMap(d -> d.collections().stream()).toList();
        try (BufferedWriter out = Files.newBufferedWriter(file); StoreTransaction snapshot = store.beginSnapshot(all)) {
            Lines lines = new Lines(out);
            for (User user : store.users().all()) {
                lines.add(USER, user.toJson().put("name", user.name()));
            }
            for (Database database : store.databases()) {
                lines.add(DATABASE, Json.object().put("id", database.id()).put("name", database.name()));
                for (ObjectNode view : database.views()) {
                    lines.add(VIEW, view);
                }
                for (Collection collection : database.collections()) {
                    if (all.contains(collection)) {
                        collection(collection, snapshot, lines);
                    }
                }
            }
            lines.end();
        }
    }

    private static void collection(Collection collection, StoreTransaction snapshot, Lines lines) throws IOException {
        lines.add(COLLECTION, collection.properties().toJson().put("lastKey", collection.lastKeyValue()));
        for (Iterator<ObjectNode> documents = snapshot.documents(collection).scan(); documents.hasNext();) {
            lines.add(DOCUMENT, documents.next());
        }
    }

    /** Writes lines and counts them. */
    private static final class Lines {
        private final Writer out;
        private long count;

        Lines(Writer out) {
            this.out = out;
        }

        void add(String kind, JsonNode value) throws IOException {
            ObjectNode line = Json.object();
            line.set(kind, value);
            put(line);
            count++;
        }

        void end() throws IOException {
            put(Json.object().put(END, count));
        }

        private void put(JsonNode line) throws IOException {
            out.write(line.toString());
            out.write('\n');
        }
    }

    /**
     * Puts what a file holds in the place of everything.
     *
     * @throws IOException when the file cannot be read or is damaged; nothing has been changed then
     */
    void read(Path file) throws IOException {
        check(file);
        store.clear();
        try (BufferedReader in = Files.newBufferedReader(file); Restoring restoring = new Restoring()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                restoring.line(parsed(line));
            }
        }
        store.users().reload();
        store.sync();
    }

    private static void check(Path file) throws IOException {
        long count = 0;
        Optional<JsonNode> end = Optional.empty();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                end = Optional.of(parsed(line)).filter(json -> json.has(END));
                count++;
            }
        }
        long lines = count - 1;
        if (end.filter(json -> json.path(END).asLong() == lines).isEmpty()) {
            throw new IOException(file + " is not complete");
        }
    }

    private static JsonNode parsed(String line) {
        return Json.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the lines one after the other; documents belong to the collection before them. */
    private final class Restoring implements AutoCloseable {
        private Optional<StoredDatabase> database = Optional.empty();
        private Optional<Collection> collection = Optional.empty();
        private final List<ObjectNode> documents = new ArrayList<>();

        void line(JsonNode line) {
            if (line.has(DOCUMENT)) {
                documents.add((ObjectNode) line.get(DOCUMENT));
                if (documents.size() >= DOCUMENTS_OF_A_TRANSACTION) {
                    flush();
                }
                return;
            }
            flush();
            if (line.has(USER)) {
                store.adoptUser((ObjectNode) line.get(USER));
            } else if (line.has(DATABASE)) {
                database = Optional.of(store.adoptDatabase(line.at("/database/id").asText(),
                        line.at("/database/name").asText()));
            } else if (line.has(VIEW)) {
                database.orElseThrow().putView((ObjectNode) line.get(VIEW));
            } else if (line.has(COLLECTION)) {
                collection = Optional.of(database.orElseThrow().recreate(
                        CollectionProperties.fromJson(line.get(COLLECTION))));
                collection.get().raiseLastKeyValue(line.at("/collection/lastKey").asLong());
            }
        }

        private void flush() {
            if (!documents.isEmpty()) {
                try (StoreTransaction transaction = store.begin()) {
                    StoredDocuments target = transaction.documents(collection.orElseThrow());
                    documents.forEach(target::put);
                    transaction.commit(false);
                }
                documents.clear();
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
