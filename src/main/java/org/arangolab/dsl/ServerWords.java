package org.arangolab.dsl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.arangolab.instance.InstanceState;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * What a script can ask of one server. Words that change it answer the server itself, so that they chain. Errors are
 * those of {@link org.arangolab.instance.Instance}.
 */
public interface ServerWords extends Focusable<ServerWords>, HttpWords, FaultWords, DebugWords, ResourceWords {
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

    @Word(value = "A token of this user, signed with the server's secret.", example = "db1.token('root')")
    String token(String user);

    @Word(value = "A token of this user, as the server gives it for a password.",
            example = "db1.token('root', 'password')")
    String token(String user, String password);

    @Word(value = "The secret behind the server's tokens.", example = "db1.jwt.rotate()")
    JwtWords getJwt();

    /** The signal that {@code kill()} sends. */
    Signal DEFAULT_SIGNAL = Signal.KILL;
}
