package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.instance.Authentication;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;
import org.junit.jupiter.api.Test;

class ClusterSpecTest {
    @Test
    void aClusterIsThreeAgentsThreeDbServersAndTwoCoordinatorsWhenNothingIsSaid() {
        ClusterSpec spec = ClusterSpec.builder("c").build();
        assertThat(spec.counts()).isEqualTo(Map.of(Role.AGENT, 3, Role.DBSERVER, 3, Role.COORDINATOR, 2));
        assertThat(spec.protocol()).isEqualTo(Protocol.TCP);
        assertThat(spec.authentication()).isEqualTo(Authentication.NONE);
        assertThat(spec.memory(Role.AGENT)).isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> ClusterSpec.builder("1").agents(0).dbservers(-1).authentication(Authentication.BASIC)
                .protocol(Protocol.UNIX).arguments(Role.SINGLE, Map.of("log.level", List.of("debug"))).build())
                .isInstanceOf(ConfigException.class).hasMessage("""
                cluster '1': 6 mistakes
                  a name is a letter and up to 63 letters, digits, '_' or '-'
                  a cluster needs at least one agent, not 0
                  a cluster needs at least one dbserver, not -1
                  auth basic: the servers of a cluster know each other by tokens; use auth jwt, which lets root log in with a \
                password, too
                  protocol unix: the servers of a cluster speak tcp, ssl or h2 with each other
                  args single: there is no single server in a cluster""");
    }

    @Test
    void memoryGoesToTheRolesAsInArangodbsOwnTestFrameworkAndIsSharedByTheServersOfARole() {
        ClusterSpec spec = ClusterSpec.builder("c").agents(2).dbservers(3).coordinators(1).memory(new ByteSize(60_000))
                .build();
        assertThat(spec.memory(Role.AGENT)).isEqualTo(Optional.of(new ByteSize(2_400)));
        assertThat(spec.memory(Role.DBSERVER)).isEqualTo(Optional.of(new ByteSize(13_800)));
        assertThat(spec.memory(Role.COORDINATOR)).isEqualTo(Optional.of(new ByteSize(13_800)));
    }

    @Test
    void optionsOfARoleWinOverThoseOfAll() {
        ClusterSpec spec = ClusterSpec.builder("c").arguments(Role.DBSERVER, Map.of("log.level", List.of("debug")))
                .arguments(Map.of("log.level", List.of("info"), "log.color", List.of("false"))).build();
        assertThat(spec.options(Role.DBSERVER))
                .isEqualTo(Map.of("log.level", List.of("debug"), "log.color", List.of("false")));
        assertThat(spec.options(Role.AGENT)).isEqualTo(Map.of("log.level", List.of("info"), "log.color",
                List.of("false")));
    }
}
