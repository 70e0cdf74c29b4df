package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.List;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.log.HostName;

/** What the server is: version, engine, licence, time. Source: facts/server.md 4. */
public final class VersionRoutes {
    private static final List<String> INDEXES = List.of("primary", "edge", "hash", "skiplist", "ttl", "persistent",
            "geo", "fulltext", "mdi", "mdi-prefixed", "inverted");

    private final ServerContext context;
    private final Rights rights;

    /** For one server. */
    public VersionRoutes(ServerContext context, Rights rights) {
        this.context = context;
        this.rights = rights;
    }

    /** Adds them. */
    public void register(Routes routes) {
        Access hard = rights.hardened();
        routes.add("GET", "/_api/version", Access.AUTHENTICATED, this::version)
                .add("GET", "/_admin/version", Access.AUTHENTICATED, this::version)
                .add("GET", "/_api/engine", hard, call -> Reply.json(200, engine()))
                .add("GET", "/_admin/time", Access.AUTHENTICATED, call -> Reply.enveloped(200, time()))
                .add("GET", "/_admin/license", Access.AUTHENTICATED, call -> Reply.json(200, license()))
                .add("GET", "/_admin/database/target-version", Access.AUTHENTICATED,
                        call -> Reply.enveloped(200, Json.object().put("version", Version.ENCODED)))
                .add("GET", "/_admin/deployment/id", Access.AUTHENTICATED, call -> Reply.enveloped(200, deployment()))
                .add("GET", "/_admin/server/databaseDefaults", Access.AUTHENTICATED,
                        call -> Reply.json(200, defaults()));
    }

    private Reply version(Call call) {
        ObjectNode answer = Json.object().put("server", "arango").put("license", Version.LICENSE);
        if (!rights.shown(call)) {
            return Reply.json(200, answer);
        }
        answer.put("version", Version.NUMBER);
        if (call.flag("details", false)) {
            answer.set("details", Version.details().put("mode", "server").put("role", context.identity().role().word())
                    .put("host", HostName.get()));
        }
        return Reply.json(200, answer);
    }

    private static ObjectNode engine() {
        ObjectNode answer = Json.object().put("name", "rocksdb");
        ObjectNode supports = answer.putObject("supports");
        ArrayNode indexes = supports.putArray("indexes");
        INDEXES.forEach(indexes::add);
        supports.putObject("aliases").putObject("indexes")
                .put("hash", "persistent").put("skiplist", "persistent").put("zkd", "mdi");
        boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return answer.put("endianness", little ? "little" : "big");
    }

    private static ObjectNode time() {
        return Json.object().put("time", BigDecimal.valueOf(System.currentTimeMillis(), 3));
    }

    private static ObjectNode license() {
        return Json.object().put("upgrading", false).put("license", "none");
    }

    private ObjectNode deployment() {
        return Json.object().put("id", context.serverId());
    }

    private ObjectNode defaults() {
        return Json.object().put("replicationFactor", context.options().number("cluster.default-replication-factor"))
                .put("writeConcern", context.options().number("cluster.write-concern"))
                .put("sharding", "flexible").put("replicationVersion",
                        context.options().text("database.default-replication-version"));
    }
}
