package org.arangolab.standin.cluster.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.standin.cluster.agency.AgencyPath;
import org.arangolab.standin.cluster.agency.Change;
import org.arangolab.standin.cluster.network.Peers;
import org.arangolab.standin.cluster.network.ServerToken;
import org.arangolab.standin.http.ArangoException;
import org.arangolab.standin.http.Json;
import org.arangolab.standin.server.DataApi;
import org.arangolab.standin.server.ExitCode;
import org.arangolab.standin.server.Identity;
import org.arangolab.standin.server.ServerContext;
import org.arangolab.standin.server.ServerState;
import org.arangolab.standin.server.StartException;
import org.arangolab.standin.server.log.Level;
import org.arangolab.standin.server.options.Options;
import org.arangolab.time.Deadline;

/** A dbserver or coordinator as a member of its cluster. {@link #join} and {@link #leave} once each. */
public final class Member implements AutoCloseable {
    /** A look at whether the server is to stop, between two attempts to reach the agency. */
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final long HEARTBEAT_MILLIS = 1000;
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final ServerContext context;
    private final Peers peers;
    private final AgencyClient agency;
    private final AgencyCache cache;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    /** Sends nothing yet. */
    public Member(DataApi.Setting setting) {
        this.context = setting.context();
        Options options = context.options();
        this.peers = new Peers(new ServerToken(setting.tokens(), context.identity().id(),
                options.flag("server.authentication")));
        this.agency = new AgencyClient(peers, endpoints(options), context.log());
        this.cache = new AgencyCache(agency);
    }

    private static List<String> endpoints(Options options) {
        List<String> endpoints = new ArrayList<>();
        for (String text : options.list("cluster.agency-endpoint")) {
            try {
                endpoints.add(Endpoint.parse(text).toString());
            } catch (ConfigException e) {
                throw new StartException(ExitCode.FAILED, "1b085", "invalid value for '--cluster.agency-endpoint': "
                        + e.getMessage());
            }
        }
        return endpoints;
    }

    /** Who this server is. */
    public Identity identity() {
        return context.identity();
    }

    /** What speaks with other servers. */
    public Peers peers() {
        return peers;
    }

    /** What speaks with the agency. */
    public AgencyClient agency() {
        return agency;
    }

    /** The agency's values. */
    public AgencyCache cache() {
        return cache;
    }

    /** The server around. */
    public ServerContext context() {
        return context;
    }

    /** Registers, begins to follow the agency and to send signs of life. Returns early when the server is to stop. */
    public void join() {
        start("agency cache", cache);
        retried("register in the agency", () -> {
            Deadline deadline = Deadline.in(ATTEMPT);
            new Registration(agency, identity(), context.options().text("cluster.my-advertised-endpoint"))
                    .register(deadline);
            agency.learn(agency.config(deadline).path("configuration").path("pool"));
        });
        heartbeat.scheduleWithFixedDelay(this::beat, 0, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for the supervision's word about this server; returns early when the server is to stop. */
    public void awaitHealth() {
        AgencyPath health = AgencyPath.of("/arango/Supervision/Health/" + identity().id());
        boolean seen = false;
        while (!seen && !stopping()) {
            seen = cache.await(tree -> stopping() || !tree.find(health).isMissingNode(), Deadline.in(ATTEMPT));
        }
    }

    /** Whether the server is to stop. */
    public boolean stopping() {
        return context.state().stopping();
    }

    /** Does something that needs the agency, until it works or the server is to stop. */
    public void retried(String what, Runnable work) {
        boolean complained = false;
        while (!stopping()) {
            try {
                work.run();
                return;
            } catch (ArangoException e) {
                if (!complained) {
                    context.log().log(Level.WARNING, "cluster", "f5ce1", "cannot " + what + " yet: " + e.getMessage());
                    complained = true;
                }
            }
        }
    }

    private void beat() {
        try {
            agency.writeTransient(new Change().set("Sync/ServerStates/" + identity().id(), state("SERVING")),
                    Deadline.in(Duration.ofMillis(HEARTBEAT_MILLIS)));
        } catch (ArangoException e) {
            context.log().log(Level.WARNING, "heartbeat", "4e2f5", "heartbeat could not be sent: " + e.getMessage());
        }
    }

    private static ObjectNode state(String status) {
        return Json.object().put("status", status).put("time", Instant.now().toString());
    }

    /** Says goodbye, so that the supervision knows it at once. */
    public void leave() {
        heartbeat.shutdownNow();
        try {
            agency.writeTransient(new Change().set("Sync/ServerStates/" + identity().id(), state("SHUTDOWN")),
                    Deadline.in(FAREWELL));
        } catch (ArangoException e) {
            context.log().log(Level.INFO, "heartbeat", "4e2f6", "the agency was not there to hear the farewell");
        }
    }

    /** Adds the parts of {@code /_admin/status} that every member has. */
    public void describe(ObjectNode status) {
        ArrayNode endpoints = status.putObject("agency").putObject("agencyComm").putArray("endpoints");
        agency.endpoints().forEach(endpoints::add);
        JsonNode known = cache.get("Current/ServersKnown/" + identity().id());
        if (status.path("serverInfo") instanceof ObjectNode info) {
            info.put("rebootId", known.path("rebootId").asLong(0));
        }
    }

    /** Whether the server answers everybody: before that only what servers ask each other. */
    public boolean serving() {
        return context.state().phase() == ServerState.Phase.WAIT;
    }

    /** A named thread that does not keep the process alive. */
    public static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        cache.close();
        peers.close();
    }
}
