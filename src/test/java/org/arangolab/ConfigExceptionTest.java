package org.arangolab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigExceptionTest {
    @Test
    void oneMistakeIsOneLineSeveralAreAList() {
        assertThat(new ConfigException("no")).hasMessage("no");
        assertThat(new ConfigException("instance 'db1'", List.of("no"))).hasMessage("instance 'db1': no");
        ConfigException two = new ConfigException("instance 'db1'", List.of("no", "never"));
        assertThat(two).hasMessage("instance 'db1': 2 mistakes\n  no\n  never");
        assertThat(two.mistakes()).containsExactly("no", "never");
    }
}
