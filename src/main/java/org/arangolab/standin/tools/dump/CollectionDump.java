package org.arangolab.standin.tools.dump;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.tools.ToolContext;
import org.arangolab.standin.tools.http.ConnectionSettings;
import org.arangolab.standin.tools.http.ToolClient;

/** Dumps one collection: its structure and its documents. */
final class CollectionDump {
    private final ToolContext context;
    private final DumpOptions options;
    private final ConnectionSettings settings;
    private final DumpDirectory directory;
    private final DumpStats stats;
    private final Subject subject;

    CollectionDump(ToolContext context, DumpOptions options, ConnectionSettings settings, DumpDirectory directory,
                   DumpStats stats, Subject subject) {
        this.context = context;
        this.options = options;
        this.settings = settings;
        this.directory = directory;
        this.stats = stats;
        this.subject = subject;
    }

    /**
     * What is dumped.
     *
     * @param entry    of the inventory
     * @param cluster  whether it has shards
     * @param batch    of a single server
     * @param withData whether its documents are wanted
     * @param masking  what happens to documents
     */
    record Subject(ObjectNode entry, boolean cluster, Optional<String> batch, boolean withData,
                   Optional<Maskings.Rules> masking) {
        JsonNode parameters() {
            return entry.path("parameters");
        }

        String name() {
            return parameters().path("name").asText();
        }

        String id() {
            return parameters().path("cid").asText(parameters().path("id").asText());
        }
    }

    String name() {
        return subject.name();
    }

    void run(int thread) throws IOException {
        String what = subject.withData() ? "structure and data" : " structure";
        context.progress("a9ec1", "# Dumping " + what + " of collection '" + name() + "'...");
        stats.collections.increment();
        String stem = DumpNames.stem(name(), subject.id());
        String structure = subject.cluster() ? DumpNames.plain(name(), subject.id()) : stem;
        directory.json(structure + ".structure.json", structure());
        try (ToolClient client = new ToolClient(settings, thread);
                DataFiles files = DataFiles.open(directory, stem, options, stats, subject.masking())) {
            if (subject.withData()) {
                for (ShardSource source : sources()) {
                    source.copy(client, files);
                }
            }
        }
    }

    private ObjectNode structure() {
        ObjectNode structure = Json.object();
        structure.set("indexes", subject.entry().path("indexes"));
        structure.set("parameters", subject.parameters());
        if (subject.cluster()) {
            for (String key : List.of("planVersion", "isReady", "allInSync")) {
                structure.set(key, subject.entry().path(key));
            }
        }
        return structure;
    }

    private List<ShardSource> sources() {
        if (!subject.cluster()) {
            return List.of(new ShardSource(options, stats, name(), Optional.empty(), subject.batch()));
        }
        List<ShardSource> sources = new ArrayList<>();
        subject.parameters().path("shards").properties().forEach(shard -> {
            if (options.shards().isEmpty() || options.shards().contains(shard.getKey())) {
                String leader = shard.getValue().path(0).asText();
                context.progress("a27be", "# Dumping shard '" + shard.getKey() + "' of collection '" + name()
                        + "' from DBserver '" + leader + "'...");
                sources.add(new ShardSource(options, stats, shard.getKey(), Optional.of(leader), Optional.empty()));
            }
        });
        return sources;
    }
}
