package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3.12.4                                            | 3.12.4
            3.12.0-rc.1                                       | 3.12.0
            3.11.8.1                                          | 3.11.8
            ArangoDB 3.0.12 [linux] 64bit, using V8 4.3.61    | 3.0.12
            4.0.0-devel                                       | 4.0.0
            """)
    void versionIsTheFirstOneInTheText(String text, String version) {
        assertThat(ServerVersion.in(text)).hasToString("Optional[" + version + "]");
    }

    @Test
    void textWithoutAVersionHasNone() {
        assertThat(ServerVersion.in("devel")).isEmpty();
        assertThat(ServerVersion.in("")).isEmpty();
    }

    @Test
    void onlyAnotherLineIsOlder() {
        ServerVersion present = new ServerVersion(3, 12, 4);
        assertThat(new ServerVersion(3, 11, 9).isOfAnOlderLineThan(present)).isTrue();
        assertThat(new ServerVersion(2, 8, 0).isOfAnOlderLineThan(present)).isTrue();
        assertThat(new ServerVersion(3, 12, 1).isOfAnOlderLineThan(present)).isFalse();
        assertThat(new ServerVersion(4, 0, 0).isOfAnOlderLineThan(present)).isFalse();
    }
}
