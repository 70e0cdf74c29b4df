package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.Validation;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.net.PortOwner;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Await;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;

/**
 * One ArangoDB server that the lab starts. Defined by a spec, it is in state INIT and has an endpoint that stays the same
 * over restarts; its moves are drawn in {@link Lifecycle}. Methods that change it may be called from one thread at a time
 * (they hold this object's monitor); facts may be asked for at any time and never change anything.
 */
public final class Instance implements Server {
    private final InstanceContext context;
    private final InstanceDirectories directories;
    private final ServerAddress address;
    private final InstanceAuth auth;
    private final RelocatableClient client;
    private final Conversation talk;
    private final Lifecycle lifecycle;
    private final Judgement judgement;
    private final Signals signals;
    private final Bedside bedside;
    private final FailurePoints failurePoints;
    private volatile InstanceSpec spec;
    private volatile Software software;
    private volatile Optional<Run> run = Optional.empty();
    private boolean relocated;
    private volatile Optional<ExitStatus> foretold = Optional.empty();

    /** Leases its port and makes its directory; starts nothing. */
    public Instance(InstanceSpec spec, InstanceContext context) {
        this.spec = spec;
        this.context = context;
        this.software = Software.of(spec, context);
        software.check(spec);
        this.directories = new InstanceDirectories(
                spec.directory().orElseGet(() -> context.home().apply(spec.name())).toAbsolutePath().normalize());
        this.auth = new InstanceAuth(spec, directories, software.catalog());
        this.address = ServerAddress.of(spec, context, directories);
        this.lifecycle = new Lifecycle(spec.name());
        this.judgement = new Judgement(spec.name(), lifecycle, context.events(), this::autopsy);
        this.signals = new Signals(spec.name(), lifecycle, judgement, context.events());
        this.client = new RelocatableClient(() -> address.open(auth.credentials()));
        this.talk = new Conversation(client, context.timeouts(), () -> running("answer"),
                () -> run.flatMap(judgement::crash));
        this.bedside = new Bedside(this, talk.own(), () -> run);
        this.failurePoints = new FailurePoints(this, new FailurePointApi(spec.name(), talk::send),
                () -> context.failurePoints().of(software.binary()), context.events());
    }

    // ---- facts

    @Override
    public String name() {
        return spec.name();
    }

    /** What it is to be. */
    public InstanceSpec spec() {
        return spec;
    }

    /** The executable. */
    public ServerBinary binary() {
        return software.binary();
    }

    @Override
    public Optional<Role> role() {
        return Optional.of(spec.role());
    }

    @Override
    public InstanceState state() {
        return lifecycle.state();
    }

    @Override
    public Endpoint endpoint() {
        return address.endpoint();
    }

    /** Its directory. */
    public Path directory() {
        return directories.root();
    }

    @Override
    public Optional<Path> home() {
        return Optional.of(directory());
    }

    @Override
    public Vitals vitals() {
        return run.map(Run::vitals).orElse(Vitals.NONE);
    }

    /** Its crash, when it had been up and died though nobody had sent it a signal. */
    public Optional<InstanceCrashException> unaskedCrash() {
        return run.filter(r -> r.sent().isEmpty()).flatMap(judgement::crash);
    }

    @Override
    public Health health() {
        return bedside.health();
    }

    @Override
    public Validation validate() {
        return bedside.validate();
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

    @Override
    public ServerLog log() {
        return new ServerLog(directories.logFile());
    }

    /** The options of its command line, each with where it comes from. */
    public List<Argument> explain() {
        return launch().arguments().explain();
    }

    private Launch launch() {
        return new Launch(spec, directories, address, software, auth);
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
        run.ifPresent(judgement::await); // its events come before those of the next life
        talk.disconnect();
        Run next = launch().start(context.spawner(), foretold);
        foretold = Optional.empty();
        run = Optional.of(next);
        lifecycle.move(InstanceState.STARTING);
        context.events().emit(new LabEvent.InstanceStarted(name(), next.child().pid(), endpoint().toString(),
                next.child().command().line()));
        judgement.watch(next);
        new Readiness(name(), next, talk.own()).watch(directories, Deadline.in(spec.startTimeout()),
                ready -> judgement.answered(next, ready));
        bedside.watch(context.health());
        return this;
    }

    /**
     * Waits until it answers.
     *
     * @throws InstanceStartException    at once when the process ends before
     * @throws InstanceCrashException    when it had been up and is dead
     * @throws DeadlineExceededException with the state and the log
     */
    @Override
    public Instance waitUntilReady(Duration timeout) {
        Run current = run.orElseThrow(() -> new IllegalMoveException(name(), state(), InstanceState.RUNNING,
                "start() it first"));
        if (current.ready().isPresent() && state() != InstanceState.RUNNING) {
            throw judgement.death(current).orElseGet(() ->
                    new IllegalMoveException(name(), state(), InstanceState.RUNNING, "start() it again"));
        }
        try {
            Await.future(name() + " to be ready", current.readiness().copy(), context.timeouts().clamp(timeout));
            return this;
        } catch (InstanceStartException e) {
            if (relocated(current, e)) {
                return waitUntilReady(timeout);
            }
            throw e;
        } catch (DeadlineExceededException e) {
            throw autopsy().notReady(current, state(), bedside.validate(), e);
        }
    }

    /** Somebody else was faster to listen on the port that the lab had chosen: once, it is started on another one. */
    private synchronized boolean relocated(Run failed, InstanceStartException failure) {
        if (run.orElseThrow() != failed) {
            return true; // another thread was faster
        }
        String holder = PortOwner.of(endpoint().port()).map(PortOwner::toString).orElse("another process");
        if (relocated || !ArangodExit.portTaken(failure.exit()) || !address.relocate(context.ports())) {
            return false;
        }
        relocated = true;
        client.follow();
        context.events().emit(new LabEvent.Note(name(), holder + " had its port; it is started again at " + endpoint()));
        start();
        return true;
    }

    /** Stopping a server that does not run is no mistake. */
    @Override
    public Instance stop() {
        return stop(ShutdownStep.graceful(spec.stopTimeout()));
    }

    private synchronized Instance stop(List<ShutdownStep> plan) {
        if (!lifecycle.state().hasProcess()) {
            return this;
        }
        signals.stop(run.orElseThrow(), plan, talk.own());
        talk.disconnect();
        return this;
    }

    /** After KILL it waits for the end, which no process can refuse; STOP and CONT suspend and resume. */
    @Override
    public synchronized Instance kill(Signal signal) {
        signals.send(running("be sent " + signal.word()), signal);
        return this;
    }

    /** Stops it, when it runs, and starts it again with more arguments: option without dashes → values. */
    public synchronized Instance restart(Map<String, List<String>> more) {
        checkStarted();
        InstanceSpec changed = spec.withArguments(more);
        software.check(changed);
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
            throw way.refused(talk.unguarded(way.request()));
        } catch (ConnectionFailedException e) {
            judgement.await(current); // the connection broke, as it must: the process ends
        }
        return this;
    }

    private void checkStarted() {
        if (run.isEmpty()) {
            throw new IllegalMoveException(name(), state(), InstanceState.STARTING,
                    "it was never started: use start()");
        }
    }

    @Override
    public synchronized Instance suspend() {
        signals.suspend(running("be suspended"));
        return this;
    }

    @Override
    public synchronized Instance resume() {
        signals.resume(running("be resumed"));
        return this;
    }

    /**
     * Says how its process is to end: the present one, or else that of the next start. Such an end is no crash, and any
     * other is one.
     */
    public synchronized Instance expectExit(ExitStatus exit) {
        if (lifecycle.state().hasProcess()) {
            run.orElseThrow().expect(exit);
        } else {
            foretold = Optional.of(exit);
        }
        return this;
    }

    /**
     * Waits for the end of its process.
     *
     * @throws DeadlineExceededException when it still runs then
     * @throws UnexpectedExitException   when another end was foretold
     */
    @Override
    public Instance awaitExit(Duration timeout) {
        Run current = run.orElseThrow(() -> new IllegalMoveException(name(), state(), InstanceState.STOPPED,
                "it was never started"));
        Await.future("the end of " + name() + " [" + current.child().pid() + "]", current.ended().copy(),
                context.timeouts().clamp(timeout));
        ExitStatus exit = current.child().exit().orElseThrow();
        current.expected().filter(expected -> !expected.equals(exit)).ifPresent(expected -> {
            throw autopsy().unexpected(current, exit, expected);
        });
        return this;
    }

    @Override
    public Instance own(String word) {
        return this;
    }

    /** Has no effect: the lab's own servers are always armed. */
    @Override
    public Instance arm(Duration time) {
        return this;
    }

    /** Ends it cleanly but soon, and gives its port back. */
    @Override
    public void close() {
        try {
            stop(ShutdownStep.teardown());
        } finally {
            bedside.leave(context.health());
            talk.close();
            address.close();
        }
    }

    // ---- talking to it

    @Override
    public Response send(Request request) {
        return talk.send(request);
    }

    @Override
    public List<Object> query(String database, Query query) {
        return talk.query(database, query);
    }

    @Override
    public CollectionHandle collection(String database, String collection) {
        return talk.collection(database, collection);
    }

    private Autopsy autopsy() {
        return new Autopsy(spec, directories, endpoint());
    }

    private Run running(String what) {
        Run current = run.orElseThrow(() -> new ConfigException(name() + " is " + state()
                + " and cannot " + what + "; start() it first"));
        judgement.death(current).ifPresent(e -> {
            throw e;
        });
        if (!state().hasProcess()) {
            throw new ConfigException(name() + " is " + state() + " and cannot " + what
                    + "; start() it again");
        }
        return current;
    }

    /** {@code db1 (single, RUNNING, pid 4711, tcp://127.0.0.1:10123)}. */
    @Override
    public String toString() {
        return name() + " (" + spec.role().word() + ", " + state() + pid().map(p -> ", pid " + p).orElse("")
                + ", " + endpoint() + ")";
    }
}
