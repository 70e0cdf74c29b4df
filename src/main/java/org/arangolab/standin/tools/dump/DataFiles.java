package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.arangolab.standin.http.Json;

/** The data file of a collection, or its several files. Not thread-safe. */
final class DataFiles implements AutoCloseable {
    private final DumpDirectory directory;
    private final String stem;
    private final DumpOptions options;
    private final DumpStats stats;
    private final Optional<Maskings.Rules> masking;
    private OutputStream current;
    private long inCurrent;
    private int next;

    private DataFiles(DumpDirectory directory, String stem, DumpOptions options, DumpStats stats,
                      Optional<Maskings.Rules> masking) {
        this.directory = directory;
        this.stem = stem;
        this.options = options;
        this.stats = stats;
        this.masking = masking;
    }

    /** Without splitting the file is there even when the collection is empty. Source: facts/client-tools.md 6. */
    static DataFiles open(DumpDirectory directory, String stem, DumpOptions options, DumpStats stats,
                          Optional<Maskings.Rules> masking) throws IOException {
        DataFiles files = new DataFiles(directory, stem, options, stats, masking);
        if (!options.split()) {
            files.current = directory.data(stem, options.compress());
        }
        return files;
    }

    /** Writes lines, each with its line feed. */
    void write(byte[] lines) throws IOException {
        if (lines.length == 0) {
            return;
        }
        byte[] content = masking.isPresent() ? masked(lines, masking.get()) : lines;
        if (options.split() && (current == null || inCurrent + content.length > options.batch())) {
            close();
            current = directory.data(stem + "." + next++, options.compress());
            inCurrent = 0;
        }
        current.write(content);
        inCurrent += content.length;
        stats.written.add(content.length);
    }

    private static byte[] masked(byte[] lines, Maskings.Rules rules) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length);
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                ObjectNode document = (ObjectNode) Json.parse(Arrays.copyOfRange(lines, from, i));
                rules.apply(document);
                out.writeBytes(Json.bytes(document));
                out.write('\n');
                from = i + 1;
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
