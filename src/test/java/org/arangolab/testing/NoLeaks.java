package org.arangolab.testing;

import java.time.Duration;
import java.util.List;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test, or a class, that leaves something behind: a child process, a thread, the lease of a port, the directory
 * of a run, or a thread that died of an exception. Registered for every test by {@code META-INF/services}.
 *
 * <p>It looks when JUnit closes the context of the test, after every {@code @AfterEach} and {@code @AutoClose}, and
 * gives what is on its way out a short time to go. What a class starts for all of its tests is asked for at the class's
 * end.
 */
public final class NoLeaks implements BeforeAllCallback, BeforeEachCallback {
    /** Configuration parameter: how many milliseconds leftovers get to go; 2000 when it is not given. */
    static final String GRACE = "arangolab.leaks.grace";

    private static final Namespace NAMESPACE = Namespace.create(NoLeaks.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        watch(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        watch(context);
    }

    private static void watch(ExtensionContext context) {
        Watch watch = new Watch(Footprint.now(), UncaughtExceptions.collect(), grace(context));
        context.getStore(NAMESPACE).put(context.getUniqueId(), watch);
    }

    private static Duration grace(ExtensionContext context) {
        return Duration.ofMillis(context.getConfigurationParameter(GRACE, Long::valueOf).orElse(2000L));
    }

    /** From the beginning of a test to its end. */
    private record Watch(Footprint before, UncaughtExceptions uncaught, Duration grace) implements AutoCloseable {
        @Override
        public void close() {
            List<Throwable> died = uncaught.end();
            List<String> left = left();
            if (left.isEmpty() && died.isEmpty()) {
                return;
            }
            AssertionError failure = new AssertionError(text(left, died));
            died.forEach(failure::addSuppressed);
            throw failure;
        }

        private List<String> left() {
            try {
                return Await.that("the test's leftovers to go").until(Deadline.in(grace), () -> {
                    List<String> more = Footprint.now().beyond(before);
                    return more.isEmpty() ? Observation.found(more) : Observation.notYet(String.join("\n", more));
                });
            } catch (DeadlineExceededException e) {
                return e.lastSeen().lines().toList();
            }
        }

        private static String text(List<String> left, List<Throwable> died) {
            StringBuilder text = new StringBuilder("the test leaves behind:");
            left.forEach(thing -> text.append("\n  ").append(thing));
            died.forEach(death -> text.append("\n  ").append(death.getMessage()));
            return text.toString();
        }
    }
}
