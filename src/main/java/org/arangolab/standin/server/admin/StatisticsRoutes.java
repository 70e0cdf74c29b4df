package org.arangolab.standin.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.Traffic;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.process.ProcessFigures;

/** {@code /_admin/statistics} and its description. All figures are measured; what is not measured is left out. */
public final class StatisticsRoutes {
    private static final double MILLIS = 1000;

    private final ServerContext context;
    private final Rights rights;

    /** For one server. */
    public StatisticsRoutes(ServerContext context, Rights rights) {
        this.context = context;
        this.rights = rights;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("GET", "/_admin/statistics", rights.hardened(), this::statistics)
                .add("GET", "/_admin/statistics-description", rights.hardened(), this::description);
    }

    private void demandEnabled() {
        if (!context.options().flag("server.statistics")) {
            throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "statistics not enabled");
        }
    }

    private Reply statistics(Call call) {
        demandEnabled();
        ObjectNode answer = Json.object().put("time", BigDecimal.valueOf(System.currentTimeMillis(), 3))
                .put("enabled", true);
        answer.set("system", system());
        answer.set("client", client());
        answer.set("http", http());
        answer.set("server", server());
        return Reply.enveloped(200, answer);
    }

    private static ObjectNode system() {
        ProcessFigures now = ProcessFigures.now();
        double part = (double) now.residentBytes() / ProcessFigures.physicalMemory();
        return Json.object().put("minorPageFaults", now.minorFaults()).put("majorPageFaults", now.majorFaults())
                .put("userTime", now.userSeconds()).put("systemTime", now.systemSeconds())
                .put("numberOfThreads", now.threads()).put("residentSize", now.residentBytes())
                .put("residentSizePercent", part).put("virtualSize", now.virtualBytes());
    }

    private ObjectNode client() {
        Traffic traffic = context.traffic();
        ObjectNode client = Json.object();
        client.set("totalTime", traffic.seconds().json());
        client.set("requestTime", traffic.seconds().json());
        client.set("bytesSent", traffic.sent().json());
        client.set("bytesReceived", traffic.received().json());
        return client;
    }

    private ObjectNode http() {
        Traffic traffic = context.traffic();
        ObjectNode http = Json.object().put("requestsTotal", traffic.seconds().count());
        for (String method : Traffic.METHODS) {
            String name = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
            http.put("requests" + name, traffic.requests(method));
        }
        return http.put("requestsOther", traffic.requests(Traffic.OTHER));
    }

    private ObjectNode server() {
        double uptime = Duration.between(context.state().startedAt(), Instant.now()).toMillis() / MILLIS;
        return Json.object().put("uptime", uptime).put("physicalMemory", ProcessFigures.physicalMemory());
    }

    private Reply description(Call call) {
        demandEnabled();
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("groups");
        group(groups, "system", "Process Statistics", "Figures of the process");
        group(groups, "client", "Client Statistics", "Figures of the connections");
        group(groups, "http", "HTTP Request Statistics", "Requests by method");
        group(groups, "server", "Server Statistics", "Figures of the server");
        ArrayNode figures = answer.putArray("figures");
        each(figures, "system", system());
        each(figures, "client", client());
        each(figures, "http", http());
        each(figures, "server", server());
        return Reply.enveloped(200, answer);
    }

    private static void group(ArrayNode groups, String id, String name, String description) {
        groups.addObject().put("group", id).put("name", name).put("description", description);
    }

    private static void each(ArrayNode figures, String group, ObjectNode values) {
        values.properties().forEach(e -> figures.addObject().put("group", group).put("identifier", e.getKey())
                .put("name", e.getKey()).put("type", e.getValue().isObject() ? "distribution" : "current"));
    }
}
