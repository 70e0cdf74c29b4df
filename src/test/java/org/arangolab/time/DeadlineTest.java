package org.arangolab.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final ManualTicker ticker = new ManualTicker();

    @Test
    void timeLeftShrinksWithTheClockAndIsNeverNegative() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(3), ticker);
        ticker.advance(Duration.ofSeconds(1));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(2));
        assertThat(deadline.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(deadline).hasToString("Deadline[2 s left of 3 s]");
        assertThat(deadline.expired()).isFalse();
        ticker.advance(Duration.ofSeconds(9));
        assertThat(deadline.remaining()).isEqualTo(Duration.ZERO);
        assertThat(deadline.expired()).isTrue();
    }

    @Test
    void clampedDeadlineEndsWithItsParent() {
        Deadline parent = Deadline.in(Duration.ofSeconds(3), ticker);
        ticker.advance(Duration.ofSeconds(2));
        assertThat(parent.clamp(Duration.ofSeconds(5)).limit()).isEqualTo(Duration.ofSeconds(1));
        assertThat(parent.clamp(Duration.ofMillis(5)).limit()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void negativeLimitIsNoLimitAtAllAndHugeOnesDoNotOverflow() {
        assertThat(Deadline.in(Duration.ofSeconds(-1), ticker).expired()).isTrue();
        Deadline huge = Deadline.in(Duration.ofSeconds(Long.MAX_VALUE), ticker);
        ticker.advance(Duration.ofDays(1));
        assertThat(huge.expired()).isFalse();
        assertThat(huge.remaining().toNanos()).isPositive();
    }
}
