package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.arangolab.standin.http.ArangoException;

/**
 * {@code INSERT}, {@code UPDATE}, {@code REPLACE}, {@code REMOVE}, {@code UPSERT}: all rows are written before the
 * first one goes on, whatever a {@code LIMIT} behind says. Nothing is written before all of the input was read when
 * that reads documents, so that a query never reads what it has just written.
 *
 * @param write     what is done with each row
 * @param readFirst the input reads documents
 * @param rowsGoOn  something follows that needs the rows
 */
record Modify(Write write, boolean readFirst, boolean rowsGoOn) implements Clause {
    @Override
    public Rows open(Rows input, Execution run) {
        return new Rows() {
            private Iterator<JsonNode[]> written;

            @Override
            public boolean next() {
                if (written == null) {
                    written = writeAll(readFirst ? buffer(input, run) : input, run).iterator();
                }
                if (!written.hasNext()) {
                    return false;
                }
                run.restore(written.next());
                return true;
            }
        };
    }

    private static Rows buffer(Rows input, Execution run) {
        List<JsonNode[]> rows = new ArrayList<>();
        while (input.next()) {
            rows.add(run.row());
        }
        Iterator<JsonNode[]> each = rows.iterator();
        return () -> {
            if (!each.hasNext()) {
                return false;
            }
            run.restore(each.next());
            return true;
        };
    }

    private List<JsonNode[]> writeAll(Rows input, Execution run) {
        List<JsonNode[]> rows = new ArrayList<>();
        while (input.next()) {
            run.step();
            if (writeOne(run) && rowsGoOn) {
                rows.add(run.row());
            }
        }
        return rows;
    }

    private boolean writeOne(Execution run) {
        Runnable action = write.prepare(run);
        try {
            action.run();
            return true;
        } catch (ArangoException e) {
            if (!write.target().options().ignoreErrors()) {
                throw e;
            }
            run.stats().ignoredWrite(); // what ignoreErrors asks for: the row is dropped and counted
            return false;
        }
    }
}
