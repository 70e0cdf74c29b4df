package org.arangolab.standin.tools.dump;

import java.util.List;
import java.util.Set;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What is dumped and how.
 *
 * @param allDatabases each into a directory of its own
 * @param only         names of collections; empty for all
 * @param ignored      names of collections that are left out
 * @param shards       names of shards; empty for all
 * @param system       system collections as well
 * @param data         documents as well
 * @param views        views as well
 * @param compress     data files by gzip
 * @param parallel     by the server's dump contexts
 * @param split        data of a collection in several files
 * @param threads      collections at a time
 * @param firstBatch   bytes of the first batch
 * @param batch        most bytes of a batch
 * @param documents    documents of a batch of a dump context
 * @param force        go on after errors
 */
record DumpOptions(boolean allDatabases, Set<String> only, Set<String> ignored, Set<String> shards, boolean system,
                   boolean data, boolean views, boolean compress, boolean parallel, boolean split, int threads,
                   long firstBatch, long batch, long documents, boolean force) {
    private static final long KIB = 1024;
    private static final long LEAST_FIRST = 128 * KIB;
    private static final long MOST = 96 * KIB * KIB;

    static DumpOptions of(ToolContext context) {
        Options options = context.options();
        exclusions(options);
        Set<String> only = Set.copyOf(options.list("collection"));
        long first = clamp(options.number("initial-batch-size"), LEAST_FIRST, MOST);
        return new DumpOptions(options.flag("all-databases"), only, Set.copyOf(options.list("ignore-collection")),
                Set.copyOf(options.list("shard")),
                options.flag("include-system-collections") || only.stream().anyMatch(name -> name.startsWith("_")),
                options.flag("dump-data"), options.flag("dump-views"), options.flag("compress-output"),
                options.flag("parallel-dump"), options.flag("split-files"), threads(context), first,
                clamp(options.number("batch-size"), first, MOST),
                clamp(options.number("docs-per-batch"), 100, 100_000), options.flag("force"));
    }

    private static void exclusions(Options options) {
        if (options.flag("all-databases") && options.touched("server.database")) {
            throw new ToolFailure("17e2b", "cannot use --server.database and --all-databases at the same time");
        }
        if (options.touched("collection") && options.touched("ignore-collection")) {
            throw new ToolFailure("17e2a", "cannot use --collection and --ignore-collection at the same time");
        }
        if (options.flag("split-files") && !options.flag("parallel-dump")) {
            throw new ToolFailure("b0cbe", "--split-files is only available with --parallel-dump");
        }
        if (options.flag("dump-vpack")) {
            throw new ToolFailure("a5c01", "the stand-in writes no VelocyPack dumps (--dump-vpack)");
        }
    }

    /** Source: facts/client-tools.md 5, {@code threads}. */
    private static int threads(ToolContext context) {
        long most = 4L * Runtime.getRuntime().availableProcessors();
        long wanted = context.options().number("threads");
        if (wanted > most) {
            context.warning("0460e", "capping --threads value to " + most);
        }
        return (int) clamp(wanted, 1, most);
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(value, most));
    }

    List<String> missing(Set<String> found) {
        return only.stream().filter(name -> !found.contains(name)).sorted().toList();
    }

    boolean wants(String collection) {
        boolean named = only.isEmpty() || only.contains(collection);
        return named && (system || !collection.startsWith("_"));
    }
}
