package org.arangolab.standin.tools.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.Workers;
import org.arangolab.standin.tools.http.ConnectionLost;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.ServerError;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** Restores one directory into one database. */
final class DatabaseRestore {
    private final ToolContext context;
    private final RestoreOptions options;
    private final Path directory;
    private final ConnectionSettings settings;
    private final RestoreStats stats;

    DatabaseRestore(ToolContext context, RestoreOptions options, Path directory, ConnectionSettings settings,
                    RestoreStats stats) {
        this.context = context;
        this.options = options;
        this.directory = directory;
        this.settings = settings;
        this.stats = stats;
    }

    /** Answers whether everything was restored, or failures were allowed. */
    boolean run() throws IOException {
        List<DumpedCollection> collections = collections();
        Progress progress = Progress.open(directory, options.resume());
        List<JsonNode> views = views();
        try (ToolClient client = new ToolClient(settings, 0)) {
            Queue<DumpedCollection> jobs = new ArrayDeque<>();
            if (!structures(client, collections, progress, jobs)) {
                return false;
            }
            views(client, views, "arangosearch"); // their links need the collections
            boolean good = data(jobs, progress);
            if (good) {
                views(client, views, "search-alias");
                healServices(client, collections);
                progress.done();
            }
            return good;
        }
    }

    private List<DumpedCollection> collections() throws IOException {
        List<DumpedCollection> wanted = new ArrayList<>();
        for (Path file : DumpedCollection.structureFiles(directory, options.system())) {
            DumpedCollection collection = DumpedCollection.read(file);
            if (options.wants(collection.name())) {
                options.sharding().apply(collection.parameters());
                wanted.add(collection);
            }
        }
        Set<String> found = wanted.stream().map(DumpedCollection::name).collect(Collectors.toSet());
        report("collection", options.only(), found::contains, "3ef18", "5163e");
        wanted.sort(RestoreOrder.INSTANCE);
        return wanted;
    }

    private void report(String kind, Set<String> asked, Predicate<String> found, String none, String some) {
        if (!asked.isEmpty() && asked.stream().noneMatch(found)) {
            throw new ToolFailure(none, "None of the requested " + kind + "s were found in the dump");
        }
        asked.stream().filter(found.negate()).sorted().forEach(name ->
                context.warning(some, "Requested " + kind + " '" + name + "' not found in dump"));
    }

    private List<JsonNode> views() throws IOException {
        List<JsonNode> views = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".view.json")).sorted().toList()) {
                JsonNode view = Json.parse(Files.readAllBytes(file));
                if (options.wantsView(view.path("name").asText())) {
                    views.add(view);
                }
            }
        }
        Set<String> found = views.stream().map(v -> v.path("name").asText()).collect(Collectors.toSet());
        report("view", options.views(), found::contains, "14051", "810df");
        return views;
    }

    private void views(ToolClient client, List<JsonNode> views, String type) {
        List<JsonNode> some = views.stream().filter(v -> v.path("type").asText().equals(type)).toList();
        if (!options.create() || some.isEmpty()) {
            return;
        }
        context.progress("f723c", "# Creating " + type + " views...");
        for (JsonNode view : some) {
            client.ask("PUT", forced(new Target("/_api/replication/restore-view"))
                    .with("overwrite", options.overwrite()), view);
        }
    }

    private Target forced(Target target) {
        return target.with("force", options.force());
    }

    private boolean structures(ToolClient client, List<DumpedCollection> collections, Progress progress,
                               Queue<DumpedCollection> jobs) throws IOException {
        for (DumpedCollection collection : collections) {
            int state = progress.of(collection.name()).state();
            if (options.resume() && state == Progress.RESTORED) {
                context.progress("9a814", "# skipping restoring " + collection.described()
                        + ", as it was restored previously");
            } else if (options.create() && state == Progress.UNKNOWN && !structure(client, collection, progress)) {
                return false;
            } else {
                stats.collections.increment();
                jobs.add(collection);
            }
        }
        return true;
    }

    private boolean structure(ToolClient client, DumpedCollection collection, Progress progress)
            throws IOException {
        boolean overwrite = options.overwrite();
        context.progress(overwrite ? "9b414" : "a9123", (overwrite ? "# Re-creating " : "# Creating ")
                + collection.described() + "...");
        try {
            client.ask("PUT", forced(new Target("/_api/replication/restore-collection")).with("overwrite", overwrite)
                    .with("ignoreDistributeShardsLikeErrors", options.ignoreSharding()), collection.structure());
        } catch (ServerError e) {
            context.warning("c6658", "Error while creating " + collection.described() + ": " + e.getMessage());
            return options.force();
        }
        progress.note(collection.name(), new Progress.State(Progress.CREATED, 0, 0));
        return indexes(client, collection);
    }

    private boolean indexes(ToolClient client, DumpedCollection collection) {
        if (collection.structure().path("indexes").isEmpty()) {
            return true;
        }
        context.progress("d88c6", "# Creating indexes for collection '" + collection.name() + "'...");
        ObjectNode body = Json.object();
        body.set("parameters", collection.parameters());
        body.set("indexes", collection.structure().path("indexes"));
        try {
            client.ask("PUT", forced(new Target("/_api/replication/restore-indexes")), body);
            return true;
        } catch (ServerError e) {
            context.warning("db937", "Error while creating indexes for collection '" + collection.name() + "': "
                    + e.getMessage());
            return options.force();
        }
    }

    private boolean data(Queue<DumpedCollection> jobs, Progress progress) {
        if (!options.data() || jobs.isEmpty()) {
            return true;
        }
        int workers = Math.min(options.threads(), jobs.size());
        context.progress("6d69f", "# Dispatched " + jobs.size() + " job(s), using " + workers + " worker(s)");
        Queue<DumpedCollection> queue = new ConcurrentLinkedQueue<>(jobs);
        AtomicBoolean failed = new AtomicBoolean();
        Workers.run("restore", workers, thread -> {
            for (DumpedCollection next = queue.poll(); next != null && !failed.get(); next = queue.poll()) {
                if (!data(next, progress, thread)) {
                    failed.set(true);
                }
            }
        });
        return !failed.get();
    }

    private boolean data(DumpedCollection collection, Progress progress, int thread) {
        try (ToolClient client = new ToolClient(settings, thread)) {
            new CollectionData(context, options, client, stats, progress).restore(collection);
            return true;
        } catch (ServerError | ConnectionLost | ArangoException | IOException e) {
            context.warning("a595a", "Error while restoring data into " + collection.described() + ": "
                    + e.getMessage());
            if (!options.force()) {
                context.error("cb69f", "An error occurred: " + e.getMessage());
            }
            return options.force();
        }
    }

    /** The server reads its services anew when their collections were restored. */
    private static void healServices(ToolClient client, List<DumpedCollection> collections) {
        if (collections.stream().anyMatch(c -> c.name().equals("_apps") || c.name().equals("_appbundles"))) {
            client.send("POST", new Target("/_api/foxx/_local/heal"));
        }
    }
}
