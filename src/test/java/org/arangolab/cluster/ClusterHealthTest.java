package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterHealthTest {
    private static final Map<String, ?> AGENT = Map.of("Role", "Agent", "Status", "GOOD", "Endpoint",
            "tcp://127.0.0.1:4001",
            "Version", "3.12.4");

    private static Map<String, ?> server(String name, String role, String status) {
        return Map.of("ShortName", name, "Role", role, "Status", status, "Endpoint", "tcp://127.0.0.1:1", "Version",
                "3.12.4");
    }

    private static ClusterHealth of(Map<String, ?> health) {
        return ClusterHealth.of(Map.of("ClusterId", "c", "Health", health, "error", false, "code", 200));
    }

    @Test
    void rowsAreSortedByRoleAndName() {
        ClusterHealth health = of(Map.of("PRMR-2", server("DBServer0002", "DBServer", "GOOD"),
                "PRMR-1", server("DBServer0001", "DBServer", "GOOD"), "AGNT-039678a2-b2c3-4196-bc04-1a2ce552487a",
                AGENT,
                "CRDN-1", server("Coordinator0001", "Coordinator", "GOOD")));
        assertThat(health).hasToString("""
                AGNT-039678a2    Agent        GOOD     tcp://127.0.0.1:4001
                Coordinator0001  Coordinator  GOOD     tcp://127.0.0.1:1
                DBServer0001     DBServer     GOOD     tcp://127.0.0.1:1
                DBServer0002     DBServer     GOOD     tcp://127.0.0.1:1""");
        assertThat(health.isGood()).isTrue();
        assertThat(health.good("DBServer")).isEqualTo(2);
        assertThat(health.servers().get(0)).isEqualTo(
                new ClusterHealth.Row("AGNT-039678a2-b2c3-4196-bc04-1a2ce552487a", "", "Agent", "GOOD",
                "tcp://127.0.0.1:4001", "3.12.4"));
    }

    @Test
    void oneServerThatIsNotGoodMakesTheClusterBad() {
        ClusterHealth health = of(Map.of("PRMR-1", server("DBServer0001", "DBServer", "BAD"), "AGNT-1", AGENT));
        assertThat(health.isGood()).isFalse();
        assertThat(health.bad()).extracting(ClusterHealth.Row::shortName).containsExactly("DBServer0001");
        assertThat(health.good("DBServer")).isZero();
    }

    @Test
    void aClusterThatKnowsNobodyIsNotGood() {
        assertThat(of(Map.of()).isGood()).isFalse();
        assertThat(ClusterHealth.of("no map").isGood()).isFalse();
    }
}
