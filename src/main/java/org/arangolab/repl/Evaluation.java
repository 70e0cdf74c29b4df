package org.arangolab.repl;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.arangolab.time.InterruptedWaitException;

/**
 * One entry that runs, on a thread of its own, so that Ctrl-C can end it: busy loops check for the interrupt, waits and
 * requests answer it. What ignores it is told to the user after a second and left behind at the next Ctrl-C.
 */
final class Evaluation {
    private static final int PATIENCE_MILLIS = 1000;
    private static final List<Class<? extends Throwable>> INTERRUPTIONS = List.of(InterruptedException.class,
            InterruptedWaitException.class, InterruptedIOException.class, ClosedByInterruptException.class);

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final Thread thread;
    private final Consumer<String> stubborn;
    private volatile boolean interrupted;

    /**
     * Starts it.
     *
     * @param code     gives the text to show
     * @param stubborn is told where the code is when it goes on a second after the interrupt
     */
    Evaluation(String name, Callable<String> code, Consumer<String> stubborn) {
        this.stubborn = stubborn;
        this.thread = new Thread(() -> outcome.complete(run(code)), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it ends or is left behind; only its user sets a limit, by Ctrl-C. */
    Outcome await() {
        return outcome.join();
    }

    /** Ctrl-C: the first interrupts it, the second leaves it behind. On any thread. */
    void interrupt() {
        if (interrupted) {
            outcome.complete(new Outcome.LeftBehind(where()));
            return;
        }
        interrupted = true;
        thread.interrupt();
        CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).execute(() -> {
            if (!outcome.isDone()) {
                stubborn.accept(where());
            }
        });
    }

    private Outcome run(Callable<String> code) {
        try {
            return new Outcome.Value(code.call());
        } catch (Throwable e) {
            return interrupted && interruption(e) ? new Outcome.Interrupted() : new Outcome.Failed(e);
        }
    }

    /** Whether an interrupt is at the root of it. */
    static boolean interruption(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause).limit(20)
                .anyMatch(e -> INTERRUPTIONS.stream().anyMatch(type -> type.isInstance(e)));
    }

    private String where() {
        return Arrays.stream(thread.getStackTrace()).findFirst().map(frame -> "in " + frame.getClassName() + "."
                + frame.getMethodName()).orElse("at its end");
    }

    /** How it went. */
    sealed interface Outcome {
        /** It has a value, as text; empty for {@code null}. */
        record Value(String text) implements Outcome {
        }

        /** It threw. */
        record Failed(Throwable thrown) implements Outcome {
        }

        /** Ctrl-C ended it. */
        record Interrupted() implements Outcome {
        }

        /** It ignored Ctrl-C and still runs. */
        record LeftBehind(String where) implements Outcome {
        }
    }
}
