package org.arangolab.standin.tools.importing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.Target;

/** Imports CSV and TSV: rows as arrays behind an array of the names. */
final class RowImport {
    private static final int BUFFER = 1 << 18;

    private final ToolContext context;
    private final ImportOptions options;
    private final Sender sender;
    private final ImportStats stats;

    RowImport(ToolContext context, ImportOptions options, Sender sender, ImportStats stats) {
        this.context = context;
        this.options = options;
        this.sender = sender;
        this.stats = stats;
    }

    private RowReader rows(Reader in) {
        String quote = context.options().text("quote");
        boolean quotes = options.type().equals("csv") && !quote.isEmpty();
        return new RowReader(in, options.separator(), quotes ? quote.charAt(0) : -1,
                context.options().flag("backslash-escape"));
    }

    /** Reads and sends everything; answers why it could not, empty when it could. */
    String read(InputStream in) throws IOException {
        RowReader rows = rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER));
        for (long skipped = context.options().number("skip-lines"); skipped > 0 && next(rows).isPresent(); skipped--) {
            continue;
        }
        Optional<List<RowReader.Cell>> header = header(rows);
        if (header.isEmpty()) {
            return "";
        }
        return send(rows, new RowShape(RowShape.texts(header.get()), context.options()));
    }

    private Optional<List<RowReader.Cell>> next(RowReader rows) throws IOException {
        Optional<List<RowReader.Cell>> row = rows.next();
        row.ifPresent(cells -> stats.lines.increment());
        return row;
    }

    private Optional<List<RowReader.Cell>> header(RowReader rows) throws IOException {
        Optional<String> file = context.options().given("headers-file");
        if (file.isEmpty()) {
            return next(rows);
        }
        try (BufferedReader in = Files.newBufferedReader(context.path(file.get()))) {
            return rows(in).next();
        } catch (IOException e) {
            throw new ToolFailure("a5c08", "cannot read headers file '" + file.get() + "': " + e.getMessage());
        }
    }

    private String send(RowReader rows, RowShape shape) throws IOException {
        boolean ignoreMissing = context.options().flag("ignore-missing");
        Target target = options.target().with("ignoreMissing", ignoreMissing);
        byte[] header = Json.bytes(shape.header());
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        long first = stats.lines.sum() + 1;
        for (Optional<List<RowReader.Cell>> row = next(rows); row.isPresent(); row = next(rows)) {
            List<RowReader.Cell> cells = row.get();
            if (cells.size() == 1 && cells.get(0).text().isEmpty() && !cells.get(0).quoted()) {
                continue;
            }
            if (cells.size() > shape.width() || cells.size() < shape.width() && !ignoreMissing) {
                stats.errors.increment();
                context.warning("e5a29", "at line " + stats.lines.sum() + ": wrong number of columns (got "
                        + cells.size() + ", expected " + shape.width() + ")");
                continue;
            }
            if (batch.size() == 0) {
                batch.writeBytes(header);
                batch.write('\n');
                first = stats.lines.sum();
            }
            batch.writeBytes(Json.bytes(shape.row(cells)));
            batch.write('\n');
            if (batch.size() >= options.batch()) {
                if (!sender.add(target.with("line", first), batch.toByteArray())) {
                    return "";
                }
                batch.reset();
            }
        }
        if (batch.size() > 0) {
            sender.add(target.with("line", first), batch.toByteArray());
        }
        return "";
    }
}
