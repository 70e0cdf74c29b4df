package org.arangolab.standin.tools.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.Target;

/** Imports JSON: a document in each line, or one array that fits into a batch. */
final class LineImport {
    private static final int BUFFER = 1 << 18;

    private final ImportOptions options;
    private final Sender sender;
    private final ImportStats stats;
    private final List<String> removed;

    LineImport(ToolContext context, ImportOptions options, Sender sender, ImportStats stats) {
        this.options = options;
        this.sender = sender;
        this.stats = stats;
        this.removed = context.options().list("remove-attribute");
    }

    /** Reads and sends everything; answers why it could not, empty when it could. */
    String read(InputStream in) throws IOException {
        in.mark(BUFFER);
        int first = in.read();
        while (first >= 0 && Character.isWhitespace(first)) {
            first = in.read();
        }
        in.reset();
        return first == '[' ? array(in) : lines(in);
    }

    private String array(InputStream in) throws IOException {
        byte[] all = in.readNBytes(options.batch() + 1);
        if (all.length > options.batch()) {
            return "import file is too big. please increase the value of --batch-size (currently "
                    + options.batch() + ")";
        }
        sender.add(options.target().with("type", "array"), all);
        return "";
    }

    private String lines(InputStream in) throws IOException {
        Target target = options.target().with("type", "documents");
        ByteArrayOutputStream batch = new ByteArrayOutputStream(Math.min(options.batch(), 1 << 23));
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            int end = lastLineEnd(buffer, count);
            if (end >= 0 && batch.size() + end + 1 >= options.batch()) {
                batch.write(buffer, 0, end + 1);
                if (!send(target, batch)) {
                    return "";
                }
                batch.reset();
                batch.write(buffer, end + 1, count - end - 1);
            } else {
                batch.write(buffer, 0, count);
            }
        }
        if (batch.size() > 0) {
            send(target, batch);
        }
        return "";
    }

    private static int lastLineEnd(byte[] buffer, int count) {
        int at = count - 1;
        while (at >= 0 && buffer[at] != '\n') {
            at--;
        }
        return at;
    }

    private boolean send(Target target, ByteArrayOutputStream batch) {
        return sender.add(target, removed.isEmpty() ? batch.toByteArray() : without(batch.toByteArray()));
    }

    /** A line that cannot be read goes to the server as it is, which counts it as an error. */
    private byte[] without(byte[] lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length);
        int from = 0;
        for (int i = 0; i <= lines.length; i++) {
            if (i == lines.length || lines[i] == '\n') {
                out.writeBytes(without(lines, from, i));
                out.write('\n');
                from = i + 1;
            }
        }
        return out.toByteArray();
    }

    private byte[] without(byte[] lines, int from, int to) {
        byte[] line = Arrays.copyOfRange(lines, Math.min(from, to), to);
        try {
            if (line.length > 0 && Json.parse(line) instanceof ObjectNode document) {
                return Json.bytes(document.remove(removed));
            }
            return line;
        } catch (ArangoException broken) {
            return line;
        }
    }
}
