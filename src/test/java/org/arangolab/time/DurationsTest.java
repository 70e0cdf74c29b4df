package org.arangolab.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1 s", "3200, 3.2 s", "3249, 3.2 s", "59949, 59.9 s", "59999, 1 min",
        "60000, 1 min", "125000, 2 min 5 s", "3600000, 1 h", "4200000, 1 h 10 min", "90000000, 25 h"})
    void printsAsPeopleReadIt(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
