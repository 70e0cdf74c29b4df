package org.arangolab.instance.attached;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerClients;
import org.arangolab.client.Wire;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;
import org.arangolab.instance.Vitals;
import org.arangolab.instance.health.Chart;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.NetworkCheck;
import org.arangolab.instance.health.Validation;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ForeignProcess;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;

/**
 * A server that somebody else has started. It is only read from until {@link #arm}; the lab's end leaves it running,
 * and going on if the lab had suspended it. Its state is derived: RUNNING while its process is there, or, when that is
 * not known, while it answers; else STOPPED when it was asked to stop from here, and CRASHED otherwise.
 */
public final class AttachedServer implements Server {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final Duration STOP_GRACE = Duration.ofMinutes(1);

    private final String name;
    private final Found found;
    private final Credentials credentials;
    private final ServerClient client;
    private final ServerClient guarded;
    private final Arming arming;
    private final EventBus events;
    private final TimeoutManager timeouts;
    private final Greeting greeting;
    private final Visit visit;
    private final Chart chart;
    private volatile boolean stopAsked;
    private volatile boolean suspended;

    private AttachedServer(Attachment wanted, Found found, ServerClient client, EventBus events,
            TimeoutManager timeouts) {
        this.name = wanted.name();
        this.found = found;
        this.credentials = wanted.credentials();
        this.client = client;
        this.arming = new Arming(name);
        this.guarded = new ReadOnlyClient(client, arming);
        this.events = events;
        this.timeouts = timeouts;
        this.greeting = Greeting.of(client, GLANCE);
        this.visit = new Visit(this, client, found);
        this.chart = new Chart(visit);
    }

    /**
     * Finds it.
     *
     * @throws ConfigException           when there is no such process, or it is no server
     * @throws ConnectionFailedException when nobody answers at an endpoint
     */
    public static AttachedServer attach(Attachment wanted, EventBus events, TimeoutManager timeouts) {
        Found found = wanted.pid().map(pid -> Discovery.byPid(pid, wanted.endpoint()))
                .orElseGet(() -> byEndpoint(wanted.endpoint().orElseThrow(), wanted));
        AttachedServer server = new AttachedServer(wanted, found, client(found.endpoint(), wanted), events,
                timeouts);
        events.emit(new LabEvent.ServerAttached(wanted.name(), found.endpoint().toString(), server.toString()));
        return server;
    }

    private static Found byEndpoint(Endpoint endpoint, Attachment wanted) {
        try (ServerClient client = client(endpoint, wanted)) {
            client.send(Request.of("GET", "/_api/version"), Deadline.in(GLANCE)); // nobody there is said at once
            return Discovery.byEndpoint(endpoint, Greeting.of(client, GLANCE).pid());
        }
    }

    private static ServerClient client(Endpoint endpoint, Attachment wanted) {
        return ServerClients.open(endpoint, Wire.HTTP_1_1, wanted.credentials(), wanted.trust());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public Optional<Role> role() {
        return greeting.role();
    }

    @Override
    public Endpoint endpoint() {
        return found.endpoint();
    }

    /** Its data directory's parent cannot be known; its data directory may. */
    @Override
    public Optional<Path> home() {
        return found.data();
    }

    @Override
    public InstanceState state() {
        if (running()) {
            return stopAsked ? InstanceState.STOPPING : InstanceState.RUNNING;
        }
        return stopAsked ? InstanceState.STOPPED : InstanceState.CRASHED;
    }

    private boolean running() {
        return found.process().map(ForeignProcess::alive).orElseGet(this::answers);
    }

    private boolean answers() {
        try {
            client.send(Request.of("GET", "/_api/version"), Deadline.in(GLANCE));
            return true;
        } catch (ConnectionFailedException e) {
            return false;
        }
    }

    @Override
    public Vitals vitals() {
        boolean alive = running();
        Optional<Instant> startedAt = found.process().flatMap(ForeignProcess::startedAt);
        return new Vitals(alive, found.process().filter(ForeignProcess::stopped).isPresent(),
                alive ? found.process().map(ForeignProcess::pid).or(greeting::pid) : Optional.empty(), startedAt,
                Optional.empty(), greeting.version(), Optional.empty());
    }

    @Override
    public Health health() {
        return chart.examine();
    }

    @Override
    public Validation validate() {
        return new NetworkCheck(visit, endpoint(), GLANCE).validate();
    }

    @Override
    public ServerLog log() {
        return new ServerLog(found.log().orElseThrow(() -> new ConfigException("where " + name
                + " writes its log is not known: its command line has no --log.file")));
    }

    @Override
    public Response send(Request request) {
        return guarded.send(request, timeouts.clamp(LONGEST));
    }

    @Override
    public List<Object> query(String database, Query query) {
        Deadline deadline = timeouts.clamp(LONGEST);
        new QueryGuard(name, client, arming).check(database, query, deadline);
        return query.run(client, database, deadline);
    }

    @Override
    public CollectionHandle collection(String database, String collection) {
        return new CollectionHandle(guarded, name(), database, collection, timeouts::clamp);
    }

    @Override
    public AttachedServer waitUntilReady(Duration timeout) {
        Await.that(name + " to answer").until(timeouts.clamp(timeout), () -> {
            Health seen = health();
            return seen.ok() ? Observation.found(seen) : Observation.notYet(seen.toString());
        });
        return this;
    }

    /** Over HTTP alone: how long it may take is not the lab's to say. */
    @Override
    public synchronized AttachedServer stop() {
        arming.check("stop");
        stopAsked = true;
        events.emit(new LabEvent.StopRequested(name, visit.pid().orElse(0L)));
        letGoOn();
        client.send(Request.of("DELETE", "/_admin/shutdown"), Deadline.in(STOP_GRACE)).orThrow();
        awaitExit(STOP_GRACE);
        return this;
    }

    @Override
    public synchronized AttachedServer kill(Signal signal) {
        arming.check("kill(" + signal + ")");
        ForeignProcess process = process("kill");
        events.emit(new LabEvent.SignalSent(name, process.pid(), signal.word()));
        stopAsked |= signal == Signal.TERM || signal == Signal.INT || signal == Signal.QUIT;
        suspended = signal == Signal.STOP || suspended && signal != Signal.CONT;
        process.signal(signal);
        return this;
    }

    @Override
    public synchronized AttachedServer suspend() {
        arming.check("suspend");
        ForeignProcess process = process("suspend");
        suspended = true;
        process.signal(Signal.STOP);
        events.emit(new LabEvent.InstanceSuspended(name, process.pid()));
        return this;
    }

    /** Needs no arming: what the lab has suspended it may heal. */
    @Override
    public synchronized AttachedServer resume() {
        ForeignProcess process = process("resume");
        if (!process.stopped()) {
            throw new ConfigException(name + " is not suspended; nothing to resume");
        }
        if (!suspended) {
            arming.check("resume");
        }
        suspended = true;
        letGoOn();
        return this;
    }

    private void letGoOn() {
        if (suspended) {
            suspended = false;
            ForeignProcess process = process("resume");
            process.signal(Signal.CONT);
            events.emit(new LabEvent.InstanceResumed(name, process.pid()));
        }
    }

    private ForeignProcess process(String word) {
        return found.process().orElseThrow(() -> new ConfigException(word + ": the process of " + name + " at "
                + endpoint() + " is not known here; attach(PID) on its own machine"));
    }

    @Override
    public AttachedServer awaitExit(Duration timeout) {
        String what = "the end of " + name;
        Deadline deadline = timeouts.clamp(timeout);
        Optional<CompletableFuture<Void>> exit = found.process().map(ForeignProcess::onExit);
        if (exit.isPresent()) {
            Await.future(what, exit.get(), deadline);
        } else {
            Await.that(what).until(deadline, () -> answers() ? Observation.notYet("it answers")
                    : Observation.found(name));
        }
        return this;
    }

    @Override
    public Instance own(String word) {
        throw new ConfigException(word + ": " + name + " was not started by the lab, which so does not know how to");
    }

    @Override
    public boolean armed() {
        return arming.armed();
    }

    @Override
    public AttachedServer arm(Duration time) {
        arming.arm(timeouts.clamp(time));
        events.emit(new LabEvent.ServerArmed(name, time));
        return this;
    }

    /** Leaves it running, and going on. */
    @Override
    public void close() {
        try {
            if (found.process().filter(ForeignProcess::alive).isPresent()) {
                letGoOn();
            }
        } finally {
            client.close();
        }
    }

    /** {@code live (single, RUNNING, pid 4711, tcp://127.0.0.1:8529, attached)}. */
    @Override
    public String toString() {
        return name + " (" + role().map(Role::word).orElse("role unknown") + ", " + state()
                + pid().map(p -> ", pid " + p).orElse("") + ", " + endpoint() + ", attached)";
    }
}
