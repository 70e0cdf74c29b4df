package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.ToolFailure;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.Target;
import org.arangolab.standin.tools.http.ToolClient;

/** Dumps one database into one directory. */
final class DatabaseDump {
    private final ToolContext context;
    private final DumpOptions options;
    private final Optional<Maskings> maskings;
    private final ConnectionSettings settings;
    private final DumpDirectory directory;
    private final boolean cluster;
    private final DumpStats stats;

    DatabaseDump(ToolContext context, DumpOptions options, Optional<Maskings> maskings, ConnectionSettings settings,
                 DumpDirectory directory, boolean cluster, DumpStats stats) {
        this.context = context;
        this.options = options;
        this.maskings = maskings;
        this.settings = settings;
        this.directory = directory;
        this.cluster = cluster;
        this.stats = stats;
    }

    /** Answers whether everything was dumped. */
    boolean run() throws IOException {
        try (ToolClient client = new ToolClient(settings, 0)) {
            if (cluster) {
                return dump(client, inventory(client, "clusterInventory", Optional.empty()), Optional.empty());
            }
            try (Batch batch = Batch.open(client, Optional.empty())) {
                Optional<String> id = Optional.of(batch.id());
                return dump(client, inventory(client, "inventory", id), id);
            }
        }
    }

    private JsonNode inventory(ToolClient client, String kind, Optional<String> batch) {
        Target target = Target.of("/_api/replication/" + kind).with("includeSystem", options.system())
                .with("includeFoxxQueues", options.system());
        return client.get(batch.map(id -> target.with("batchId", id)).orElse(target));
    }

    private boolean dump(ToolClient client, JsonNode inventory, Optional<String> batch) throws IOException {
        String tick = inventory.path("tick").asText("0");
        context.progress("e4134", "Last tick provided by server is: " + tick);
        directory.json("dump.json", description(inventory, client, tick));
        if (options.views()) {
            for (JsonNode view : inventory.path("views")) {
                directory.json(DumpNames.plain(view.path("name").asText(), view.path("id").asText()) + ".view.json",
                        view);
            }
        }
        return new CollectionJobs(context, options.threads(), options.force())
                .run(jobs(inventory.path("collections"), batch));
    }

    private ObjectNode description(JsonNode inventory, ToolClient client, String tick) {
        JsonNode current = client.get(new Target("/_api/database/current")).path("result");
        ObjectNode properties = inventory.path("properties").isObject() ? (ObjectNode) inventory.path("properties")
                : Json.object();
        properties.setAll(Json.object().put("id", current.path("id").asText())
                .put("name", current.path("name").asText()).put("isSystem", current.path("isSystem").asBoolean()));
        ObjectNode description = Json.object().put("database", settings.database())
                .put("createdAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("lastTickAtDumpStart", tick).put("useEnvelope", false).put("useVPack", false);
        description.set("properties", properties);
        return description;
    }

    private List<CollectionDump> jobs(JsonNode collections, Optional<String> batch) {
        List<CollectionDump> jobs = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (JsonNode collection : collections) {
            String name = collection.path("parameters").path("name").asText();
            if (collection.path("parameters").path("deleted").asBoolean() || !options.wants(name)) {
                continue;
            }
            found.add(name);
            if (options.ignored().contains(name)) {
                context.progress("e413f", "Collection: '" + name + "' will be ignored during the dump.");
            } else if (masked(name) == Maskings.Kind.EXCLUDE) {
                context.progress("11764", "# Skipping collection '" + name + "'...");
            } else {
                jobs.add(job(collection, name, batch));
            }
        }
        requireFound(found);
        return jobs;
    }

    private Maskings.Kind masked(String name) {
        return maskings.map(m -> m.kind(name)).orElse(Maskings.Kind.FULL);
    }

    private CollectionDump job(JsonNode collection, String name, Optional<String> batch) {
        boolean withData = options.data() && masked(name) != Maskings.Kind.STRUCTURE;
        return new CollectionDump(context, options, settings, directory, stats,
                new CollectionDump.Subject((ObjectNode) collection, cluster, batch, withData,
                        maskings.flatMap(m -> m.of(name))));
    }

    private void requireFound(Set<String> found) {
        if (!options.only().isEmpty() && found.isEmpty()) {
            throw new ToolFailure("11523", "None of the requested collections were found in the database");
        }
        options.missing(found).forEach(name ->
                context.warning("e650c", "Requested collection '" + name + "' not found in database"));
    }
}
