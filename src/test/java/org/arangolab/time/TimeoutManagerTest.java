package org.arangolab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimeoutManagerTest {
    private final ManualTicker ticker = new ManualTicker();
    private final TimeoutManager timeouts = new TimeoutManager(Deadline.in(Duration.ofMinutes(10), ticker));

    @Test
    void innermostDeadlineBoundsTheWaitUntilItsScopeIsClosed() {
        try (TimeoutManager.Scope test = timeouts.within(Deadline.in(Duration.ofMinutes(2), ticker))) {
            assertThat(test).isNotNull();
            ticker.advance(Duration.ofSeconds(119));
            assertThat(timeouts.clamp(Duration.ofSeconds(30)).remaining()).isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(timeouts.clamp(Duration.ofSeconds(30)).remaining()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void runsDeadlineBoundsAnInnerOneThatIsLonger() {
        ticker.advance(Duration.ofMinutes(9));
        try (TimeoutManager.Scope test = timeouts.within(Deadline.in(Duration.ofMinutes(5), ticker))) {
            assertThat(test).isNotNull();
            assertThat(timeouts.clamp(Duration.ofMinutes(3)).remaining()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void clampedWaitTellsHowLongItReallyWaited() {
        TimeoutManager real = TimeoutManager.unlimited();
        try (TimeoutManager.Scope test = real.within(Deadline.in(Duration.ofHours(1), ticker))) {
            assertThat(test).isNotNull();
            ticker.advance(Duration.ofHours(1));
            assertThatThrownBy(() -> Await.future("the exit", new CompletableFuture<>(),
                    real.clamp(Duration.ofMinutes(1))))
                    .hasMessage("waited 0 ms for the exit, in vain");
        }
    }
}
