package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.client.ServerClient;
import org.arangolab.client.ServerClients;
import org.arangolab.event.LabEvent;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.net.PortLease;
import org.arangolab.process.ChildProcess;
import org.arangolab.process.Command;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;

/**
 * One ArangoDB server. Defined by a spec, it is in state INIT and has an endpoint that stays the same over restarts; its
 * moves are drawn in {@link Lifecycle}. Methods that change it may be called from one thread at a time (they hold this
 * object's monitor); facts may be asked for at any time and never change anything.
 */
public final class Instance implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Set<Signal> POLITE = EnumSet.of(Signal.TERM, Signal.INT, Signal.QUIT);

    private final InstanceContext context;
    private final Lifecycle lifecycle;
    /** Held while an answer or an end is judged, so that one of them is first. */
    private final Object judgement = new Object();
    private final InstanceDirectories directories;
    private final Optional<PortLease> lease;
    private final Endpoint endpoint;
    private final ServerBinary binary;
    private final OptionCatalog catalog;
    private final InstanceAuth auth;
    /** For the lab's own questions while it starts and stops. */
    private final ServerClient client;
    /** For the user's. */
    private final ServerClient guarded;
    private final FailurePoints failurePoints;
    private volatile InstanceSpec spec;
    private volatile Optional<Run> run = Optional.empty();
    private volatile boolean suspended;

    /** Leases its port and makes its directory; starts nothing. */
    public Instance(InstanceSpec spec, InstanceContext context) {
        this.spec = spec;
        this.context = context;
        this.binary = context.binaries().apply(spec);
        this.catalog = context.catalogs().of(binary);
        checkOptions(spec);
        this.lifecycle = new Lifecycle(spec.name());
        this.directories = new InstanceDirectories(
                spec.directory().orElseGet(() -> context.home().apply(spec.name())).toAbsolutePath().normalize());
        this.auth = new InstanceAuth(spec, directories, catalog);
        this.lease = spec.endpoint().isPresent() ? Optional.empty() : Optional.of(context.ports().lease());
        this.endpoint = spec.endpoint()
                .orElseGet(() -> Endpoint.tcp(spec.bind().address(), lease.orElseThrow().port()));
        this.client = ServerClients.open(endpoint, auth.credentials());
        this.guarded = new CrashAwareClient(client, () -> running("answer"), this::crash);
        this.failurePoints = new FailurePoints(this, new FailurePointApi(spec.name(),
                (request, limit) -> guarded.send(request, context.timeouts().clamp(limit))),
                () -> context.failurePoints().of(binary), context.events());
    }

    private void checkOptions(InstanceSpec wanted) {
        List<String> mistakes = new ArrayList<>(catalog.mistakes(wanted.arguments()));
        mistakes.addAll(RoleArguments.mistakes(wanted));
        if (!mistakes.isEmpty()) {
            throw new ConfigException("instance '" + wanted.name() + "'", mistakes);
        }
    }

    // ---- facts

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /** What it is to be. */
    public InstanceSpec spec() {
        return spec;
    }

    /** The executable. */
    public ServerBinary binary() {
        return binary;
    }

    /** Where it is in its life. */
    public InstanceState state() {
        return lifecycle.state();
    }

    /** Where it listens. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Its directory. */
    public Path directory() {
        return directories.root();
    }

    /** Whether its process runs. */
    public boolean alive() {
        return run.filter(r -> r.child().alive()).isPresent();
    }

    /** Whether it is stopped by SIGSTOP. */
    public boolean suspended() {
        return suspended && alive();
    }

    /** The process id while it runs. */
    public Optional<Long> pid() {
        return run.map(Run::child).filter(ChildProcess::alive).map(ChildProcess::pid);
    }

    /** When its process was started last. */
    public Optional<Instant> startedAt() {
        return run.map(r -> r.child().startedAt());
    }

    /** When it began to answer, in its present or last life. */
    public Optional<Instant> readyAt() {
        return run.flatMap(Run::ready).map(Readiness.Ready::at);
    }

    /** The version that it told when it became ready. */
    public Optional<String> version() {
        return run.flatMap(Run::ready).map(Readiness.Ready::version);
    }

    /** How its process ended, once it has. */
    public Optional<ExitStatus> exit() {
        return run.flatMap(r -> r.child().exit());
    }

    /** Its crash, when it had been up and died though nobody had sent it a signal. */
    public Optional<InstanceCrashException> unaskedCrash() {
        return run.filter(r -> state() == InstanceState.CRASHED && r.ready().isPresent()
                && r.sent().isEmpty()).map(autopsy()::crash);
    }

    /** Its secrets and tokens. */
    public InstanceAuth auth() {
        return auth;
    }

    /** Its failure points. */
    public FailurePoints failurePoints() {
        return failurePoints;
    }

    /** The names of failure points that its executable may know; for completion. */
    public List<String> failurePointNames() {
        return failurePoints.names();
    }

    /** The process that can be asked now. */
    long answering() {
        Run current = running("answer");
        if (suspended()) {
            throw new ConfigException(name() + " is suspended and cannot answer; resume() it first");
        }
        return current.child().pid();
    }

    /** Its log. */
    public ServerLog log() {
        return new ServerLog(directories.logFile());
    }

    /** The options of its command line, each with where it comes from. */
    public List<Argument> explain() {
        return launch().arguments().explain();
    }

    private Launch launch() {
        return new Launch(spec, directories, endpoint, binary, catalog, auth);
    }

    // ---- life

    /**
     * Starts the process; does not wait until it answers.
     *
     * @throws IllegalMoveException when it runs already
     * @throws org.arangolab.process.SpawnException when the executable cannot be started
     */
    public synchronized Instance start() {
        lifecycle.checkMove(InstanceState.STARTING);
        run.ifPresent(this::awaitJudgement); // its events come before those of the next life
        client.disconnect();
        Command command = launch().prepare();
        long logMark = log().mark();
        long stderrMark = directories.stderr().toFile().length();
        Run next = new Run(context.spawner().start(command), logMark, stderrMark);
        suspended = false;
        run = Optional.of(next);
        lifecycle.move(InstanceState.STARTING);
        context.events().emit(new LabEvent.InstanceStarted(name(), next.child().pid(), endpoint.toString(),
                next.child().command().line()));
        next.child().onExit().thenAcceptAsync(exit -> onExit(next, exit), task -> thread("exit " + name(), task));
        new Readiness(name(), next, client).watch(directories, Deadline.in(spec.startTimeout()),
                ready -> onReady(next, ready));
        return this;
    }

    /**
     * Waits until it answers.
     *
     * @throws InstanceStartException    at once when the process ends before
     * @throws InstanceCrashException    when it had been up and is dead
     * @throws DeadlineExceededException with the state and the log
     */
    public Instance waitUntilReady(Duration timeout) {
        Run current = run.orElseThrow(() -> new IllegalMoveException(name(), state(), InstanceState.RUNNING,
                "start() it first"));
        if (current.ready().isPresent() && state() != InstanceState.RUNNING) {
            throw notRunning();
        }
        try {
            Await.future(name() + " to be ready", current.readiness().copy(), context.timeouts().clamp(timeout));
            return this;
        } catch (DeadlineExceededException e) {
            throw autopsy().notReady(current, state(), e);
        }
    }

    private RuntimeException notRunning() {
        return crash().<RuntimeException>map(e -> e).orElseGet(() ->
                new IllegalMoveException(name(), state(), InstanceState.RUNNING, "start() it again"));
    }

    /**
     * Stops it: over HTTP, and step by step less politely when that does not help. Stopping a server that does not run
     * is no mistake.
     */
    public Instance stop() {
        return stop(ShutdownStep.graceful(spec.stopTimeout()));
    }

    private synchronized Instance stop(List<ShutdownStep> plan) {
        if (!lifecycle.state().hasProcess()) {
            return this;
        }
        Run current = run.orElseThrow();
        resumeIfSuspended(current);
        boolean wasReady = current.ready().isPresent();
        if (lifecycle.tryMove(InstanceState.STOPPING)) {
            context.events().emit(new LabEvent.StopRequested(name(), current.child().pid()));
        }
        List<ShutdownStep> steps = wasReady ? plan
                : plan.stream().filter(s -> s.action() != ShutdownStep.Action.HTTP).toList();
        new Shutdown(name(), current, client, context.events()).run(steps);
        awaitJudgement(current);
        client.disconnect();
        return this;
    }

    /** Sends a signal; after KILL it waits for the end, which no process can refuse. */
    public synchronized Instance kill(Signal signal) {
        Run current = running("be sent " + signal.word());
        if (POLITE.contains(signal)) {
            lifecycle.tryMove(InstanceState.STOPPING);
        }
        context.events().emit(new LabEvent.SignalSent(name(), current.child().pid(), signal.word()));
        current.send(signal);
        if (signal == Signal.KILL) {
            awaitJudgement(current);
        }
        return this;
    }

    /** Stops it, when it runs, and starts it again with more arguments: option without dashes → values. */
    public synchronized Instance restart(Map<String, List<String>> more) {
        if (run.isEmpty()) {
            throw new IllegalMoveException(name(), state(), InstanceState.STARTING,
                    "it was never started: use start()");
        }
        InstanceSpec changed = spec.withArguments(more);
        checkOptions(changed);
        stop();
        spec = changed;
        return start();
    }

    /**
     * Lets a maintainer build end itself by a signal: SIGKILL, or the one that a message of ArangoDB's crash handler
     * tests chooses. Returns when its process has ended.
     *
     * @throws ConfigException when the server answers instead
     */
    public synchronized Instance debugTerminate(Optional<String> message) {
        failurePoints.requireBuild();
        Run current = running("end itself");
        DebugTermination way = new DebugTermination(name(), message);
        current.crashIsWanted();
        try {
            throw way.refused(client.send(way.request(), context.timeouts().clamp(REQUEST_TIMEOUT)));
        } catch (ConnectionFailedException e) {
            awaitJudgement(current); // the connection broke, as it must: the process ends
        }
        return this;
    }

    /** Stops its process by SIGSTOP: it keeps its connections and answers nothing. */
    public synchronized Instance suspend() {
        Run current = running("be suspended");
        current.child().signal(Signal.STOP);
        suspended = true;
        context.events().emit(new LabEvent.InstanceSuspended(name(), current.child().pid()));
        return this;
    }

    /** Lets a suspended process go on. */
    public synchronized Instance resume() {
        Run current = running("be resumed");
        if (!suspended) {
            throw new ConfigException(name() + " is not suspended; nothing to resume");
        }
        resumeIfSuspended(current);
        return this;
    }

    private void resumeIfSuspended(Run current) {
        if (suspended) {
            current.child().signal(Signal.CONT);
            suspended = false;
            context.events().emit(new LabEvent.InstanceResumed(name(), current.child().pid()));
        }
    }

    /**
     * Waits for the end of its process.
     *
     * @throws DeadlineExceededException when it still runs then
     */
    public Instance awaitExit(Duration timeout) {
        Run current = run.orElseThrow(() -> new IllegalMoveException(name(), state(), InstanceState.STOPPED,
                "it was never started"));
        Await.future("the end of " + name() + " [" + current.child().pid() + "]", current.ended().copy(),
                context.timeouts().clamp(timeout));
        return this;
    }

    /** Ends it cleanly but soon, and gives its port back. */
    @Override
    public void close() {
        try {
            stop(ShutdownStep.teardown());
        } finally {
            client.close();
            lease.ifPresent(PortLease::close);
        }
    }

    // ---- talking to it

    /**
     * Sends a request with its credentials.
     *
     * @throws InstanceCrashException    when no answer came because the process has died
     * @throws org.arangolab.client.ConnectionFailedException when no answer came otherwise
     */
    public Response send(Request request) {
        return guarded.send(request, context.timeouts().clamp(REQUEST_TIMEOUT));
    }

    /** Runs a query in a database, to its last batch. */
    public List<Object> query(String database, Query query) {
        return query.run(guarded, database, context.timeouts().clamp(REQUEST_TIMEOUT));
    }

    /** A collection by its name. */
    public CollectionHandle collection(String database, String collection) {
        return new CollectionHandle(guarded, database, collection, context.timeouts()::clamp);
    }

    // ---- what the process does

    /**
     * The state is RUNNING before anybody who waits goes on. When somebody was faster, a stop or the end of the process,
     * the judge of the exit completes the future.
     */
    private void onReady(Run current, Readiness.Ready ready) {
        synchronized (judgement) {
            if (!lifecycle.tryMove(InstanceState.RUNNING)) {
                return;
            }
            try {
                context.events().emit(new LabEvent.InstanceReady(name(), current.child().pid(), ready.version(),
                        Duration.between(current.child().startedAt(), ready.at())));
            } finally {
                current.readiness().complete(ready);
            }
        }
    }

    /** Judges an end: as asked for, or a crash. Whatever fails on the way, those who wait are told. */
    private void onExit(Run current, ExitStatus exit) {
        synchronized (judgement) {
            boolean asked = lifecycle.state() == InstanceState.STOPPING && (exit.ok() || current.endedBySent(exit));
            InstanceState end = asked ? InstanceState.STOPPED : InstanceState.CRASHED;
            lifecycle.tryMove(end);
            try {
                context.events().emit(asked ? stopped(current, exit) : crashed(current, exit));
                current.readiness().completeExceptionally(asked ? stoppedTooSoon(end)
                        : autopsy().startFailure(current, exit));
            } catch (RuntimeException e) {
                current.readiness().completeExceptionally(e);
            } finally {
                current.ended().complete(end);
            }
        }
    }

    private LabEvent stopped(Run current, ExitStatus exit) {
        return new LabEvent.InstanceStopped(name(), current.child().pid(), ArangodExit.text(exit),
                autopsy().lived(current));
    }

    private LabEvent crashed(Run current, ExitStatus exit) {
        return new LabEvent.InstanceCrashed(name(), current.child().pid(), ArangodExit.text(exit),
                autopsy().reason(current));
    }

    private IllegalMoveException stoppedTooSoon(InstanceState end) {
        return new IllegalMoveException(name(), end, InstanceState.RUNNING, "it was stopped before it was ready");
    }

    private Autopsy autopsy() {
        return new Autopsy(spec, directories);
    }

    /** The crash of a server that had been ready. */
    private Optional<InstanceCrashException> crash() {
        return run.filter(r -> state() == InstanceState.CRASHED && r.ready().isPresent()).map(autopsy()::crash);
    }

    private void awaitJudgement(Run current) {
        Await.future("the end of " + name(), current.ended().copy(), Deadline.in(Duration.ofSeconds(30)));
    }

    private Run running(String what) {
        Run current = run.orElseThrow(() -> new ConfigException(name() + " is " + state()
                + " and cannot " + what + "; start() it first"));
        crash().ifPresent(e -> {
            throw e;
        });
        if (!state().hasProcess()) {
            throw new ConfigException(name() + " is " + state() + " and cannot " + what
                    + "; start() it again");
        }
        return current;
    }

    private static void thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** {@code db1 (single, RUNNING, pid 4711, tcp://127.0.0.1:10123)}. */
    @Override
    public String toString() {
        return name() + " (" + spec.role().word() + ", " + state() + pid().map(p -> ", pid " + p).orElse("")
                + ", " + endpoint + ")";
    }
}
