package org.arangolab.standin.tools.restore;

import java.util.Set;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;

/**
 * What is restored and how.
 *
 * @param allDatabases   each subdirectory is one
 * @param createDatabase create what is missing
 * @param only           names of collections; empty for all
 * @param views          names of views; empty for all, or for none when collections are named
 * @param system         system collections as well
 * @param create         create collections and indexes
 * @param data           restore documents
 * @param overwrite      drop what exists
 * @param force          go on after errors
 * @param sameDatabase   the dump's database must have the target's name
 * @param ignoreSharding go on when a prototype collection is missing
 * @param resume         go on with an interrupted restore
 * @param batch          most bytes of a batch
 * @param threads        collections at a time
 * @param sharding       what takes the place of the dump's sharding
 */
record RestoreOptions(boolean allDatabases, boolean createDatabase, Set<String> only, Set<String> views,
                      boolean system, boolean create, boolean data, boolean overwrite, boolean force,
                      boolean sameDatabase, boolean ignoreSharding, boolean resume, long batch, int threads,
                      Sharding sharding) {
    private static final long LEAST_BATCH = 128 * 1024;

    static RestoreOptions of(ToolContext context) {
        Options options = context.options();
        boolean create = options.flag("create-collection");
        boolean data = options.flag("import-data");
        if (!create && !data) {
            throw new ToolFailure("8c4e7", "must specify either --create-collection or --import-data");
        }
        exclude(options, "server.database", "all-databases");
        exclude(options, "force-same-database", "all-databases");
        return new RestoreOptions(options.flag("all-databases"), options.flag("create-database"),
                Set.copyOf(options.list("collection")), Set.copyOf(options.list("view")),
                options.flag("include-system-collections"), create, data, options.flag("overwrite"),
                options.flag("force"), options.flag("force-same-database"),
                options.flag("ignore-distribute-shards-like-errors"), options.flag("continue"),
                Math.max(LEAST_BATCH, options.number("batch-size")), threads(context), Sharding.of(options));
    }

    private static void exclude(Options options, String one, String all) {
        boolean both = options.flag(all) && options.touched(one)
                && (one.equals("server.database") || options.flag(one));
        if (both) {
            throw new ToolFailure("94d22", "cannot use --" + one + " and --" + all + " at the same time");
        }
    }

    private static int threads(ToolContext context) {
        long most = 4L * Runtime.getRuntime().availableProcessors();
        long wanted = context.options().number("threads");
        if (wanted > most) {
            context.warning("53570", "capping --threads value to " + most);
        }
        return (int) Math.max(1, Math.min(wanted, most));
    }

    boolean wants(String collection) {
        return only.isEmpty() || only.contains(collection);
    }

    boolean wantsView(String view) {
        return views.isEmpty() ? only.isEmpty() : views.contains(view);
    }
}
