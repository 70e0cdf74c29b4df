package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Secret;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.JsonText;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.instance.Argument;
import org.arangolab.instance.FailurePoints;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.TimeoutManager;

/** The words of a server, over an {@link Instance}. Two handles of the same instance are equal. */
record ServerHandle(Instance instance, TimeoutManager timeouts, TestScope tests) implements ServerWords {
    private static final String SYSTEM = "_system";
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    @Override
    public ServerWords start() {
        instance.start();
        return this;
    }

    @Override
    public ServerWords waitUntilReady(Duration timeout) {
        instance.waitUntilReady(given(timeout, "waitUntilReady"));
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
        instance.stop();
        return this;
    }

    @Override
    public ServerWords kill() {
        return kill(DEFAULT_SIGNAL);
    }

    @Override
    public ServerWords kill(Object signal) {
        instance.kill(signal instanceof Signal known ? known : Signal.parse(signal));
        return this;
    }

    @Override
    public ServerWords restart() {
        return restart(Map.of());
    }

    @Override
    public ServerWords restart(Map<String, ?> arguments) {
        instance.restart(InstanceSettings.options(arguments));
        return this;
    }

    @Override
    public ServerWords suspend() {
        tests.undo("resume " + instance.name(), this::resumeIfSuspended);
        instance.suspend();
        return this;
    }

    private void resumeIfSuspended() {
        if (instance.suspended()) {
            instance.resume();
        }
    }

    @Override
    public ServerWords resume() {
        instance.resume();
        return this;
    }

    @Override
    public ServerWords awaitExit(Duration timeout) {
        instance.awaitExit(given(timeout, "awaitExit"));
        return this;
    }

    @Override
    public String getName() {
        return instance.name();
    }

    @Override
    public InstanceState getState() {
        return instance.state();
    }

    @Override
    public Long getPid() {
        return instance.pid().orElse(null);
    }

    @Override
    public String getEndpoint() {
        return instance.endpoint().toString();
    }

    @Override
    public String getUrl() {
        return instance.endpoint().reachable().url();
    }

    @Override
    public Role getRole() {
        return instance.spec().role();
    }

    @Override
    public String getVersion() {
        return instance.version().orElse(null);
    }

    @Override
    public boolean isAlive() {
        return instance.alive();
    }

    @Override
    public Instant getStartedAt() {
        return instance.startedAt().orElse(null);
    }

    @Override
    public Instant getReadyAt() {
        return instance.readyAt().orElse(null);
    }

    @Override
    public ExitStatus getExit() {
        return instance.exit().orElse(null);
    }

    @Override
    public String getDir() {
        return instance.directory().toString();
    }

    @Override
    public List<Argument> explain() {
        return instance.explain();
    }

    @Override
    public LogWords getLog() {
        return new ServerLogWords(instance.log(), timeouts);
    }

    @Override
    public String token(String user) {
        return instance.auth().userToken(user, TOKEN_LIFE).token().reveal();
    }

    @Override
    public String token(String user, String password) {
        return instance.auth().login(instance::send, user, new Secret(password)).token().reveal();
    }

    @Override
    public JwtWords getJwt() {
        return new ServerJwtWords(instance);
    }

    public Response get(CharSequence path) {
        return get(path.toString(), Map.of());
    }

    @Override
    public ServerWords failAt(String name) {
        return failAt(Map.of(), name);
    }

    @Override
    public ServerWords failAt(Map<String, ?> settings, String name) {
        tests.undo("clear the failure point " + name + " of " + instance.name(),
                () -> instance.failurePoints().undo(name));
        instance.failurePoints().set(name, FailurePointSettings.check(settings));
        return this;
    }

    @Override
    public Object failAt(String name, Closure<?> block) {
        return failAt(Map.of(), name, block);
    }

    @Override
    public Object failAt(Map<String, ?> settings, String name, Closure<?> block) {
        try (FailurePoints.Scope scope = instance.failurePoints().scope(name, FailurePointSettings.check(settings))) {
            return block.call(new FailurePointHandle(scope));
        }
    }

    @Override
    public ServerWords clearFailAt(String name) {
        instance.failurePoints().clear(name);
        return this;
    }

    @Override
    public ServerWords clearFailAt() {
        instance.failurePoints().clearAll();
        return this;
    }

    @Override
    public List<String> getFailurePoints() {
        return instance.failurePoints().active();
    }

    @Override
    public ServerWords debugTerminate() {
        instance.debugTerminate(Optional.empty());
        return this;
    }

    @Override
    public ServerWords debugTerminate(String message) {
        instance.debugTerminate(Optional.of(message));
        return this;
    }

    @Override
    public RaceControlWords getRaceControl() {
        return new RaceControlWords(instance);
    }

    @Override
    public Response get(String path, Map<String, ?> headers) {
        return send("GET", path, Optional.empty(), headers);
    }

    @Override
    public Response put(String path, Object body) {
        return put(path, body, Map.of());
    }

    @Override
    public Response put(String path, Object body, Map<String, ?> headers) {
        return send("PUT", path, Optional.of(JsonText.write(body)), headers);
    }

    @Override
    public Response put(String path) {
        return send("PUT", path, Optional.empty(), Map.of());
    }

    @Override
    public Response post(String path, Object body) {
        return post(path, body, Map.of());
    }

    @Override
    public Response post(String path, Object body, Map<String, ?> headers) {
        return send("POST", path, Optional.of(JsonText.write(body)), headers);
    }

    @Override
    public Response post(String path) {
        return send("POST", path, Optional.empty(), Map.of());
    }

    @Override
    public Response patch(String path, Object body) {
        return patch(path, body, Map.of());
    }

    @Override
    public Response patch(String path, Object body, Map<String, ?> headers) {
        return send("PATCH", path, Optional.of(JsonText.write(body)), headers);
    }

    @Override
    public Response delete(String path) {
        return delete(path, Map.of());
    }

    @Override
    public Response delete(String path, Map<String, ?> headers) {
        return send("DELETE", path, Optional.empty(), headers);
    }

    @Override
    public Response head(String path) {
        return head(path, Map.of());
    }

    @Override
    public Response head(String path, Map<String, ?> headers) {
        return send("HEAD", path, Optional.empty(), headers);
    }

    private Response send(String method, String path, Optional<byte[]> body, Map<String, ?> headers) {
        Map<String, String> texts = new HashMap<>();
        headers.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return instance.send(new Request(method, path, texts, body));
    }

    @Override
    public List<Object> query(String aql) {
        return query(Map.of(), aql);
    }

    @Override
    public List<Object> query(Map<String, ?> bind, String aql) {
        return instance.query(SYSTEM, new Query(aql, bind));
    }

    @Override
    public CollectionHandle collection(String name) {
        return instance.collection(SYSTEM, name);
    }

    @Override
    public CollectionHandle getAt(String name) {
        return collection(name);
    }

    @Override
    public String toString() {
        return instance.toString();
    }
}
