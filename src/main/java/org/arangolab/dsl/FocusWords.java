package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.diagnose.why.Why;

/**
 * The words of a server without its name: they mean the server or the cluster that is in focus. Those that only a
 * server has mean the first coordinator of a cluster.
 */
public interface FocusWords {
    @Word(value = "What bare words mean: the server or cluster that was focused, else the one defined last.",
            example = "focus.name")
    Focusable<?> getFocus();

    @Word(value = "The server that bare words mean; of a cluster in focus a coordinator.",
            example = "focusedServer().state")
    ServerWords focusedServer();

    @Word(value = "Waits until the one in focus answers.", example = "waitUntilReady(30.s)")
    default Focusable<?> waitUntilReady(Duration timeout) {
        return getFocus().waitUntilReady(timeout);
    }

    @Word(value = "The log of the one in focus.", example = "log.tail(20)")
    default LogWords getLog() {
        return getFocus().getLog();
    }

    @Word(value = "Sets a failure point of the one in focus; it is cleared at the end of the test.",
            example = "failAt('TransactionCommitFail')")
    default Focusable<?> failAt(String name) {
        return getFocus().failAt(name);
    }

    @Word(value = "Sets a failure point of the one in focus, by a name it may not know.",
            example = "failAt('Agency::made-at-run-time', check: false)")
    default Focusable<?> failAt(Map<String, ?> settings, String name) {
        return getFocus().failAt(settings, name);
    }

    @Word(value = "Sets a failure point of the one in focus while the block runs; fails when it stays set after.",
            example = "failAt('Document::write') { fp -> … }")
    default Object failAt(String name, Closure<?> block) {
        return getFocus().failAt(name, block);
    }

    @Word(value = "Sets a failure point of the one in focus, by a name it may not know, while the block runs.",
            example = "failAt('Agency::made-at-run-time', check: false) { fp -> … }")
    default Object failAt(Map<String, ?> settings, String name, Closure<?> block) {
        return getFocus().failAt(settings, name, block);
    }

    @Word(value = "Clears a failure point of the one in focus.", example = "clearFailAt('Document::write')")
    default Focusable<?> clearFailAt(String name) {
        return getFocus().clearFailAt(name);
    }

    @Word(value = "Clears all failure points of the one in focus.", example = "clearFailAt()")
    default Focusable<?> clearFailAt() {
        return getFocus().clearFailAt();
    }

    @Word(value = "The failure points that are set now in the one in focus.", example = "failurePoints")
    default List<String> getFailurePoints() {
        return getFocus().getFailurePoints();
    }

    @Word(value = "Lets the focused server, a maintainer build, crash as a message says.",
            example = "debugTerminate('CRASH-HANDLER-TEST-ABORT')")
    default ServerWords debugTerminate(String message) {
        return focusedServer().debugTerminate(message);
    }

    @Word(value = "The race control of the focused server.", example = "raceControl.reset()")
    default RaceControlWords getRaceControl() {
        return focusedServer().getRaceControl();
    }

    @Word(value = "Why the one in focus is as it is: ranked causes with evidence, and what to do next.",
            example = "why()")
    default Why why() {
        return getFocus().why();
    }

    @Word(value = "What the threads of the focused server do.", example = "stacks()")
    default Stacks stacks() {
        return focusedServer().stacks();
    }

    @Word(value = "Writes a core of the focused server, which lives on.", example = "coreDump().file")
    default CoreDump coreDump() {
        return focusedServer().coreDump();
    }
}
