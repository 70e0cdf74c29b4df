package org.arangolab.standin.tools.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.arangolab.standin.tools.SizeText;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** Sends the documents of one collection at a time. Not thread-safe: each thread has its own. */
final class CollectionData {
    private static final long LINE_EVERY = 8_000_000;

    private final ToolContext context;
    private final RestoreOptions options;
    private final ToolClient client;
    private final RestoreStats stats;
    private final Progress progress;

    CollectionData(ToolContext context, RestoreOptions options, ToolClient client, RestoreStats stats,
                   Progress progress) {
        this.context = context;
        this.options = options;
        this.client = client;
        this.stats = stats;
        this.progress = progress;
    }

    /** Sends everything, or what a resumed restore lacks. */
    void restore(DumpedCollection collection) throws IOException {
        Progress.State start = progress.of(collection.name());
        if (start.state() == Progress.RESTORING) {
            context.progress("94913", "# continuing restoring " + collection.described() + " from offset "
                    + start.offset());
        } else if (!collection.data().isEmpty()) {
            context.progress("95913", "# Loading data into " + collection.described() + ", data size: "
                    + SizeText.of(collection.size()) + (collection.compressed() ? " (compressed)" : ""));
        }
        for (int number = start.number(); number < collection.data().size(); number++) {
            file(collection, number, number == start.number() ? start.offset() : 0);
        }
        progress.note(collection.name(), new Progress.State(Progress.RESTORED, 0, collection.data().size()));
        context.progress("6ae09", "# Successfully restored " + collection.described());
    }

    private void file(DumpedCollection collection, int number, long offset) throws IOException {
        Path file = collection.data().get(number);
        Target target = Target.of("/_api/replication/restore-data").with("collection", collection.name())
                .with("force", options.force());
        long acknowledged = offset;
        long nextLine = offset + LINE_EVERY;
        try (DataLines lines = DataLines.open(file, offset)) {
            for (byte[] piece = lines.next(options.batch()); piece.length > 0; piece = lines.next(options.batch())) {
                stats.read.add(piece.length);
                client.send("PUT", target, piece, Map.of("Content-Type", "application/x-arango-dump")).orThrow();
                stats.batches.increment();
                stats.sent.add(piece.length);
                acknowledged += piece.length;
                progress.note(collection.name(), new Progress.State(Progress.RESTORING, acknowledged, number));
                if (acknowledged >= nextLine) {
                    nextLine = acknowledged + LINE_EVERY;
                    context.progress("69a73", "# Loading data into " + collection.described() + ", "
                            + SizeText.of(acknowledged) + " read");
                }
            }
        }
    }
}
