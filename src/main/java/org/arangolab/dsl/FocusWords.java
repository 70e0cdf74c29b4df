package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The words of a server without its name: they mean the server that is in focus. */
public interface FocusWords {
    @Word(value = "The server that bare words mean: the one focused, else the one defined last.",
            example = "focus.state")
    ServerWords getFocus();

    @Word(value = "Waits until the focused server answers.", example = "waitUntilReady(30.s)")
    default ServerWords waitUntilReady(Duration timeout) {
        return getFocus().waitUntilReady(timeout);
    }

    @Word(value = "The log of the focused server.", example = "log.tail(20)")
    default LogWords getLog() {
        return getFocus().getLog();
    }

    @Word(value = "Sets a failure point of the focused server; it is cleared at the end of the test.",
            example = "failAt('TransactionCommitFail')")
    default ServerWords failAt(String name) {
        return getFocus().failAt(name);
    }

    @Word(value = "Sets a failure point of the focused server, by a name it may not know.",
            example = "failAt('Agency::made-at-run-time', check: false)")
    default ServerWords failAt(Map<String, ?> settings, String name) {
        return getFocus().failAt(settings, name);
    }

    @Word(value = "Sets a failure point of the focused server while the block runs; fails when it stays set after.",
            example = "failAt('Document::write') { fp -> … }")
    default Object failAt(String name, Closure<?> block) {
        return getFocus().failAt(name, block);
    }

    @Word(value = "Sets a failure point of the focused server, by a name it may not know, while the block runs.",
            example = "failAt('Agency::made-at-run-time', check: false) { fp -> … }")
    default Object failAt(Map<String, ?> settings, String name, Closure<?> block) {
        return getFocus().failAt(settings, name, block);
    }

    @Word(value = "Clears a failure point of the focused server.", example = "clearFailAt('Document::write')")
    default ServerWords clearFailAt(String name) {
        return getFocus().clearFailAt(name);
    }

    @Word(value = "Clears all failure points of the focused server.", example = "clearFailAt()")
    default ServerWords clearFailAt() {
        return getFocus().clearFailAt();
    }

    @Word(value = "The failure points that are set now in the focused server.", example = "failurePoints")
    default List<String> getFailurePoints() {
        return getFocus().getFailurePoints();
    }

    @Word(value = "Why the focused server is as it is: ranked causes with evidence, and what to do next.",
            example = "why()")
    default org.arangolab.diagnose.why.Why why() {
        return getFocus().why();
    }
}
