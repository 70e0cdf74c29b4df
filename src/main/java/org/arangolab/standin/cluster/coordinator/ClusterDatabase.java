package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.store.Collection;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.Database;
import org.arangolab.standin.store.IndexDefinition;
import org.arangolab.standin.store.ShardingSpec;

/**
 * A database as the agency plans it.
 *
 * @param name    unique
 * @param state   the cluster
 * @param plans   what is planned
 * @param maker   makes collections
 * @param indexes waits for indexes
 */
record ClusterDatabase(String name, ClusterState state, PlanCache plans, CollectionMaker maker, IndexWait indexes)
        implements Database {
    private Map<String, ClusterCollection> byName() {
        return plans.database(name).map(PlanCache.PlannedDatabase::byName).orElse(Map.of());
    }

    @Override
    public String id() {
        return plans.database(name).map(PlanCache.PlannedDatabase::id).orElse("");
    }

    @Override
    public Optional<ShardingSpec> defaultSharding() {
        return Optional.of(maker.defaults());
    }

    @Override
    public List<Collection> collections() {
        return byName().values().stream().sorted(Comparator.comparing(Collection::name)).map(Collection.class::cast)
                .toList();
    }

    @Override
    public Optional<Collection> find(String nameOrId) {
        ClusterCollection named = byName().get(nameOrId);
        return named != null ? Optional.of(named)
                : byName().values().stream().filter(one -> one.id().equals(nameOrId)).map(Collection.class::cast)
                .findFirst();
    }

    @Override
    public Collection create(CollectionSpec spec) {
        if (view(spec.name()).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME);
        }
        return maker.make(name, spec);
    }

    @Override
    public void drop(Collection collection) {
        boolean prototype = byName().values().stream()
                .anyMatch(other -> other.spread().like().equals(collection.name()));
        if (prototype) {
            throw new ArangoException(ErrorCode.CLUSTER_MUST_NOT_DROP_COLL_OTHER_DISTRIBUTESHARDSLIKE);
        }
        state.change(new Change().delete(planKey(collection))
                .delete("Current/Collections/" + name + "/" + collection.id())
                .increment("Plan/Version").increment("Current/Version"));
    }

    private String planKey(Collection collection) {
        return "Plan/Collections/" + name + "/" + collection.id();
    }

    @Override
    public void rename(Collection collection, String newName) {
        throw new ArangoException(ErrorCode.CLUSTER_UNSUPPORTED);
    }

    @Override
    public void configure(Collection collection, boolean waitForSync, boolean cacheEnabled) {
        state.change(new Change().set(planKey(collection) + "/waitForSync", BooleanNode.valueOf(waitForSync))
                .set(planKey(collection) + "/cacheEnabled", BooleanNode.valueOf(cacheEnabled))
                .increment("Plan/Version").ifEmpty(planKey(collection), false));
    }

    @Override
    public IndexDefinition ensureIndex(Collection collection, IndexDefinition wanted) {
        requireSharded((ClusterCollection) collection, wanted);
        Optional<IndexDefinition> same = collection(collection.id()).properties().indexes().stream()
                .filter(wanted::sameAs).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (collection.index(wanted.name()).isPresent()) {
            throw new ArangoException(ErrorCode.DUPLICATE_NAME, "duplicate value for index name '" + wanted.name()
                    + "' in collection '" + collection.name() + "'");
        }
        wanted.requireOnlyOne(collection(collection.id()).properties().indexes());
        plan(collection, indexes -> {
            List<IndexDefinition> more = new ArrayList<>(indexes);
            more.add(wanted);
            return more;
        });
        Optional<ArangoException> failure = indexes.await((ClusterCollection) collection, wanted.id());
        failure.ifPresent(e -> {
            dropIndex(collection, wanted);
            throw e;
        });
        return wanted;
    }

    /** No shard can know of the values in another one. */
    private static void requireSharded(ClusterCollection collection, IndexDefinition wanted) {
        if (wanted.unique() && collection.spread().shards().size() > 1
                && !wanted.fields().containsAll(collection.spread().shardKeys())) {
            throw new ArangoException(ErrorCode.CLUSTER_UNSUPPORTED, "shard key(s) '"
                    + String.join("', '", collection.spread().shardKeys()) + "' must be present in unique index");
        }
    }

    @Override
    public void dropIndex(Collection collection, IndexDefinition index) {
        plan(collection, indexes -> indexes.stream().filter(other -> !other.id().equals(index.id())).toList());
    }

    private String planOfViews() {
        return "Plan/Views/" + name;
    }

    @Override
    public List<ObjectNode> views() {
        List<ObjectNode> views = new ArrayList<>();
        state.member().cache().get(planOfViews()).forEach(view -> views.add((ObjectNode) view));
        return views;
    }

    @Override
    public void renameView(ObjectNode view, String newName) {
        throw new ArangoException(ErrorCode.CLUSTER_UNSUPPORTED);
    }

    @Override
    public void putView(ObjectNode view) {
        state.change(new Change().set(planOfViews() + "/" + view.path("id").asText(), view).increment("Plan/Version"));
    }

    @Override
    public void removeView(ObjectNode view) {
        state.change(new Change().delete(planOfViews() + "/" + view.path("id").asText()).increment("Plan/Version"));
    }

    private void plan(Collection collection, UnaryOperator<List<IndexDefinition>> change) {
        String key = planKey(collection) + "/indexes";
        boolean done = false;
        while (!done) {
            JsonNode old = state.member().cache().get(key);
            if (old.isMissingNode()) {
                throw Collection.notFound(collection.name());
            }
            List<IndexDefinition> now = new ArrayList<>();
            old.forEach(json -> now.add(IndexDefinition.fromJson(json)));
            ArrayNode next = Json.array();
            change.apply(now).forEach(index -> next.add(index.toJson()));
            done = state.change(new Change().set(key, next).increment("Plan/Version").ifSame(key, old));
        }
    }
}
