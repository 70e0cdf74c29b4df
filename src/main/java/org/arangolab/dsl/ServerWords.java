package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Response;
import org.arangolab.instance.InstanceState;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * What a script can ask of one server. Words that change it answer the server itself, so that they chain. Errors are
 * those of {@link org.arangolab.instance.Instance}.
 */
public interface ServerWords {
    @Word(value = "Starts the server; returns at once.", example = "db1.start().waitUntilReady(30.s)")
    ServerWords start();

    @Word(value = "Waits until the server answers; ends at once when its process dies.",
            example = "db1.waitUntilReady(30.s)")
    ServerWords waitUntilReady(Duration timeout);

    @Word(value = "Stops the server: over HTTP, then by TERM, ABRT and KILL.", example = "db1.stop()")
    ServerWords stop();

    @Word(value = "Kills the server.", example = "db1.kill()")
    ServerWords kill();

    @Word(value = "Sends a signal to the server: by name or by number.", example = "db1.kill(SEGV)")
    ServerWords kill(Object signal);

    @Word(value = "Stops the server and starts it again with the same arguments.", example = "db1.restart()")
    ServerWords restart();

    @Word(value = "Stops the server and starts it again with changed arguments.",
            example = "db1.restart('server.statistics': false)")
    ServerWords restart(Map<String, ?> arguments);

    @Word(value = "Stops the server's process by SIGSTOP: it keeps its connections and answers nothing.",
            example = "db1.suspend()")
    ServerWords suspend();

    @Word(value = "Lets a suspended server go on.", example = "db1.resume()")
    ServerWords resume();

    @Word(value = "Waits for the end of the server's process.", example = "db1.kill(TERM).awaitExit(10.s)")
    ServerWords awaitExit(Duration timeout);

    @Word(value = "Says how its process is to end: such an end is no crash, any other is one.",
            example = "db1.expectExit(21).start().awaitExit(30.s)")
    ServerWords expectExit(Object end);

    @Word(value = "Kills it by ABRT and answers its core, or why none could come; define it with core: true.",
            example = "db1.killWithCoreDump('it hangs').file")
    org.arangolab.diagnose.core.CoreDump killWithCoreDump(String why);

    @Word(value = "Stops the server, brings its data to the version of other binaries, and starts those.",
            example = "db1.upgrade(to: '/opt/arangodb-3.12').waitUntilReady(1.min)")
    ServerWords upgrade(Map<String, ?> settings);

    @Word(value = "Lets its next process go on when the lab ends, on purpose; its directory stays.",
            example = "db1.detach().start()")
    ServerWords detach();

    @Word(value = "Lets changing words through to an attached server for so long.", example = "live.arm(5.min)")
    ServerWords arm(Duration time);

    @Word(value = "How it is now: verdict, phase, latency, since, text.", example = "db1.health.verdict == HEALTHY")
    org.arangolab.instance.health.Health getHealth();

    @Word(value = "The way to it step by step: process, port, TLS, HTTP, identity, role.",
            example = "assert db1.validate().ok()")
    org.arangolab.instance.health.Validation validate();

    @Word(value = "Whether it is stopped by SIGSTOP.", example = "db1.suspended")
    boolean isSuspended();

    @Word(value = "Its name.", example = "db1.name")
    String getName();

    @Word(value = "Where it is in its life: INIT, STARTING, RUNNING, STOPPING, STOPPED or CRASHED.",
            example = "db1.state == RUNNING")
    InstanceState getState();

    @Word(value = "Its process id; null when it does not run.", example = "db1.pid")
    Long getPid();

    @Word(value = "Where it listens, as ArangoDB writes it.", example = "db1.endpoint")
    String getEndpoint();

    @Word(value = "Where it listens, as a URL.", example = "db1.url")
    String getUrl();

    @Word(value = "Its role.", example = "db1.role")
    org.arangolab.instance.Role getRole();

    @Word(value = "The version it told; null before it was ready.", example = "db1.version")
    String getVersion();

    @Word(value = "Whether its process runs.", example = "db1.alive")
    boolean isAlive();

    @Word(value = "When it was started last; null when never.", example = "db1.startedAt")
    Instant getStartedAt();

    @Word(value = "When it began to answer; null when it has not.", example = "db1.readyAt")
    Instant getReadyAt();

    @Word(value = "How its process ended; null while it runs.", example = "db1.exit.signal")
    ExitStatus getExit();

    @Word(value = "Its directory.", example = "db1.dir")
    String getDir();

    @Word(value = "The options of its command line, each with where it comes from.", example = "db1.explain()")
    List<org.arangolab.instance.Argument> explain();

    @Word(value = "Its log.", example = "db1.log.tail(20)")
    LogWords getLog();

    @Word(value = "A token of this user, signed with the server's secret.", example = "db1.token('root')")
    String token(String user);

    @Word(value = "A token of this user, as the server gives it for a password.",
            example = "db1.token('root', 'password')")
    String token(String user, String password);

    @Word(value = "The secret behind the server's tokens.", example = "db1.jwt.rotate()")
    JwtWords getJwt();

    /** Not of a String: Groovy would take {@code get(String)} for the getter of every name that it does not find. */
    @Word(value = "Sets a failure point; it is cleared at the end of the test.",
            example = "db1.failAt('TransactionCommitFail')")
    ServerWords failAt(String name);

    @Word(value = "Sets a failure point whose name this executable does not seem to know.",
            example = "db1.failAt('Agency::made-at-run-time', check: false)")
    ServerWords failAt(Map<String, ?> settings, String name);

    @Word(value = "Sets a failure point while the block runs, clears it then, and fails when it stays set.",
            example = "db1.failAt('Document::write') { fp -> assert db1['users'].count == 0 }")
    Object failAt(String name, Closure<?> block);

    @Word(value = "Sets a failure point of an unknown name while the block runs.",
            example = "db1.failAt('Agency::made-at-run-time', check: false) { fp -> … }")
    Object failAt(Map<String, ?> settings, String name, Closure<?> block);

    @Word(value = "Clears a failure point.", example = "db1.clearFailAt('Document::write')")
    ServerWords clearFailAt(String name);

    @Word(value = "Clears all failure points.", example = "db1.clearFailAt()")
    ServerWords clearFailAt();

    @Word(value = "The failure points that are set now.", example = "db1.failurePoints")
    List<String> getFailurePoints();

    @Word(value = "Lets a maintainer build end itself by SIGKILL.", example = "db1.debugTerminate()")
    ServerWords debugTerminate();

    @Word(value = "Lets a maintainer build crash as a message says: CRASH-HANDLER-TEST-ABORT, -SEGFAULT, -ASSERT, "
            + "-TERMINATE; else by SIGKILL.", example = "db1.debugTerminate('CRASH-HANDLER-TEST-ABORT')")
    ServerWords debugTerminate(String message);

    @Word(value = "The race control of a maintainer build.", example = "db1.raceControl.reset()")
    RaceControlWords getRaceControl();

    @Word(value = "Sends GET.", example = "db1.get('/_api/version').json.version")
    Response get(CharSequence path);

    @Word(value = "Sends GET with headers.", example = "db1.get('/_api/version', [accept: 'application/json'])")
    Response get(String path, Map<String, ?> headers);

    @Word(value = "Sends PUT; maps and lists become JSON.", example = "db1.put('/_admin/log/level', [startup: 'debug'])")
    Response put(String path, Object body);

    @Word(value = "Sends PUT with headers.", example = "db1.put('/_api/x', [a: 1], ['x-arango-async': 'store'])")
    Response put(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends PUT without a body.", example = "db1.put('/_api/collection/users/truncate')")
    Response put(String path);

    @Word(value = "Sends POST; maps and lists become JSON.", example = "db1.post('/_api/collection', [name: 'users'])")
    Response post(String path, Object body);

    @Word(value = "Sends POST with headers.", example = "db1.post('/_api/x', [a: 1], ['x-arango-async': 'store'])")
    Response post(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends POST without a body.", example = "db1.post('/_admin/server/jwt')")
    Response post(String path);

    @Word(value = "Sends PATCH; maps and lists become JSON.", example = "db1.patch('/_api/document/users/17', [age: 30])")
    Response patch(String path, Object body);

    @Word(value = "Sends PATCH with headers.", example = "db1.patch('/_api/document/c/1', [a: 1], ['if-match': rev])")
    Response patch(String path, Object body, Map<String, ?> headers);

    @Word(value = "Sends DELETE.", example = "db1.delete('/_api/collection/users')")
    Response delete(String path);

    @Word(value = "Sends DELETE with headers.", example = "db1.delete('/_api/document/c/1', ['if-match': rev])")
    Response delete(String path, Map<String, ?> headers);

    @Word(value = "Sends HEAD.", example = "db1.head('/_api/document/users/17').status")
    Response head(String path);

    @Word(value = "Sends HEAD with headers.", example = "db1.head('/_api/document/c/1', ['if-none-match': rev]).status")
    Response head(String path, Map<String, ?> headers);

    @Word(value = "Runs an AQL query to its last batch.", example = "db1.query('FOR u IN users RETURN u')")
    List<Object> query(String aql);

    @Word(value = "Runs an AQL query with bind parameters.",
            example = "db1.query('FOR u IN users FILTER u.age > @a RETURN u', a: 30)")
    List<Object> query(Map<String, ?> bind, String aql);

    @Word(value = "A collection of the database _system.", example = "db1.collection('users').create()")
    CollectionHandle collection(String name);

    @Word(value = "A collection of the database _system.", example = "db1['users'].count")
    CollectionHandle getAt(String name);

    /** The signal that {@code kill()} sends. */
    Signal DEFAULT_SIGNAL = Signal.KILL;
}
