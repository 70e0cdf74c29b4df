package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"500.ms,PT0.5S", "30.s,PT30S", "10.min,PT10M", "1.h,PT1H", "1.5.min,PT1M30S", "30s,PT30S",
            "2 min,PT2M"})
    void durationsAreReadAsScriptsWriteThem(String text, Duration expected) {
        assertThat(new DurationText().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5.sec", "-5.s", "s", "1e3.s"})
    void whatIsNoDurationIsRejected(String text) {
        assertThatThrownBy(() -> new DurationText().convert(text))
                .hasMessage("'" + text + "' is no duration; write 500.ms, 30.s, 10.min or 1.h");
    }

    @Test
    void nothingAndAgesAreOutOfRange() {
        assertThatThrownBy(() -> new DurationText().convert("0.s")).hasMessageStartingWith("'0.s' is out of range");
        assertThatThrownBy(() -> new DurationText().convert("999999999999999999.h"))
                .hasMessageContaining("out of range");
    }
}
