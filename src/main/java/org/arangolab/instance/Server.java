package org.arangolab.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.arangolab.auth.Credentials;
import org.arangolab.client.CollectionHandle;
import org.arangolab.client.Query;
import org.arangolab.client.Request;
import org.arangolab.client.Response;
import org.arangolab.instance.health.Health;
import org.arangolab.instance.health.Validation;
import org.arangolab.log.ServerLog;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;

/**
 * A server that one can ask and talk to: one that the lab has started, {@link Instance}, or one that somebody else has,
 * {@code attached.AttachedServer}. Facts may be asked for at any time and never change anything.
 */
public interface Server extends AutoCloseable {
    /** Its name. */
    String name();

    /** Its role; empty when it is not known. */
    Optional<Role> role();

    /** Where it is in its life. */
    InstanceState state();

    /** Where it listens. */
    Endpoint endpoint();

    /** Its directory; empty when it is not known. */
    Optional<Path> home();

    /** The facts of its present or last life. */
    Vitals vitals();

    /** Whether its process runs, as far as that can be seen from here. */
    default boolean alive() {
        return vitals().alive();
    }

    /** Whether it is stopped by SIGSTOP. */
    default boolean suspended() {
        return vitals().suspended();
    }

    /** The process id while it runs; empty when it is not known. */
    default Optional<Long> pid() {
        return vitals().pid();
    }

    /** The process id of its present or last life; empty when it is not known. */
    default Optional<Long> lastPid() {
        return pid();
    }

    /** When its process was started last. */
    default Optional<Instant> startedAt() {
        return vitals().startedAt();
    }

    /** When it began to answer, in its present or last life. */
    default Optional<Instant> readyAt() {
        return vitals().readyAt();
    }

    /** The version that it told. */
    default Optional<String> version() {
        return vitals().version();
    }

    /** How its process ended, once it has. */
    default Optional<ExitStatus> exit() {
        return vitals().exit();
    }

    /** How it is now: looks at its process and asks it. */
    Health health();

    /** What of the way to it is as it should be, from the process to the role. */
    Validation validate();

    /**
     * Its log.
     *
     * @throws org.arangolab.ConfigException when it is not known where it is
     */
    ServerLog log();

    /** What the lab shows to it; a tool that the lab starts shows the same, if it can. */
    Credentials credentials();

    /** The file with the secret that its tokens are signed with now; empty when the lab has none. */
    default Optional<Path> jwtKeyfile() {
        return Optional.empty();
    }

    /**
     * Sends a request with its credentials.
     *
     * @throws InstanceCrashException    when no answer came because the process has died
     * @throws org.arangolab.client.ConnectionFailedException when no answer came otherwise
     */
    Response send(Request request);

    /** Runs a query in a database, to its last batch. */
    List<Object> query(String database, Query query);

    /** A collection by its name. */
    CollectionHandle collection(String database, String collection);

    /**
     * Waits until it answers.
     *
     * @throws org.arangolab.time.DeadlineExceededException with what was seen last
     */
    Server waitUntilReady(Duration timeout);

    /** Stops it: over HTTP, and step by step less politely when that does not help. */
    Server stop();

    /** Sends a signal. */
    Server kill(Signal signal);

    /** Stops its process by SIGSTOP: it keeps its connections and answers nothing. */
    Server suspend();

    /** Lets a suspended process go on. */
    Server resume();

    /**
     * Waits for the end of its process.
     *
     * @throws org.arangolab.time.DeadlineExceededException when it still runs then
     */
    Server awaitExit(Duration timeout);

    /**
     * The same as a server that the lab has started, for a word that needs one.
     *
     * @throws org.arangolab.ConfigException that names the word, when somebody else has started it
     */
    Instance own(String word);

    /** Whether changing words, and such as let it stand still for a moment, are let through. */
    default boolean armed() {
        return true;
    }

    /** Lets changing words through for a while, where they need it. */
    Server arm(Duration time);

    /** Ends what the lab has begun with it. */
    @Override
    void close();
}
