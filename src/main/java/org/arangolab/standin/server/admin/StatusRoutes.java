package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.Identity;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.ServerRole;
import org.arangolab.standin.server.ServerState;
import org.arangolab.standin.server.ServerState.Mode;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.log.HostName;

/** How the server is: status, role, mode, availability. Source: facts/server.md 4. */
public final class StatusRoutes {
    private final ServerContext context;
    private final Rights rights;
    private final Consumer<ObjectNode> describe;

    /** For one server. */
    public StatusRoutes(ServerContext context, Rights rights, Consumer<ObjectNode> describe) {
        this.context = context;
        this.rights = rights;
        this.describe = describe;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("GET", "/_admin/status", rights.hardened(), this::status)
                .add("GET", "/_admin/server/role", Access.AUTHENTICATED, call -> role())
                .add("GET", "/_admin/server/id", Access.AUTHENTICATED, call -> id())
                .add("GET", "/_admin/server/mode", Access.AUTHENTICATED, call -> mode())
                .add("PUT", "/_admin/server/mode", Access.ADMIN, this::setMode)
                .add("GET", "/_admin/server/availability", Access.OPEN, call -> availability());
    }

    private Reply role() {
        ServerRole role = context.identity().role();
        return Reply.enveloped(200, Json.object().put("role", role.word()).put("mode", role.mode()));
    }

    /** Single servers and agents have none to tell. */
    private Reply id() {
        ServerRole role = context.identity().role();
        if (role == ServerRole.SINGLE || role == ServerRole.AGENT) {
            throw new ArangoException(ErrorCode.INTERNAL);
        }
        return Reply.enveloped(200, Json.object().put("id", context.identity().id()));
    }

    private Reply status(Call call) {
        if (call.flag("overview", false)) {
            return Reply.json(200, overview());
        }
        if (call.flag("memory", false)) {
            throw new ArangoException(ErrorCode.NOT_IMPLEMENTED, "memory profiles not enabled at compile time");
        }
        ObjectNode answer = Json.object().put("server", "arango").put("license", Version.LICENSE)
                .put("mode", "server").put("operationMode", "server").put("version", Version.NUMBER)
                .put("foxxApi", context.options().flag("foxx.api")).put("host", HostName.get())
                .put("pid", context.pid());
        String hostname = System.getenv("HOSTNAME");
        if (hostname != null) {
            answer.put("hostname", hostname);
        }
        answer.set("serverInfo", serverInfo());
        describe.accept(answer);
        return Reply.json(200, answer);
    }

    private ObjectNode serverInfo() {
        ServerState state = context.state();
        boolean readOnly = state.mode() == Mode.READONLY;
        ObjectNode info = Json.object().put("role", context.identity().role().word()).put("writeOpsEnabled", !readOnly)
                .put("readOnly", readOnly).put("maintenance", false);
        info.putObject("progress").put("phase", state.phase().label()).put("feature", "").put("recoveryTick", 0);
        Identity identity = context.identity();
        if (identity.role().clustered()) {
            info.put("persistedId", identity.id()).put("serverId", identity.id()).put("address", identity.endpoint())
                    .put("state", state.phase() == ServerState.Phase.WAIT ? "SERVING" : "STARTUP");
        }
        return info;
    }

    private ObjectNode overview() {
        return Json.object().put("version", Version.NUMBER).put("platform", "linux").put("license", Version.LICENSE)
                .put("engine", "rocksdb").put("role", context.identity().role().word()).put("hash", "");
    }

    private Reply mode() {
        return Reply.enveloped(200, Json.object().put("mode", context.state().mode().label()));
    }

    private Reply setMode(Call call) {
        JsonNode wanted = call.json().path("mode");
        for (Mode mode : Mode.values()) {
            if (mode.label().equals(wanted.asText())) {
                context.state().mode(mode);
                return mode();
            }
        }
        throw new ArangoException(ErrorCode.HTTP_BAD_PARAMETER, "mode invalid");
    }

    private Reply availability() {
        Mode mode = context.state().mode();
        boolean available = context.state().phase() == ServerState.Phase.WAIT && mode == Mode.DEFAULT;
        return available ? Reply.enveloped(200, Json.object().put("mode", mode.label()))
                : Reply.error(503, 503, "service unavailable");
    }
}
