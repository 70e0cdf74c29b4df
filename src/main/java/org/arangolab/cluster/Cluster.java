package org.arangolab.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arangolab.ConfigException;
import org.arangolab.LabException;
import org.arangolab.auth.SigningKey;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerResponseException;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceCrashException;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.JwtAlgorithm;
import org.arangolab.instance.Role;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;

/**
 * Agents, DB-Servers and coordinators that belong together. Defining it leases the ports of all and starts nothing.
 * Methods that change it are called from one thread at a time; facts may be asked for at any time.
 */
public final class Cluster implements AutoCloseable {
    private static final Duration AGENTS = Duration.ofSeconds(30);
    /** One that is forgotten must have failed, and each such request itself waits a minute for that. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(3);

    private final ClusterSpec spec;
    private final ClusterContext context;
    private final Members members;
    private final Agency agency;
    private final Maintenance maintenance = new Maintenance(this);
    private final ShardSync shardSync = new ShardSync(this);
    private final Jobs jobs = new Jobs(this);
    private Optional<ClusterStart> start = Optional.empty();

    /** Defines its servers. */
    public Cluster(ClusterSpec spec, ClusterContext context) {
        this.spec = spec;
        this.context = context;
        this.members = new Members(spec, context);
        this.agency = new Agency(() -> members.of(Role.AGENT), context.timeouts());
        if (spec.count(Role.AGENT) % 2 == 0) {
            context.events().emit(new LabEvent.Note(spec.name(), "an even number of agents, " + spec.count(Role.AGENT)
                    + ", stands no more failures than one agent less"));
        }
    }

    ClusterContext context() {
        return context;
    }

    Jobs jobs() {
        return jobs;
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /** What it is to be. */
    public ClusterSpec spec() {
        return spec;
    }

    /** Its servers as they are going to be started. */
    public ClusterPlan plan() {
        return new ClusterPlan(members.all().stream().map(server ->
                new ClusterPlan.Planned(server.name(), server.spec().role(),
                server.endpoint().toString(), server.explain())).toList());
    }

    /** The servers of a role. */
    public List<Instance> servers(Role role) {
        return members.of(role);
    }

    /** All servers in the order of their start. */
    public List<Instance> servers() {
        return members.all();
    }

    /** Its agency. */
    public Agency agency() {
        return agency;
    }

    /** Its maintenance mode. */
    public Maintenance maintenance() {
        return maintenance;
    }

    /** Its shards. */
    public ShardSync shardSync() {
        return shardSync;
    }

    // ---- life

    /** Starts all servers that do not run, those that others need first; does not wait until they answer. */
    public Cluster start() {
        start = Optional.of(new ClusterStart(this, members).begin());
        return this;
    }

    /**
     * Waits until every server answers and the cluster calls all of them GOOD.
     *
     * @throws ClusterException at once, when a server has ended; what was started is stopped then
     */
    public Cluster waitUntilReady(Duration timeout) {
        start.orElseThrow(() -> new ConfigException(name() + " was never started; start() it first"))
                .awaitReady(timeout);
        return this;
    }

    /** Stops all: maintenance on, coordinators and DB-Servers at once, the agents when nobody needs them any more. */
    public Cluster stop() {
        start.ifPresent(ClusterStart::giveUp);
        maintenance.forStop();
        together(Stream.concat(members.of(Role.COORDINATOR).stream(), members.of(Role.DBSERVER).stream()).toList(),
                Instance::stopBySignal);
        together(members.of(Role.AGENT), Instance::stopBySignal);
        return this;
    }

    /** A start that failed leaves nothing behind; the evidence is in the logs. */
    void undoStart() {
        dumpAgency("start");
        boolean interrupted = Thread.interrupted(); // it ends the start, not what takes the start back
        together(members.all(), Instance::stopAtOnce);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread for each: the pool of the JVM has one thread on a machine of two processors, from Java 25 on. */
    private static void together(List<Instance> servers, Consumer<Instance> action) {
        List<CompletableFuture<Void>> all = servers.stream()
                .map(server -> CompletableFuture.runAsync(() -> action.accept(server),
                        task -> new Thread(task, "ends " + server.name()).start()))
                .toList();
        all.forEach(future -> Await.future("the servers", future, Deadline.in(Duration.ofMinutes(10))));
    }

    /** Stops and starts each server in turn; the cluster serves all the time. */
    public Cluster rollingRestart() {
        new Rolling(this, members).restart();
        return this;
    }

    /** Brings each server in turn to the executables of another place. */
    public Cluster upgrade(Path place) {
        new Rolling(this, members).upgrade(place);
        return this;
    }

    /** Starts one more DB-Server or coordinator; it is waited for with the next {@link #waitUntilReady}. */
    public Instance add(Role role) {
        if (role != Role.DBSERVER && role != Role.COORDINATOR) {
            throw new ConfigException(name() + ": role " + role.word() + " cannot be added to a running cluster");
        }
        Instance server = members.add(role);
        server.start();
        return server;
    }

    /** Moves everything away from a DB-Server, stops it and forgets it; a coordinator is stopped and forgotten. */
    public Cluster remove(Instance server) {
        String id = Rolling.id(server);
        if (server.spec().role() == Role.DBSERVER) {
            jobs.cleanOut(id);
        }
        server.stop();
        members.remove(server);
        String what = id + " to be forgotten";
        context.timeouts().watched(what, FORGOTTEN, deadline -> Await.that(what).until(deadline, () -> {
            Response answer = send(Request.json("POST", "/_admin/cluster/removeServer", Map.of("server", id)));
            return answer.ok() || answer.status() == 404 ? Observation.found(true) : Observation.notYet(answer.text());
        }));
        return this;
    }

    /** Moves one shard of a collection of {@code _system} to another DB-Server. */
    public Cluster moveShard(String collection, String shard, Instance from, Instance to) {
        jobs.moveShard("_system", collection, shard, Rolling.id(from), Rolling.id(to));
        return this;
    }

    /** Gives all servers a new secret, step by step, so that none refuses another meanwhile. */
    public Cluster rotateSecret() {
        if (spec.authentication() != Authentication.JWT) {
            throw new ConfigException(name() + " has no JWT secret; define it with auth jwt");
        }
        SigningKey fresh = JwtAlgorithm.HS256.newKey();
        members.all().forEach(server -> server.auth().introduce(server::send, fresh));
        members.all().forEach(server -> server.auth().activate(server::send));
        return this;
    }

    // ---- health

    /** What the supervision thinks of each server. */
    public ClusterHealth health() {
        return ClusterHealth.of(send(Request.of("GET", "/_admin/cluster/health")).orThrow().json());
    }

    /** Whether every server runs and is GOOD; asking never throws. */
    public boolean healthy() {
        try {
            return members.all().stream().allMatch(Instance::alive) && health().isGood();
        } catch (LabException e) {
            return false;
        }
    }

    /** Waits until every server is GOOD. */
    public void awaitGood(Duration timeout) {
        String what = "all servers of " + name() + " to be GOOD";
        context.timeouts().watched(what, timeout, deadline -> Await.that(what).until(deadline, () -> {
            try {
                ClusterHealth health = health();
                return health.isGood() ? Observation.found(true) : Observation.notYet(health.bad().toString());
            } catch (ConnectionFailedException | ServerResponseException e) {
                return Observation.notYet(String.valueOf(e.getMessage()));
            }
        }));
    }

    /** Waits until all shards of a collection, or of all when the name is empty, are in sync. */
    public Cluster waitForShardsInSync(String collection, Duration timeout) {
        shardSync.await(collection, timeout);
        return this;
    }

    /** Its logs as one. */
    public MergedLog log() {
        return new MergedLog(this);
    }

    /** Writes what the agency holds into a directory among a server's, when it can; evidence for a failure. */
    void dumpAgency(String why) {
        try {
            Path directory = members.of(Role.AGENT).get(0).directory().resolve("agency-" + why);
            agency.dump(directory);
            context.events().emit(new LabEvent.Note(name(), "what the agency held is in " + directory));
        } catch (LabException e) {
            context.events().emit(new LabEvent.Note(name(), "the agency could not be dumped: " + e.getMessage()));
        }
    }

    // ---- talking to it

    /** A coordinator that runs and is not suspended; empty when there is none. */
    Optional<Instance> reachable() {
        return members.of(Role.COORDINATOR).stream().filter(server -> server.state() == InstanceState.RUNNING
                && !server.suspended())
                .findFirst();
    }

    /** A coordinator that can be asked. */
    public Instance coordinator() {
        return reachable().orElseThrow(() -> new ConfigException("no coordinator of " + name() + " can be asked: "
                + members.of(Role.COORDINATOR)));
    }

    /** Asks a coordinator, and another one when that one is gone. */
    public Response send(Request request) {
        try {
            return coordinator().send(request);
        } catch (InstanceCrashException | ConnectionFailedException e) {
            if (reachable().isEmpty() || !request.method().equals("GET")) {
                throw e;
            }
            return coordinator().send(request);
        }
    }

    /** Runs a query on a coordinator. */
    public List<Object> query(String database, Query query) {
        return coordinator().query(database, query);
    }

    /** A collection, through a coordinator. */
    public CollectionHandle collection(String database, String collection) {
        return coordinator().collection(database, collection);
    }

    /** Ends it cleanly but soon: the agents last. */
    @Override
    public void close() {
        start.ifPresent(ClusterStart::giveUp);
        together(Stream.concat(members.of(Role.COORDINATOR).stream(), members.of(Role.DBSERVER).stream()).toList(),
                Instance::close);
        together(members.of(Role.AGENT), Instance::close);
    }

    /** A line for the cluster and one for each server. */
    @Override
    public String toString() {
        return new ClusterView(this).text();
    }
}
