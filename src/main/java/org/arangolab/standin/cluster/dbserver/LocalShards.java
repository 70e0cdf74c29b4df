package org.arangolab.standin.cluster.dbserver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.arangolab.standin.cluster.member.Member;
import org.arangolab.standin.cluster.supervision.ShardView;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;

/** The shards that this server has. Thread-safe. */
final class LocalShards {
    private final Member member;
    private final Map<String, LocalShard> byId = new ConcurrentHashMap<>();

    LocalShards(Member member) {
        this.member = member;
    }

    /** This server's id. */
    String server() {
        return member.identity().id();
    }

    Optional<LocalShard> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** One of them; 503/1496 when it is not here, so that who asks looks at the plan again. */
    LocalShard require(String id) {
        return find(id).orElseThrow(() -> new ArangoException(ErrorCode.CLUSTER_NOT_LEADER,
                "shard " + id + " is not here"));
    }

    void add(LocalShard shard) {
        byId.put(shard.view().shard(), shard);
    }

    void remove(String id) {
        byId.remove(id);
    }

    Collection<LocalShard> all() {
        return List.copyOf(byId.values());
    }

    /** Whether this server leads a shard, or is about to because the plan says so. */
    boolean leads(LocalShard shard) {
        ShardView view = shard.view();
        return shard.part() == LocalShard.Part.LEADER || member.cache().get(view.planKey()).path(0).asText()
                .equals(member.identity().id());
    }
}
