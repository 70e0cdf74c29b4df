package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.net.Endpoint;
import org.arangolab.process.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceSpecTest {
    @Test
    void allMistakesAreToldTogether() {
        assertThatThrownBy(() -> InstanceSpec.named("1 db").role(Role.AGENT).protocol(Protocol.UNIX)
                .authentication(Authentication.BASIC).endpoint(Endpoint.parse("ssl://h:1")).build())
                .isInstanceOf(ConfigException.class).hasMessage("""
                instance '1 db': 3 mistakes
                  a name is a letter and up to 63 letters, digits, '_' or '-'
                  role agent accepts only tokens, never a password; use auth: jwt or none
                  endpoint ssl://h:1 does not go with protocol unix""");
    }

    @Test
    void argumentGivenAgainReplacesTheEarlierOneWithAndWithoutDashes() {
        InstanceSpec spec = InstanceSpec.named("db1").argument("--log.level", "a").argument("x", "1").build();
        assertThat(spec.withArguments(Map.of("--log.level", List.of("b", "c"))).arguments())
                .isEqualTo(Map.of("log.level", List.of("b", "c"), "x", List.of("1")));
        assertThat(spec.arguments()).containsEntry("log.level", List.of("a"));
    }

    @Test
    void verboseServerLogsEverythingAndLevelsOfSingleTopicsStay() {
        assertThat(InstanceSpec.named("db1").verbose(true).argument("log.level", "queries=info").build().arguments())
                .isEqualTo(Map.of("log.level", List.of("debug", "queries=info")));
        assertThat(InstanceSpec.named("db1").verbose(true).build().arguments())
                .isEqualTo(Map.of("log.level", List.of("debug")));
        assertThat(InstanceSpec.named("db1").verbose(false).build().arguments()).isEmpty();
    }

    @Test
    void machineIsToldByTheVariablesOfArangod() {
        assertThat(InstanceSpec.named("db1").memory(new ByteSize(1 << 30)).cores(2).build().machine().environment())
                .isEqualTo(Map.of("ARANGODB_OVERRIDE_DETECTED_TOTAL_MEMORY", "1073741824",
                        "ARANGODB_OVERRIDE_DETECTED_NUMBER_OF_CORES", "2"));
        assertThat(Machine.REAL.environment()).isEmpty();
    }

    @Test
    void exitCodesOfArangodHaveMeaningsAndSomeRemedies() {
        assertThat(ArangodExit.text(new ExitStatus(22))).isEqualTo("exit code 22 (could not lock data directory)");
        assertThat(ArangodExit.text(new ExitStatus(99))).isEqualTo("exit code 99");
        assertThat(ArangodExit.text(new ExitStatus(134))).isEqualTo("SIGABRT (code 134)");
        assertThat(ArangodExit.remedy(new ExitStatus(11)))
                .contains("start it once with args: ['database.auto-upgrade': true]");
        assertThat(ArangodExit.remedy(new ExitStatus(1))).isEmpty();
    }
}
