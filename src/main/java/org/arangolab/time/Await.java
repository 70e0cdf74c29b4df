package org.arangolab.time;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one waiting loop of the lab: a named condition, a deadline, growing pauses. It looks at once, and a last time
 * when the deadline has come; it reports what it saw last. A fact that can announce itself (an exit, a log line)
 * belongs into a future and {@link #future}; polling is for what cannot.
 */
public final class Await {
    private final String what;
    private final Backoff backoff;
    private final CompletableFuture<?> wakeUp;

    private Await(String what, Backoff backoff, CompletableFuture<?> wakeUp) {
        this.what = Objects.requireNonNull(what, "what is null");
        this.backoff = backoff;
        this.wakeUp = wakeUp;
    }

    /** Waits for what completes the sentence {@code waited 30 s for …}. */
    public static Await that(String what) {
        return new Await(what, Backoff.QUICK, new CompletableFuture<>());
    }

    /** With other pauses. */
    public Await every(Backoff other) {
        return new Await(what, other, wakeUp);
    }

    /** Looks at once when the future completes, in whatever way; then in pauses that begin anew. */
    public Await orWhen(CompletableFuture<?> signal) {
        return new Await(what, backoff, signal);
    }

    /**
     * Waits until an observation is conclusive.
     *
     * @return the value found
     * @throws DeadlineExceededException with the last observation
     * @throws InterruptedWaitException  when the thread is interrupted
     */
    public <T> T until(Deadline deadline, Supplier<Observation<T>> look) {
        Duration pause = backoff.first();
        boolean signalled = false;
        while (true) {
            boolean last = deadline.expired();
            Observation<T> seen = look.get();
            if (seen.found().isPresent()) {
                return seen.found().get();
            }
            if (last) {
                throw new DeadlineExceededException(what, deadline.limit(), seen.note());
            }
            boolean woken = pause(deadline.clamp(pause).limit(), signalled);
            signalled |= woken;
            pause = woken ? backoff.first() : backoff.after(pause);
        }
    }

    /**
     * Answers whether the signal ended it; what was announced is near, so the pauses begin anew. A signal that came
     * during the look ends the pause at once; after it has done so, it is no news any more.
     */
    private boolean pause(Duration pause, boolean signalled) {
        try {
            if (signalled) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                return false;
            }
            wakeUp.get(pause.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            return true; // the signal came, as a failure: the look will tell what it means
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(what, e);
        }
    }

    /**
     * Lets time pass, which a test sometimes must.
     *
     * @throws InterruptedWaitException when the thread is interrupted
     */
    public static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(Durations.text(pause) + " to pass", e);
        }
    }

    /**
     * Waits for a future; a runtime exception in it is thrown as it is.
     *
     * @throws DeadlineExceededException when it is not complete in time
     * @throws InterruptedWaitException  when the thread is interrupted
     */
    public static <T> T future(String what, CompletableFuture<T> future, Deadline deadline) {
        try {
            return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new DeadlineExceededException(what, deadline.limit(), "");
        } catch (InterruptedException e) {
            throw new InterruptedWaitException(what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(what + " failed", e.getCause());
        }
    }

    /**
     * What one look brought.
     *
     * @param found the value waited for, when it is there
     * @param note  otherwise what was seen instead, for the message of a wait in vain
     */
    public record Observation<T>(Optional<T> found, String note) {
        /** There it is. */
        public static <T> Observation<T> found(T value) {
            return new Observation<>(Optional.of(value), "");
        }

        /** Not yet; what was seen instead. */
        public static <T> Observation<T> notYet(String note) {
            return new Observation<>(Optional.empty(), note);
        }
    }
}
