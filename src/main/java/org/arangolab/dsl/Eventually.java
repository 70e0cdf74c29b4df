package org.arangolab.dsl;

import groovy.lang.Closure;
import java.util.Optional;
import org.arangolab.client.ConnectionFailedException;
import org.arangolab.client.ServerResponseException;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;

/**
 * A block that must hold at some time before a deadline. It does not hold yet while an assertion in it fails, a server
 * gives no answer or the wrong one, or its value is {@code false}; any other exception, a crash above all, ends the
 * wait at once.
 */
final class Eventually {
    private static final String WHAT = "the block of within to hold";

    private Eventually() {
    }

    static Object holds(Closure<?> block, Deadline deadline) {
        Throwable[] last = new Throwable[1];
        try {
            Optional<Object> value = Await.that(WHAT)
                    .until(deadline, () -> attempt(block, last));
            return value.orElse(null);
        } catch (DeadlineExceededException e) {
            if (!e.waitedFor().equals(WHAT)) {
                throw e; // a wait inside of the block
            }
            AssertionError failure = new AssertionError(e.lastSeen().stripTrailing() + "\n(not held within "
                    + Durations.text(deadline.limit()) + ")", last[0]);
            throw failure;
        }
    }

    private static Observation<Optional<Object>> attempt(Closure<?> block, Throwable[] last) {
        try {
            Object value = block.call();
            return Boolean.FALSE.equals(value) ? Observation.notYet("the block's value is false")
                    : Observation.found(Optional.ofNullable(value));
        } catch (AssertionError | ConnectionFailedException | ServerResponseException e) {
            last[0] = e;
            return Observation.notYet(String.valueOf(e.getMessage()));
        }
    }
}
