package org.arangolab.dsl;

import groovy.lang.Closure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Secret;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.diagnose.why.Why;
import org.arangolab.instance.Argument;
import org.arangolab.instance.FailurePoints;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.instance.Server;
import org.arangolab.instance.ServerDiagnosis;
import org.arangolab.instance.ServerResources;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.Validation;
import org.arangolab.lab.Session;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.TimeoutManager;

/** The words of a server, over a {@link Server}. Two handles of the same server are equal. */
final class ServerHandle extends DebugHandle implements ServerWords {
    private static final String SYSTEM = "_system";
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Session session;
    private final Server server;
    private final TimeoutManager timeouts;
    private final ServerDiagnosis diagnosis;
    private final ServerResources resources;
    private final TestScope tests;

    ServerHandle(Server server, Session session, TestScope tests) {
        this.server = server;
        this.session = session;
        this.timeouts = session.timeouts();
        this.diagnosis = session.diagnosis(server);
        this.resources = session.resources(server);
        this.tests = tests;
    }

    @Override
    Server server() {
        return server;
    }

    @Override
    Session session() {
        return session;
    }

    @Override
    ServerDiagnosis diagnosis() {
        return diagnosis;
    }

    @Override
    ServerResources resources() {
        return resources;
    }

    @Override
    Response send(Request request) {
        return server.send(request);
    }

    @Override
    List<Object> run(Query query) {
        return server.query(SYSTEM, query);
    }

    @Override
    CollectionHandle handle(String collection) {
        return server.collection(SYSTEM, collection);
    }

    @Override
    public ServerWords start() {
        server.own("start").start();
        return this;
    }

    @Override
    public ServerWords waitUntilReady(Duration timeout) {
        server.waitUntilReady(given(timeout, "waitUntilReady"));
        return this;
    }

    /** Groovy calls a method of one parameter with null when it is called without any. */
    private static Duration given(Duration timeout, String word) {
        if (timeout == null) {
            throw new ConfigException("'" + word + "' needs a duration; for example: db1." + word + "(30.s)");
        }
        return timeout;
    }

    @Override
    public ServerWords stop() {
        server.stop();
        return this;
    }

    @Override
    public ServerWords kill() {
        return kill(DEFAULT_SIGNAL);
    }

    @Override
    public ServerWords kill(Object signal) {
        server.kill(signal instanceof Signal known ? known : Signal.parse(signal));
        return this;
    }

    @Override
    public ServerWords restart() {
        return restart(Map.of());
    }

    @Override
    public ServerWords restart(Map<String, ?> arguments) {
        server.own("restart").restart(InstanceSettings.options(arguments));
        return this;
    }

    @Override
    public ServerWords suspend() {
        tests.undo("resume " + server.name(), this::resumeIfSuspended);
        server.suspend();
        return this;
    }

    private void resumeIfSuspended() {
        if (server.suspended()) {
            server.resume();
        }
    }

    @Override
    public ServerWords resume() {
        server.resume();
        return this;
    }

    @Override
    public ServerWords awaitExit(Duration timeout) {
        server.awaitExit(given(timeout, "awaitExit"));
        return this;
    }

    @Override
    public ServerWords expectExit(Object end) {
        server.own("expectExit").expectExit(ExpectedExit.of(end));
        return this;
    }

    @Override
    public Why why() {
        diagnosis.notice();
        return diagnosis.why();
    }

    @Override
    public ServerWords upgrade(Map<String, ?> settings) {
        server.own("upgrade").upgrade(UpgradeSettings.place(settings));
        return this;
    }

    @Override
    public ServerWords detach() {
        server.own("detach").detach();
        return this;
    }

    @Override
    public ServerWords arm(Duration time) {
        server.arm(given(time, "arm"));
        return this;
    }

    @Override
    public Health getHealth() {
        diagnosis.notice();
        return server.health();
    }

    @Override
    public Validation validate() {
        return server.validate();
    }

    @Override
    public boolean isSuspended() {
        return server.suspended();
    }

    @Override
    public String getName() {
        return server.name();
    }

    @Override
    public InstanceState getState() {
        diagnosis.notice();
        return server.state();
    }

    @Override
    public Long getPid() {
        return server.pid().orElse(null);
    }

    @Override
    public String getEndpoint() {
        return server.endpoint().toString();
    }

    @Override
    public String getUrl() {
        return server.endpoint().reachable().url();
    }

    @Override
    public Role getRole() {
        return server.role().orElse(null);
    }

    @Override
    public String getVersion() {
        return server.version().orElse(null);
    }

    @Override
    public boolean isAlive() {
        diagnosis.notice();
        return server.alive();
    }

    @Override
    public Instant getStartedAt() {
        return server.startedAt().orElse(null);
    }

    @Override
    public Instant getReadyAt() {
        return server.readyAt().orElse(null);
    }

    @Override
    public ExitStatus getExit() {
        diagnosis.notice();
        return server.exit().orElse(null);
    }

    @Override
    public String getDir() {
        return server.home().map(Path::toString).orElse(null);
    }

    @Override
    public List<Argument> explain() {
        return server.own("explain").explain();
    }

    @Override
    public LogWords getLog() {
        return new ServerLogWords(server, timeouts, tests);
    }

    @Override
    public String token(String user) {
        return server.own("token").auth().userToken(user, TOKEN_LIFE).token().reveal();
    }

    @Override
    public String token(String user, String password) {
        return server.own("token").auth().login(server::send, user, new Secret(password)).token().reveal();
    }

    @Override
    public JwtWords getJwt() {
        return new ServerJwtWords(server.own("jwt"));
    }

    @Override
    public ServerWords failAt(String name) {
        return failAt(Map.of(), name);
    }

    @Override
    public ServerWords failAt(Map<String, ?> settings, String name) {
        FailurePoints points = server.own("failAt").failurePoints();
        tests.undo("clear the failure point " + name + " of " + server.name(), () -> points.undo(name));
        points.set(name, FailurePointSettings.check(settings));
        return this;
    }

    @Override
    public Object failAt(String name, Closure<?> block) {
        return failAt(Map.of(), name, block);
    }

    @Override
    public Object failAt(Map<String, ?> settings, String name, Closure<?> block) {
        try (FailurePoints.Scope scope = server.own("failAt").failurePoints()
                .scope(name, FailurePointSettings.check(settings))) {
            return block.call(new FailurePointHandle(scope));
        }
    }

    @Override
    public ServerWords clearFailAt(String name) {
        server.own("failAt").failurePoints().clear(name);
        return this;
    }

    @Override
    public ServerWords clearFailAt() {
        server.own("failAt").failurePoints().clearAll();
        return this;
    }

    @Override
    public List<String> getFailurePoints() {
        return server.own("failAt").failurePoints().active();
    }

    @Override
    public ServerWords debugTerminate() {
        server.own("debugTerminate").debugTerminate(Optional.empty());
        return this;
    }

    @Override
    public ServerWords debugTerminate(String message) {
        server.own("debugTerminate").debugTerminate(Optional.of(message));
        return this;
    }

    @Override
    public RaceControlWords getRaceControl() {
        return new RaceControlWords(server.own("raceControl"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerHandle handle && handle.server == server;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(server);
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
