package org.arangolab.standin.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({"0,0 bytes", "1,1 byte", "999,999 bytes", "1000,1.0 KB", "1999,1.9 KB", "999999,999.9 KB",
            "1000000,1.0 MB", "12345678,12.3 MB", "5000000000,5.0 GB", "7000000000000,7.0 TB",
            "7000000000000000,7000.0 TB"})
    void sizesAreCutOffAtOneDecimal(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
    }
}
