package org.arangolab.standin.server.admin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Call;
import org.arangolab.standin.http.ErrorCode;
import org.arangolab.standin.http.Reply;
import org.arangolab.standin.http.Routes;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.Traffic;
import org.arangolab.standin.server.auth.Rights;
import org.arangolab.standin.server.process.ProcessFigures;

/** {@code /_admin/metrics} and {@code /v2}: the measured figures as Prometheus text. */
public final class MetricsRoutes {
    private static final double MILLIS = 1000;

    private final ServerContext context;
    private final Rights rights;

    /** For one server. */
    public MetricsRoutes(ServerContext context, Rights rights) {
        this.context = context;
        this.rights = rights;
    }

    /** Adds them. */
    public void register(Routes routes) {
        routes.add("GET", "/_admin/metrics", rights.hardened(), this::metrics)
                .add("GET", "/_admin/metrics/v2", rights.hardened(), this::metrics);
    }

    private Reply metrics(Call call) {
        if (!context.options().flag("server.export-metrics-api")) {
            throw new ArangoException(ErrorCode.HTTP_NOT_FOUND, "metrics API is disabled");
        }
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        return new Reply(200, "text/plain; charset=utf-8", Map.of(), text);
    }

    private String text() {
        StringBuilder out = new StringBuilder(4096);
        ProcessFigures now = ProcessFigures.now();
        Traffic traffic = context.traffic();
        double uptime = Duration.between(context.state().startedAt(), Instant.now()).toMillis() / MILLIS;
        metric(out, "arangodb_server_statistics_server_uptime_total", "counter", uptime);
        metric(out, "arangodb_server_statistics_physical_memory", "gauge", ProcessFigures.physicalMemory());
        metric(out, "arangodb_process_statistics_resident_set_size", "gauge", now.residentBytes());
        metric(out, "arangodb_process_statistics_virtual_memory_size", "gauge", now.virtualBytes());
        metric(out, "arangodb_process_statistics_number_of_threads", "gauge", now.threads());
        metric(out, "arangodb_process_statistics_user_time", "gauge", now.userSeconds());
        metric(out, "arangodb_process_statistics_system_time", "gauge", now.systemSeconds());
        metric(out, "arangodb_process_statistics_minor_page_faults_total", "counter", now.minorFaults());
        metric(out, "arangodb_process_statistics_major_page_faults_total", "counter", now.majorFaults());
        metric(out, "arangodb_http_request_statistics_total_requests_total", "counter", traffic.seconds().count());
        for (String method : Traffic.METHODS) {
            metric(out, "arangodb_http_request_statistics_http_" + method.toLowerCase(Locale.ROOT)
                    + "_requests_total", "counter", traffic.requests(method));
        }
        metric(out, "arangodb_client_connection_statistics_total_time_sum", "gauge", traffic.seconds().sum());
        metric(out, "arangodb_client_connection_statistics_total_time_count", "gauge", traffic.seconds().count());
        return out.toString();
    }

    private void metric(StringBuilder out, String name, String type, double value) {
        String role = context.identity().role().word();
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        out.append("# HELP ").append(name).append(" Measured by the stand-in.\n")
                .append("# TYPE ").append(name).append(' ').append(type).append('\n')
                .append(name).append("{role=\"").append(role).append("\"} ").append(number).append('\n');
    }
}
