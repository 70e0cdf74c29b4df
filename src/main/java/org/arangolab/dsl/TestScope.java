package org.arangolab.dsl;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;
import org.arangolab.lab.Session;
import org.arangolab.lab.Undo;
import org.arangolab.time.Deadline;
import org.arangolab.time.TimeoutManager;

/**
 * Where {@code test} and {@code cleanup} meet: a clean-up belongs to the innermost running test, outside of any to the
 * session. Used from the script's thread only.
 */
final class TestScope {
    /** How long the clean-ups of a test may wait, together. */
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(60);

    private final Session session;
    private final TestHost host;
    private final Deque<Deque<Runnable>> running = new ArrayDeque<>();

    TestScope(Session session, TestHost host) {
        this.session = session;
        this.host = host;
    }

    void test(Map<String, ?> settings, String name, Closure<?> body) {
        host.test(new TestSpec(name, timeout(settings)), () -> run(body));
    }

    void cleanup(Runnable block) {
        if (running.isEmpty()) {
            session.cleanup(block);
        } else {
            running.peek().push(block);
        }
    }

    /** Takes a fault back at the end of the test, else of the session: to be called before the fault is made. */
    void undo(String what, Runnable step) {
        cleanup(new Undo(what, step));
    }

    private void run(Closure<?> body) {
        Deque<Runnable> cleanups = new ArrayDeque<>();
        running.push(cleanups);
        Throwable failure = null;
        try {
            body.call();
        } catch (Throwable e) {
            failure = e;
        } finally {
            running.pop();
        }
        if (failure != null && !(failure instanceof SkippedException)) {
            host.testFailed();
        }
        failure = cleanUp(cleanups, failure);
        if (failure != null) {
            throw TestScope.<RuntimeException>unchecked(failure);
        }
    }

    /**
     * A test that was interrupted or whose deadline has passed is cleaned up all the same, within a bound of its own.
     */
    private Throwable cleanUp(Deque<Runnable> cleanups, Throwable failure) {
        if (cleanups.isEmpty() && session.instances().isEmpty()) {
            return failure;
        }
        cleanups.addLast(this::checkLeaks);
        Throwable[] first = new Throwable[] {failure};
        host.cleanUp(() -> {
            TimeoutManager.Scope bound = session.timeouts().aside(Deadline.in(CLEANUP_LIMIT));
            try {
                first[0] = runAll(cleanups, failure);
            } finally {
                bound.close();
            }
        });
        return first[0];
    }

    /** When everything is cleaned up, no failure point is set but those that the script has set around the test. */
    void checkLeaks() {
        session.instances().forEach(instance -> instance.failurePoints().checkLeaks());
    }

    /** All of them, the last registered first; the first failure stays the failure, the others are suppressed. */
    private static Throwable runAll(Deque<Runnable> cleanups, Throwable failure) {
        Throwable first = failure;
        while (!cleanups.isEmpty()) {
            try {
                cleanups.pop().run();
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }

    private static Optional<Duration> timeout(Map<String, ?> settings) {
        settings.keySet().stream().filter(key -> !key.equals("timeout")).findFirst().ifPresent(key -> {
            throw new ConfigException("test: unknown setting '" + key + "'"
                    + Suggestion.hint(key, List.of("timeout")));
        });
        Object timeout = settings.get("timeout");
        if (timeout != null && !(timeout instanceof Duration)) {
            throw new ConfigException("test: timeout: expected a duration such as 30.s, not '" + timeout + "'");
        }
        return Optional.ofNullable((Duration) timeout);
    }

    /** Groovy code throws checked exceptions without declaring them; they pass through as they are. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }
}
