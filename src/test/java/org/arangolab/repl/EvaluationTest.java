package org.arangolab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.arangolab.repl.Evaluation.Outcome;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void valueAndFailureAreTold() {
        assertThat(new Evaluation("e", () -> "42", where -> { }).await()).isEqualTo(new Outcome.Value("42"));
        IllegalStateException failure = new IllegalStateException("no");
        assertThat(new Evaluation("e", () -> {
            throw failure;
        }, where -> { }).await()).isEqualTo(new Outcome.Failed(failure));
    }

    @Test
    void interruptEndsAWaitAtOnce() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        Evaluation evaluation = new Evaluation("e", () -> {
            runs.countDown();
            new CountDownLatch(1).await();
            return "";
        }, where -> { });
        runs.await();
        Instant pressed = Instant.now();
        evaluation.interrupt();
        assertThat(evaluation.await()).isEqualTo(new Outcome.Interrupted());
        assertThat(Duration.between(pressed, Instant.now())).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void codeThatIgnoresTheInterruptIsToldAndLeftBehindAtTheSecond() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> told = new CompletableFuture<>();
        Evaluation evaluation = new Evaluation("e", () -> {
            awaitStubbornly(end);
            return "";
        }, told::complete);
        evaluation.interrupt();
        assertThat(told.get(20, TimeUnit.SECONDS)).startsWith("in ");
        evaluation.interrupt();
        assertThat(evaluation.await()).isInstanceOf(Outcome.LeftBehind.class);
        end.countDown();
    }

    private static void awaitStubbornly(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return;
            } catch (InterruptedException e) {
                continue; // that is the point of it
            }
        }
    }
}
