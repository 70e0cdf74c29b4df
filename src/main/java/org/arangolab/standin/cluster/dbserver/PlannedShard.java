package org.arangolab.standin.cluster.dbserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.CollectionType;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.KeyOptions;

/**
 * A shard that this server should have.
 *
 * @param view       where it stands
 * @param collection the plan of its collection
 */
record PlannedShard(ShardView view, JsonNode collection) {
    /** Those of a server. */
    static List<PlannedShard> of(View view, String server) {
        return view.shards().stream().filter(shard -> shard.planned().contains(server))
                .map(shard -> new PlannedShard(shard,
                        view.at("Plan/Collections").path(shard.database()).path(shard.collection()))).toList();
    }

    /**
     * What is kept here: a collection that is called like the shard. Keys come from elsewhere, whoever may choose
     * them.
     */
    CollectionSpec spec() {
        KeyOptions keys = KeyOptions.of(collection.path("keyOptions"));
        return new CollectionSpec(view.shard(), CollectionType.of(collection.path("type").asInt(2)), false,
                collection.path("waitForSync").asBoolean(), collection.path("cacheEnabled").asBoolean(),
                new KeyOptions(keys.type(), true, keys.increment(), keys.offset()));
    }

    /** Those that do not come with the collection. */
    List<IndexDefinition> indexes() {
        List<IndexDefinition> indexes = new ArrayList<>();
        collection.path("indexes").forEach(json -> indexes.add(IndexDefinition.fromJson(json)));
        return indexes.stream().filter(index -> !index.builtIn()).toList();
    }
}
