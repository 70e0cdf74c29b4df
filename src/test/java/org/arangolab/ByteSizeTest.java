package org.arangolab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KiB", "1536, 1.5 KiB", "1048575, 1 MiB", "536870912, 512 MiB",
        "1610612736, 1.5 GiB", "1125899906842624, 1024 TiB"})
    void printsInPowersOf1024(long bytes, String text) {
        assertThat(new ByteSize(bytes)).hasToString(text);
    }

    @Test
    void addsAndCompares() {
        assertThat(new ByteSize(1).plus(new ByteSize(2))).isEqualTo(new ByteSize(3)).isGreaterThan(new ByteSize(2));
        assertThatThrownBy(() -> new ByteSize(Long.MAX_VALUE).plus(new ByteSize(1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void negativeSizeIsAMistake() {
        assertThatThrownBy(() -> new ByteSize(-1)).isInstanceOf(ConfigException.class)
                .hasMessage("a size must not be negative: -1 bytes");
    }
}
