package org.arangolab.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.tools.Tool;
import org.arangolab.tools.ToolJob;
import org.arangolab.tools.ToolTerms;
import org.junit.jupiter.api.Test;

class CallSettingsTest {
    private static final ToolJob JOB = ToolJob.of(Tool.ARANGODUMP);

    private static ToolJob given(Map<String, ?> settings) {
        ToolJob job = JOB;
        for (Map.Entry<String, ?> setting : settings.entrySet()) {
            job = CallSettings.given(job, setting.getKey(), setting.getValue());
        }
        return job;
    }

    @Test
    void termsAreTheCallsAndEverythingElseIsTheTools() {
        ToolJob job = given(Map.of("timeout", Duration.ofSeconds(3), "check", false, "core", true, "memory",
                new ByteSize(64),
                "env", Map.of("A", 1), "tries", 2, "database", "d", "threads", 4));
        assertThat(job.terms()).isEqualTo(new ToolTerms(Duration.ofSeconds(3), false, Set.of(), 2, true,
                Optional.of(new ByteSize(64))));
        assertThat(job.environment()).isEqualTo(Map.of("A", "1"));
        assertThat(job.options()).isEqualTo(Map.of("server.database", "d", "threads", 4));
    }

    @Test
    void valuesThatChangeNothingChangeNothing() {
        assertThat(given(Map.of("check", true, "core", false))).isEqualTo(JOB);
    }

    @Test
    void valuesOfAWrongKindAreMistakes() {
        refused("timeout", 3, "arangodump: timeout: expected a duration such as 30.s, not '3'");
        refused("check", "no", "arangodump: check: expected true or false, not 'no'");
        refused("core", 1, "arangodump: core: expected true or false, not '1'");
        refused("memory", 512, "arangodump: memory: expected a size such as 512.mb, not '512'");
        refused("env", List.of("A=1"), "arangodump: env: expected a map such as [NAME: 'value'], not '[A=1]'");
        refused("tries", "x", "arangodump: tries: expected a number such as 3, not 'x'");
        refused("tries", 0, "arangodump: tries: expected 1 or more, not '0'");
    }

    private static void refused(String name, Object value, String message) {
        assertThatThrownBy(() -> CallSettings.given(JOB, name, value)).isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
