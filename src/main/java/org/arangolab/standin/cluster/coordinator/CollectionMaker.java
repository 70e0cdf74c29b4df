package org.arangolab.standin.cluster.coordinator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.AgencyTree;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.supervision.View;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.store.CollectionProperties;
import org.arangolab.standin.store.CollectionSpec;
import org.arangolab.standin.store.KeyOptions;
import org.arangolab.standin.store.Names;
import org.arangolab.standin.store.Sharding;
import org.arangolab.standin.store.ShardingSpec;
import org.arangolab.time.Deadline;

/** Plans new collections and waits until the dbservers have them. */
final class CollectionMaker {
    private static final Duration LEADERS = Duration.ofSeconds(60);
    private static final Duration FOLLOWERS = Duration.ofSeconds(15);

    private final ClusterState state;
    private final PlanCache plans;
    private final IdRange ids;
    private final Options options;

    CollectionMaker(ClusterState state, PlanCache plans, IdRange ids) {
        this.state = state;
        this.plans = plans;
        this.ids = ids;
        this.options = state.member().context().options();
    }

    /** Makes one; throws as {@link org.arangolab.standin.store.Database#create}. */
    ClusterCollection make(String database, CollectionSpec spec) {
        Names.checkCollection(spec.name(), spec.system());
        return makeAll(database, List.of(spec)).get(0);
    }

    /** Makes several at once. */
    List<ClusterCollection> makeAll(String database, List<CollectionSpec> specs) {
        List<ClusterCollection> planned;
        do {
            View view = state.view();
            planned = plan(view, database, specs);
        } while (!state.change(change(planned, database)));
        await(planned);
        return planned;
    }

    /** As collections are spread when nobody says how. */
    ShardingSpec defaults() {
        return new ShardingSpec(1, (int) options.number("cluster.default-replication-factor"),
                (int) options.number("cluster.write-concern"), Sharding.BY_KEY, "", Sharding.HASH);
    }

    private List<ClusterCollection> plan(View view, String database, List<CollectionSpec> specs) {
        List<ClusterCollection> planned = new ArrayList<>();
        for (CollectionSpec spec : specs) {
            boolean taken = view.at("Plan/Collections").path(database).properties().stream()
                    .anyMatch(entry -> entry.getValue().path("name").asText().equals(spec.name()));
            if (taken) {
                throw new ArangoException(ErrorCode.DUPLICATE_NAME);
            }
            CollectionProperties properties = CollectionProperties.create(Long.toString(ids.next()), spec);
            Sharding spread = spec.sharding().like().isEmpty() ? spread(view, spec, planned.size())
                    : like(database, spec.sharding());
            planned.add(new ClusterCollection(database, properties, spread));
        }
        return planned;
    }

    /** Nobody else has changed the plan meanwhile: the name is free, and the servers are as they were. */
    private Change change(List<ClusterCollection> planned, String database) {
        JsonNode version = state.view().at("Plan/Version");
        Change change = new Change().increment("Plan/Version").ifSame("Plan/Version", version)
                .ifEmpty("Plan/Databases/" + database, false);
        planned.forEach(one -> {
            String like = one.spread().like().isEmpty() ? ""
                    : plans.database(database).orElseThrow().byName().get(one.spread().like()).id();
            change.set(one.planKey(), one.plan(like));
        });
        return change;
    }

    private Sharding like(String database, ShardingSpec wanted) {
        ClusterCollection prototype = plans.database(database).map(db -> db.byName().get(wanted.like()))
                .orElseThrow(() -> new ArangoException(ErrorCode.CLUSTER_UNKNOWN_DISTRIBUTESHARDSLIKE));
        if (!prototype.spread().like().isEmpty()) {
            throw new ArangoException(ErrorCode.CLUSTER_CHAIN_OF_DISTRIBUTESHARDSLIKE);
        }
        Map<String, List<String>> shards = new LinkedHashMap<>();
        prototype.spread().shards().values().forEach(servers -> shards.put("s" + ids.next(), servers));
        return new Sharding(shards, wanted.shardKeys(), prototype.spread().replicationFactor(),
                prototype.spread().writeConcern(), wanted.like(), prototype.spread().strategy());
    }

    private Sharding spread(View view, CollectionSpec spec, int turn) {
        ShardingSpec wanted = spec.sharding();
        List<String> usable = view.usable();
        int copies = copies(spec, usable.size());
        check(spec, copies);
        Map<String, List<String>> shards = new LinkedHashMap<>();
        for (int i = 0; i < wanted.shards(); i++) {
            List<String> servers = new ArrayList<>();
            for (int copy = 0; copy < Math.min(copies, usable.size()); copy++) {
                servers.add(usable.get((turn + i + copy) % usable.size()));
            }
            shards.put("s" + ids.next(), servers);
        }
        int concern = wanted.writeConcern() > 0 ? wanted.writeConcern() : (int) options.number("cluster.write-concern");
        return new Sharding(shards, wanted.shardKeys(), copies, Math.min(concern, copies), "", wanted.strategy());
    }

    /** The server's own collections take what there is; the supervision adds what is missing when servers come. */
    private int copies(CollectionSpec spec, int servers) {
        int asked = spec.sharding().replicationFactor();
        int copies = asked > 0 ? asked : (int) options.number(spec.system() ? "cluster.system-replication-factor"
                : "cluster.default-replication-factor");
        if (servers == 0 || !spec.system() && copies > servers) {
            throw new ArangoException(ErrorCode.CLUSTER_INSUFFICIENT_DBSERVERS);
        }
        return copies;
    }

    private void check(CollectionSpec spec, int copies) {
        long most = options.number("cluster.max-number-of-shards");
        int shards = spec.sharding().shards();
        if (shards < 1 || most > 0 && shards > most) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "invalid number of shards: " + shards
                    + ", expecting 1 to " + most);
        }
        if (!spec.system() && (copies < options.number("cluster.min-replication-factor")
                || copies > options.number("cluster.max-replication-factor"))) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER, "invalid replicationFactor " + copies);
        }
        if (spec.sharding().writeConcern() > copies) {
            throw new ArangoException(ErrorCode.BAD_PARAMETER,
                    "writeConcern must not be greater than replicationFactor");
        }
        if (shards > 1 && spec.keyOptions().type() == KeyOptions.Type.AUTOINCREMENT) {
            throw new ArangoException(ErrorCode.CLUSTER_UNSUPPORTED,
                    "the specified key generator is not supported for collections with more than one shard");
        }
    }

    private void await(List<ClusterCollection> planned) {
        boolean led = state.member().cache().await(tree -> planned.stream().allMatch(one -> there(tree, one, 1)),
                Deadline.in(LEADERS));
        if (!led) {
            throw new ArangoException(ErrorCode.CLUSTER_TIMEOUT, "timeout while waiting for the leaders of the shards");
        }
        if (options.flag("cluster.create-waits-for-sync-replication")) {
            state.member().cache().await(tree -> planned.stream().allMatch(one -> there(tree, one, Integer.MAX_VALUE)),
                    Deadline.in(FOLLOWERS));
        }
    }

    /** Whether so many of each shard's planned servers have it, or all of them. */
    private static boolean there(AgencyTree tree, ClusterCollection collection, int copies) {
        JsonNode current = tree.find(AgencyPath.of("/arango/Current/Collections/" + collection.database() + "/"
                + collection.id()));
        return collection.spread().shards().entrySet().stream().allMatch(shard ->
                current.path(shard.getKey()).path("servers").size() >= Math.min(copies, shard.getValue().size()));
    }
}
