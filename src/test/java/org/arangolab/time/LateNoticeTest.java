package org.arangolab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LateNoticeTest {
    private static final Duration LIMIT = Duration.ofMillis(200);

    private final List<String> looks = new CopyOnWriteArrayList<>();
    private final TimeoutManager timeouts = TimeoutManager.unlimited();

    private void observe() {
        timeouts.observe(what -> {
            looks.add(what);
            return "  stacks:    db1 hangs";
        }, Duration.ZERO);
    }

    private static <T> T never(Deadline deadline) {
        return Await.future("a word", new CompletableFuture<>(), deadline);
    }

    @Test
    void waitInVainTellsWhatWasSeenWhileItHung() {
        observe();
        assertThatThrownBy(() -> timeouts.watched("a word", LIMIT, LateNoticeTest::never))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessage("waited 200 ms for a word, in vain\n  stacks:    db1 hangs");
        assertThat(looks).containsExactly("a word");
    }

    @Test
    void failureOfAnotherKindCarriesItAlong() {
        observe();
        AssertionError failure = catchThrowableOfType(AssertionError.class,
                () -> timeouts.watched("a word", LIMIT, deadline -> {
            Await.pause(LIMIT);
            throw new AssertionError("no word");
        }));
        assertThat(failure).hasMessage("no word");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(HangEvidence.class)
                .extracting(Throwable::getMessage).isEqualTo("while it waited for a word\n  stacks:    db1 hangs");
    }

    @Test
    void waitThatEndsInTimeIsNotLookedAt() {
        observe();
        assertThat(timeouts.<String>watched("a word", Duration.ofSeconds(1), deadline -> "word")).isEqualTo("word");
        Await.pause(Duration.ofMillis(20));
        assertThat(looks).isEmpty();
    }

    @Test
    void shortWaitIsALookAndNoHang() {
        timeouts.observe(what -> {
            looks.add(what);
            return "";
        });
        assertThatThrownBy(() -> timeouts.watched("a word", LIMIT, LateNoticeTest::never))
                .hasMessage("waited 200 ms for a word, in vain");
        assertThat(looks).isEmpty();
    }

    @Test
    void lookThatFailsIsToldAndHidesNothing() {
        timeouts.observe(what -> {
            throw new IllegalStateException("no eyes");
        }, Duration.ZERO);
        assertThatThrownBy(() -> timeouts.watched("a word", LIMIT, LateNoticeTest::never))
                .hasMessage("waited 200 ms for a word, in vain\n  stacks:    could not be taken: no eyes");
    }

    @Test
    void interruptDoesNotLoseWhatIsBeingSeen() {
        Thread waiting = Thread.currentThread();
        timeouts.observe(what -> {
            waiting.interrupt();
            Await.pause(LIMIT);
            waiting.interrupt();
            return "  stacks:    db1 hangs";
        }, Duration.ZERO);
        InterruptedWaitException failure = catchThrowableOfType(InterruptedWaitException.class,
                () -> timeouts.watched("a word", LIMIT, LateNoticeTest::never));
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(HangEvidence.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
