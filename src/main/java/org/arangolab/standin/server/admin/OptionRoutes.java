package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Handler;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.http.Routes.Access;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.ServerState;
import org.arangolab.standin.server.Version;
import org.arangolab.standin.server.options.OptionDump;
import org.arangolab.standin.server.options.Options;
import org.arangolab.standin.server.process.ProcessFigures;

/** The options of this server, and what support asks for. Source: facts/server.md 4. */
public final class OptionRoutes {
    private final ServerContext context;

    /** For one server. */
    public OptionRoutes(ServerContext context) {
        this.context = context;
    }

    /** Adds them, for whom the options allow. */
    public void register(Routes routes) {
        Options options = context.options();
        String who = options.text("server.options-api");
        add(routes, who, "/_admin/options", call -> Reply.json(200, options.effective()));
        add(routes, who, "/_admin/options-description",
                call -> Reply.json(200, OptionDump.of(options.table())));
        add(routes, options.text("server.support-info-api"), "/_admin/support-info",
                call -> Reply.json(200, supportInfo()));
    }

    private static void add(Routes routes, String who, String path, Handler handler) {
        switch (who) {
            case "jwt" -> routes.add("GET", path, Access.SUPERUSER, handler);
            case "admin" -> routes.add("GET", path, Access.ADMIN, handler);
            case "public" -> routes.add("GET", path, Access.AUTHENTICATED, handler);
            default -> routes.add("GET", path, Access.AUTHENTICATED, call -> {
                throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "unknown path '" + path + "'");
            });
        }
    }

    private ObjectNode supportInfo() {
        ObjectNode info = Json.object();
        info.putObject("deployment").put("type", "single");
        info.set("host", host());
        return info.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private ObjectNode host() {
        ProcessFigures now = ProcessFigures.now();
        ObjectNode host = Json.object().put("role", "SINGLE").put("maintenance", false)
                .put("readOnly", context.state().mode() == ServerState.Mode.READONLY)
                .put("version", Version.NUMBER).put("build", Version.title()).put("license", Version.LICENSE)
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("platform", "linux");
        host.putObject("physicalMemory").put("value", ProcessFigures.physicalMemory()).put("overridden", false);
        host.putObject("numberOfCores").put("value", Runtime.getRuntime().availableProcessors())
                .put("overridden", false);
        host.putObject("processStats")
                .put("processUptime", Duration.between(context.state().startedAt(), Instant.now()).toSeconds())
                .put("numberOfThreads", now.threads()).put("virtualSize", now.virtualBytes())
                .put("residentSetSize", now.residentBytes());
        return host;
    }
}
