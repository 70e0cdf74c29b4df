package org.arangolab.standin.cluster.agency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.options.Options;

/** What one agent tells of itself: configuration, log, values. Source: facts/server.md 4.4. */
final class AgentStateRoutes {
    private final Consensus consensus;
    private final ServerContext context;

    AgentStateRoutes(Consensus consensus, ServerContext context) {
        this.consensus = consensus;
        this.context = context;
    }

    void register(Routes routes) {
        routes.add("GET", "/_api/agency/config", Access.SUPERUSER, call -> Reply.json(200, config()))
                .add("GET", "/_api/agency/state", Access.SUPERUSER, call -> Reply.json(200, log()))
                .add("GET", "/_api/agency/store", Access.SUPERUSER, call -> Reply.json(200, store()))
                .add("GET", "/_api/agency/stores", Access.SUPERUSER, this::stores);
    }

    private ObjectNode config() {
        synchronized (consensus) {
            ReplicatedStore store = consensus.store();
            ObjectNode json = Json.object().put("term", consensus.term()).put("leaderId", consensus.leaderId())
                    .put("commitIndex", store.commitIndex())
                    .put("lastCompactionAt", store.log().snapshotIndex())
                    .put("nextCompactionAfter", store.nextCompaction());
            json.set("lastAcked", consensus.lastAcked());
            json.set("configuration", configuration());
            return json.put("engine", "rocksdb").put("version", Version.NUMBER);
        }
    }

    private ObjectNode configuration() {
        AgentSettings settings = consensus.settings();
        Options options = context.options();
        ObjectNode json = Json.object();
        json.set("pool", consensus.pool().toJson());
        ArrayNode active = json.putArray("active");
        consensus.pool().toJson().fieldNames().forEachRemaining(active::add);
        return json.put("id", settings.id()).put("agency size", settings.size()).put("pool size", settings.size())
                .put("endpoint", settings.endpoint()).put("min ping", settings.electionMin().toMillis() / 1e3)
                .put("max ping", settings.electionMax().toMillis() / 1e3).put("timeoutMult", 1)
                .put("supervision", options.flag("agency.supervision"))
                .put("supervision frequency", options.fraction("agency.supervision-frequency"))
                .put("compaction step size", settings.compactionStep())
                .put("compaction keep size", options.number("agency.compaction-keep-size"))
                .put("supervision grace period", options.fraction("agency.supervision-grace-period"))
                .put("supervision ok threshold", options.fraction("agency.supervision-ok-threshold"))
                .put("version", Version.NUMBER).put("startup", "origin");
    }

    private ArrayNode log() {
        ArrayNode json = Json.array();
        synchronized (consensus) {
            consensus.store().log().all().forEach(entry -> json.add(entry.toJson()));
        }
        return json;
    }

    private ObjectNode store() {
        synchronized (consensus) {
            return consensus.store().committed().root().deepCopy();
        }
    }

    private Reply stores(Call call) {
        ObjectNode json = Json.object();
        synchronized (consensus) {
            ReplicatedStore store = consensus.store();
            json.putArray("read_db").add(store.committed().root().deepCopy());
            json.putArray("spearhead").add(store.spearhead().root().deepCopy());
        }
        return Reply.json(200, json);
    }

    /** {@code agent} of {@code /_admin/status}. */
    void describe(ObjectNode status) {
        synchronized (consensus) {
            String leader = consensus.leaderId();
            status.putObject("agent").put("term", consensus.term()).put("id", consensus.settings().id())
                    .put("endpoint", consensus.settings().endpoint()).put("leaderId", leader)
                    .put("leading", leader.equals(consensus.settings().id()));
        }
    }
}
