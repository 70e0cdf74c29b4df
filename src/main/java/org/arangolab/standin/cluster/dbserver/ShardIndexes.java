package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.IndexDefinition;

/** Gives a shard the indexes of its plan; its leader tells the agency which there are and which are not possible. */
final class ShardIndexes {
    private final Map<String, ArangoException> failures = new TreeMap<>();

    /** Makes and drops. */
    void settle(Database database, LocalShard shard, List<IndexDefinition> planned) {
        for (IndexDefinition index : planned) {
            if (shard.data().index(index.id()).isEmpty()) {
                make(database, shard, index);
            }
        }
        shard.data().properties().indexes().stream().filter(index -> !index.builtIn())
                .filter(index -> planned.stream().noneMatch(wanted -> wanted.id().equals(index.id())))
                .toList().forEach(index -> database.dropIndex(shard.data(), index));
    }

    private void make(Database database, LocalShard shard, IndexDefinition index) {
        String name = shard.view().shard() + "/" + index.id();
        try {
            database.ensureIndex(shard.data(), index);
            failures.remove(name);
        } catch (ArangoException e) {
            failures.put(name, e);
        }
    }

    /** What the leader of a shard has to tell, when the agency does not know it yet. */
    void report(LocalShard shard, com.fasterxml.jackson.databind.JsonNode current, Change change) {
        ArrayNode there = Json.array();
        shard.data().properties().indexes().stream().filter(index -> !index.builtIn())
                .forEach(index -> there.add(index.id()));
        ObjectNode impossible = Json.object();
        String prefix = shard.view().shard() + "/";
        failures.forEach((name, failure) -> {
            if (name.startsWith(prefix)) {
                impossible.putObject(name.substring(prefix.length())).put("status", failure.code().status())
                        .put("errorNum", failure.code().number()).put("errorMessage", failure.getMessage());
            }
        });
        String key = "Current/Collections/" + shard.view().database() + "/" + shard.view().collection() + "/"
                + shard.view().shard();
        if (!there.equals(current.path("indexes")) && !(there.isEmpty() && current.path("indexes").isMissingNode())) {
            change.set(key + "/indexes", there);
        }
        if (!impossible.equals(current.path("indexErrors"))
                && !(impossible.isEmpty() && current.path("indexErrors").isMissingNode())) {
            change.set(key + "/indexErrors", impossible);
        }
    }

    /** Forgets what was said of indexes that are not wanted any more. */
    void forget(LocalShard shard, List<IndexDefinition> planned) {
        failures.keySet().removeIf(name -> name.startsWith(shard.view().shard() + "/") && planned.stream()
                .noneMatch(index -> name.equals(shard.view().shard() + "/" + index.id())));
    }
}
