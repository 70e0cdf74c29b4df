package org.arangolab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.arangolab.time.Await.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitTest {
    /** Of each test anew: the class may take longer than that. */
    private final Deadline soon = Deadline.in(Duration.ofSeconds(20));
    private static final Backoff SLOW = new Backoff(Duration.ofSeconds(30), Duration.ofSeconds(30));

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void looksAtOnceEvenWhenNoTimeIsLeft() {
        assertThat(Await.<String>that("a value").until(Deadline.in(Duration.ZERO), () -> Observation.found("here")))
                .isEqualTo("here");
    }

    @Test
    void tellsWhatItSawLast() {
        AtomicInteger looks = new AtomicInteger();
        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Await.that("the server to answer").until(Deadline.in(Duration.ofMillis(30)),
                        () -> Observation.notYet("look " + looks.incrementAndGet())))
                .satisfies(e -> {
                    assertThat(e).hasMessage("waited 30 ms for the server to answer, in vain\n  last seen: look "
                            + looks.get());
                    assertThat(e.waitedFor()).isEqualTo("the server to answer");
                    assertThat(e.limit()).isEqualTo(Duration.ofMillis(30));
                    assertThat(e.lastSeen()).isEqualTo("look " + looks.get());
                });
        assertThat(looks.get()).isGreaterThan(2);
    }

    @Test
    void looksOnceMoreAfterTheDeadlineHasCome() {
        ManualTicker ticker = new ManualTicker();
        Deadline deadline = Deadline.in(Duration.ofSeconds(1), ticker);
        AtomicInteger looks = new AtomicInteger();
        String found = Await.that("the end").until(deadline, () -> {
            ticker.advance(Duration.ofSeconds(2));
            return looks.incrementAndGet() == 2 ? Observation.found("in the last look") : Observation.notYet("");
        });
        assertThat(found).isEqualTo("in the last look");
    }

    @Test
    void sawNothingSaysNothing() {
        assertThatThrownBy(() -> Await.that("a sign").until(Deadline.in(Duration.ZERO), () -> Observation.notYet("")))
                .hasMessage("waited 0 ms for a sign, in vain");
    }

    @Test
    void interruptEndsThePauseAndStaysSet() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Await.that("a miracle").every(SLOW).until(soon, () -> Observation.notYet("")))
                .isInstanceOf(InterruptedWaitException.class)
                .hasMessage("interrupted while waiting for a miracle");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void signalEndsThePause() {
        CompletableFuture<String> signal = new CompletableFuture<>();
        List<String> seen = new ArrayList<>();
        String found = Await.that("the line").every(SLOW).orWhen(signal).until(soon, () -> {
            seen.add("looked");
            if (signal.isDone()) {
                return Observation.found(signal.join());
            }
            CompletableFuture.runAsync(() -> signal.complete("ready"));
            return Observation.notYet("");
        });
        assertThat(found).isEqualTo("ready");
        assertThat(seen).hasSize(2);
    }

    @Test
    void signalThatFailsOrIsCancelledEndsThePauseToo() {
        assertThat(looksUntilSignal(CompletableFuture.failedFuture(new IllegalStateException("gone")))).isEqualTo(3);
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        assertThat(looksWhileCancelling(cancelled)).isEqualTo(2);
    }

    @Test
    void pausesBeginAnewAfterTheSignal() {
        CompletableFuture<String> signal = new CompletableFuture<>();
        Backoff steep = new Backoff(Duration.ofMillis(1), Duration.ofSeconds(30));
        AtomicInteger looks = new AtomicInteger();
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        Await.that("the answer after the line").every(steep).orWhen(signal).until(deadline, () -> {
            int look = looks.incrementAndGet();
            if (look == 12) {
                CompletableFuture.runAsync(() -> signal.complete("line"));
            }
            return look == 15 ? Observation.found("answer") : Observation.notYet("");
        });
        // Without a fresh start the pauses of looks 13 to 15 alone would be 130, 195 and 290 ms.
        assertThat(deadline.elapsed()).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void futureIsAwaitedWithoutPolling() {
        CompletableFuture<String> exit = new CompletableFuture<>();
        CompletableFuture.runAsync(() -> exit.complete("exit 0"));
        assertThat(Await.future("the exit", exit, soon)).isEqualTo("exit 0");
    }

    @Test
    void futureThatDoesNotComeNamesTheWait() {
        assertThatThrownBy(() -> Await.future("the exit", new CompletableFuture<>(), Deadline.in(Duration.ofMillis(5))))
                .isInstanceOf(DeadlineExceededException.class).hasMessage("waited 5 ms for the exit, in vain");
    }

    @Test
    void exceptionInTheFutureComesAsItIs() {
        IllegalArgumentException cause = new IllegalArgumentException("as it is");
        assertThatThrownBy(() -> Await.future("the exit", CompletableFuture.failedFuture(cause), soon)).isSameAs(cause);
        Exception checked = new Exception("checked");
        assertThatThrownBy(() -> Await.future("the exit", CompletableFuture.failedFuture(checked), soon))
                .isInstanceOf(IllegalStateException.class).hasMessage("the exit failed").hasCause(checked);
    }

    @Test
    void evidenceIsAddedBelowTheMessage() {
        DeadlineExceededException first = new DeadlineExceededException("x", Duration.ofSeconds(2), "y");
        assertThat(new DeadlineExceededException(first, "  pid: 7")).hasMessage(
                "waited 2 s for x, in vain\n  last seen: y\n  pid: 7").hasCause(first);
    }

    private int looksUntilSignal(CompletableFuture<String> signal) {
        AtomicInteger looks = new AtomicInteger();
        Await.that("three looks").orWhen(signal).until(soon,
                () -> looks.incrementAndGet() == 3 ? Observation.found("") : Observation.notYet(""));
        return looks.get();
    }

    private int looksWhileCancelling(CompletableFuture<String> signal) {
        AtomicInteger looks = new AtomicInteger();
        Await.that("two looks").every(SLOW).orWhen(signal).until(soon, () -> {
            CompletableFuture.runAsync(() -> signal.cancel(true));
            return looks.incrementAndGet() == 2 ? Observation.found("") : Observation.notYet("");
        });
        return looks.get();
    }
}
