package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.Validation;
import org.arangolab.instance.under.Recording;
import org.arangolab.instance.under.Under;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.DeadlineExceededException;

/**
 * One ArangoDB server that the lab starts. Defined by a spec, it is in state INIT and has an endpoint that stays the
 * same over restarts; its moves are drawn in {@link Lifecycle}. Methods that change it may be called from one thread at
 * a time (they hold this object's monitor); facts may be asked for at any time and never change anything.
 */
public final class Instance implements Server {
    private static final Duration SELF_KILL = Duration.ofMinutes(5);

    private final InstanceContext context;
    private final Blueprint blueprint;
    private final Conversation talk;
    private final Lifecycle lifecycle;
    private final PostMortem postMortem;
    private final Judgement judgement;
    private final Signals signals;
    private final Waiting waiting;
    private final FailurePoints failurePoints;
    private final Bedside bedside;
    private final Lives lives;

    /** Leases its port and makes its directory; starts nothing. */
    public Instance(InstanceSpec spec, InstanceContext context) {
        this.context = context;
        this.blueprint = new Blueprint(spec, context);
        this.lifecycle = new Lifecycle(spec.name());
        this.postMortem = new PostMortem(spec.name(), blueprint.directories(), context.diagnostics(), context.events());
        this.judgement = new Judgement(spec.name(), lifecycle, context.events(), blueprint::autopsy, postMortem);
        this.signals = new Signals(spec.name(), lifecycle, judgement, context.events(), postMortem);
        this.lives = new Lives(context, blueprint, lifecycle, judgement);
        this.waiting = new Waiting(this, blueprint, judgement, context.timeouts());
        this.talk = new Conversation(spec.name(), blueprint.client(), context.timeouts(), () -> lives.running("answer"),
                () -> lives.last().flatMap(judgement::toldCrash));
        this.failurePoints = new FailurePoints(this, new FailurePointApi(spec.name(), talk::send),
                () -> context.failurePoints().of(binary()), context.events());
        this.bedside = new Bedside(this, talk.own(), lives::last);
    }

    // ---- facts

    @Override
    public String name() {
        return spec().name();
    }

    /** What it is to be. */
    public InstanceSpec spec() {
        return blueprint.spec();
    }

    /** The executable. */
    public ServerBinary binary() {
        return blueprint.binary();
    }

    @Override
    public Optional<Role> role() {
        return Optional.of(spec().role());
    }

    @Override
    public InstanceState state() {
        return lifecycle.state();
    }

    @Override
    public Endpoint endpoint() {
        return blueprint.endpoint();
    }

    /** Its directory. */
    public Path directory() {
        return blueprint.directories().root();
    }

    @Override
    public Optional<Path> home() {
        return Optional.of(directory());
    }

    @Override
    public Optional<Long> lastPid() {
        return lives.last().map(run -> run.child().pid());
    }

    @Override
    public Vitals vitals() {
        return lives.vitals();
    }

    /** Its crash, when it had been up and died though nobody had sent it a signal. */
    public Optional<InstanceCrashException> unaskedCrash() {
        return lives.unaskedCrash();
    }

    /** What is found out about its ends. */
    PostMortem postMortem() {
        return postMortem;
    }

    @Override
    public Health health() {
        return bedside.health();
    }

    @Override
    public Validation validate() {
        return bedside.validate();
    }

    @Override
    public Credentials credentials() {
        return auth().credentials();
    }

    @Override
    public Optional<Path> jwtKeyfile() {
        return auth().keyfile();
    }

    /** Its secrets and tokens. */
    public InstanceAuth auth() {
        return blueprint.auth();
    }

    /** Its failure points. */
    public FailurePoints failurePoints() {
        return failurePoints;
    }

    /** The process that can be asked now. */
    long answering() {
        return lives.answering();
    }

    @Override
    public ServerLog log() {
        return new ServerLog(blueprint.directories().logFile());
    }

    /** Where what it runs under writes its reports; empty when it writes none. */
    public Optional<Path> reports() {
        return spec().under().filter(Under::reports).map(blueprint.directories()::place);
    }

    /** Its standard error, of all its lives. */
    public Path standardError() {
        return blueprint.directories().stderr();
    }

    /** What is recorded of its present or last life; empty when it runs under no recorder, or that has not begun. */
    public Optional<Recording> recording() {
        return lives.last().flatMap(Run::recording).filter(Recording::begun);
    }

    /** The options of its command line, each with where it comes from. */
    public List<Argument> explain() {
        return blueprint.launch().arguments().explain();
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
        lives.last().ifPresent(judgement::await); // its events come before those of the next life
        talk.disconnect();
        lives.begin(talk.own());
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
        Run current = lives.started(InstanceState.RUNNING, "start() it first");
        try {
            waiting.untilReady(current, spec().under().map(under -> under.slowed(timeout)).orElse(timeout));
            return this;
        } catch (InstanceStartException e) {
            if (restartedElsewhere(current, e)) {
                return waitUntilReady(timeout);
            }
            throw e;
        }
    }

    /** Somebody else was faster to listen on the port that the lab had chosen: once, it is started on another one. */
    private synchronized boolean restartedElsewhere(Run failed, InstanceStartException failure) {
        if (lives.last().orElseThrow() != failed) {
            return true; // another thread was faster
        }
        Optional<String> told = blueprint.relocate(failure.exit());
        told.ifPresent(text -> {
            context.events().emit(new LabEvent.Note(name(), text));
            start();
        });
        return told.isPresent();
    }

    /** Stopping a server that does not run is no mistake. */
    @Override
    public Instance stop() {
        return stop(ShutdownStep.graceful(spec().stopTimeout()));
    }

    /** The same by SIGTERM at once: what asks over HTTP waits two seconds for nothing. */
    public Instance stopBySignal() {
        return stop(ShutdownStep.bySignal(spec().stopTimeout()));
    }

    /** The same by SIGKILL, also while it starts: one that has ended meanwhile is no mistake. */
    public Instance stopAtOnce() {
        return stop(ShutdownStep.atOnce());
    }

    private synchronized Instance stop(List<ShutdownStep> plan) {
        if (!lifecycle.state().hasProcess()) {
            return this;
        }
        signals.stop(lives.last().orElseThrow(), plan, talk.own());
        talk.disconnect();
        return this;
    }

    /** After KILL it waits for the end, which no process can refuse; STOP and CONT suspend and resume. */
    @Override
    public synchronized Instance kill(Signal signal) {
        signals.send(lives.running("be sent " + signal.word()), signal);
        return this;
    }

    /** Kills it by ABRT and answers its core, or why none could come; {@code why} is for the journal. */
    public synchronized CoreDump killWithCoreDump(String why) {
        return signals.dump(lives.running("be sent SIGABRT"), why);
    }

    /** Stops it, when it runs, and starts it again with more arguments: option without dashes → values. */
    public synchronized Instance restart(Map<String, List<String>> more) {
        lives.started(InstanceState.STARTING, "it was never started: use start()");
        InstanceSpec changed = blueprint.changed(more);
        stop();
        blueprint.become(changed);
        return start();
    }

    /**
     * Gives it more arguments before its first start: option without dashes → values.
     *
     * @throws ConfigException when it was started already
     */
    public synchronized Instance configure(Map<String, List<String>> more) {
        if (lives.last().isPresent()) {
            throw new ConfigException(name() + " was started already; restart(…) changes its arguments");
        }
        blueprint.become(blueprint.changed(more));
        return this;
    }

    /**
     * Stops it, when it runs, brings its data to the version of the executable in another place, and starts that. When
     * this fails, the server is stopped and as it was.
     *
     * @throws InstanceStartException when the upgrade fails
     */
    public synchronized Instance upgrade(Path place) {
        lives.started(InstanceState.STARTING, "it was never started: use start()");
        Software other = upgradable(place);
        stop();
        blueprint.upgrade(place, other);
        return start();
    }

    /**
     * Whether it can be brought to the executable of another place, as far as that can be known before it is tried.
     *
     * @throws ConfigException when it cannot
     */
    public void checkUpgrade(Path place) {
        upgradable(place);
    }

    private Software upgradable(Path place) {
        return blueprint.at(place, version().flatMap(ServerVersion::in));
    }

    /**
     * Lets the process of the next start go on when the lab ends.
     *
     * @throws ConfigException when it runs already: such a process is bound to the lab from its beginning
     */
    public synchronized Instance detach() {
        if (lifecycle.state().hasProcess()) {
            throw new ConfigException(name() + " is " + state()
                    + " and its process is bound to the lab from its start; "
                    + "stop() it, then detach().start()");
        }
        blueprint.detach();
        return this;
    }

    /** Whether its process goes on when the lab ends. */
    public boolean outlives() {
        return blueprint.detached() && alive();
    }

    /**
     * Lets a maintainer build end itself by a signal: SIGKILL, or the one that a message of ArangoDB's crash handler
     * tests chooses. Returns when its process has ended.
     *
     * @throws ConfigException when the server answers instead
     */
    public synchronized Instance debugTerminate(Optional<String> message) {
        failurePoints.requireBuild();
        signals.terminate(lives.running("end itself"), new DebugTermination(name(), message), talk.own(),
                context.timeouts().clamp(SELF_KILL));
        return this;
    }

    @Override
    public synchronized Instance suspend() {
        signals.suspend(lives.running("be suspended"));
        return this;
    }

    @Override
    public synchronized Instance resume() {
        signals.resume(lives.running("be resumed"));
        return this;
    }

    /**
     * Says how its process is to end: the present one, or else that of the next start. Such an end is no crash, and any
     * other is one.
     */
    public synchronized Instance expectExit(ExitStatus exit) {
        lives.expect(exit);
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
        waiting.untilEnd(lives.started(InstanceState.STOPPED, "it was never started"), timeout);
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

    /** Ends it cleanly but soon, unless it is to outlive the lab, and gives its port back. */
    @Override
    public void close() {
        try {
            if (!outlives()) {
                stop(ShutdownStep.teardown(spec().under()));
            }
        } finally {
            bedside.leave(context.health());
            postMortem.close();
            lives.close();
            talk.close();
            blueprint.close();
        }
        blueprint.cleanUp(state());
    }

    /** Whether its directory must stay when that of the run goes. */
    public boolean keeps() {
        return outlives() || spec().site().cleanup() == Cleanup.KEEP;
    }

    // ---- talking to it

    @Override
    public Response send(Request request) {
        return talk.send(request);
    }

    /** The same within a time of its own. */
    public Response send(Request request, Duration limit) {
        return talk.send(request, limit);
    }

    @Override
    public List<Object> query(String database, Query query) {
        return talk.query(database, query);
    }

    @Override
    public CollectionHandle collection(String database, String collection) {
        return talk.collection(database, collection);
    }

    /** {@code db1 (single, RUNNING, pid 4711, tcp://127.0.0.1:10123)}. */
    @Override
    public String toString() {
        return name() + " (" + spec().role().word() + ", " + state() + pid().map(p -> ", pid " + p).orElse("")
                + ", " + endpoint() + ")";
    }
}
