package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arangolab.diagnose.why.Why;

/**
 * What can be said of a server and of a cluster alike; without a name these words mean the one in focus. Words that
 * change it answer the server or cluster itself, so that they chain.
 *
 * @param <W> the words of the server or cluster
 */
public interface Focusable<W extends Focusable<W>> {
    @Word(value = "Its name.", example = "db1.name")
    String getName();

    @Word(value = "Starts the server; returns at once. Of a cluster: all servers that do not run, in the order in "
            + "which they need each other.", example = "db1.start().waitUntilReady(30.s)")
    W start();

    @Word(value = "Waits until the server answers; ends at once when its process dies. Of a cluster: until all servers "
            + "answer and are GOOD.", example = "db1.waitUntilReady(30.s)")
    W waitUntilReady(Duration timeout);

    @Word(value = "Stops the server: over HTTP, then by TERM, ABRT and KILL. Of a cluster: all servers, the agents "
            + "last.",
            example = "db1.stop()")
    W stop();

    @Word(value = "Whether its process runs; of a cluster: the processes of all servers.", example = "db1.alive")
    boolean isAlive();

    @Word(value = "Its log; of a cluster: the logs of all servers.", example = "db1.log.tail(20)")
    LogWords getLog();

    @Word(value = "Sets a failure point, in a cluster in all servers; it is cleared at the end of the test.",
            example = "db1.failAt('TransactionCommitFail')")
    W failAt(String name);

    @Word(value = "Sets a failure point whose name this executable does not seem to know.",
            example = "db1.failAt('Agency::made-at-run-time', check: false)")
    W failAt(Map<String, ?> settings, String name);

    @Word(value = "Sets a failure point while the block runs, clears it then, and fails when it stays set.",
            example = "db1.failAt('Document::write') { fp -> assert db1['users'].count == 0 }")
    Object failAt(String name, Closure<?> block);

    @Word(value = "Sets a failure point of an unknown name while the block runs.",
            example = "db1.failAt('Agency::made-at-run-time', check: false) { fp -> … }")
    Object failAt(Map<String, ?> settings, String name, Closure<?> block);

    @Word(value = "Clears a failure point.", example = "db1.clearFailAt('Document::write')")
    W clearFailAt(String name);

    @Word(value = "Clears all failure points.", example = "db1.clearFailAt()")
    W clearFailAt();

    @Word(value = "The failure points that are set now.", example = "db1.failurePoints")
    List<String> getFailurePoints();

    @Word(value = "Why it is as it is: ranked causes with evidence, and what to do next.", example = "db1.why()")
    Why why();
}
