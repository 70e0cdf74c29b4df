package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.InstanceState;
import org.arangolab.instance.Role;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;
import org.arangolab.process.Signal;
import org.arangolab.testing.Reliability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the stand-in: what is wrong with one server is told at once, and nothing of the others is left. */
class ClusterGoneWrongIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;
    private Lab lab;

    @AfterEach
    void close() {
        lab.close();
    }

    private Cluster open(LabOptions options, ClusterSpec.Builder spec) {
        lab = Lab.open(options.withRuns(directory.resolve("runs")));
        Session session = lab.session("");
        return session.define(spec.build());
    }

    private static ClusterSpec.Builder small(int agents) {
        return ClusterSpec.builder("c").agents(agents).dbservers(2).coordinators(1);
    }

    @Test
    void theMistakesOfAllRolesAreToldTogetherAndNothingIsDefined() {
        lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")));
        Session session = lab.session("");
        Instance before = session.define(InstanceSpec.named("db1").build());
        assertThatThrownBy(() -> session.define(small(1).arguments(Role.AGENT, Map.of("agency.sizee", List.of("3")))
                .arguments(Role.DBSERVER, Map.of("log.levl", List.of("debug"))).build()))
                .isInstanceOf(ConfigException.class).hasMessage("""
                        cluster 'c': 2 mistakes
                          agent: unknown option 'agency.sizee'; did you mean 'agency.size'?
                          dbserver: unknown option 'log.levl'; did you mean 'log.level'?""");
        assertThat(session.names()).containsExactly("db1");
        assertThat(session.focus().server()).containsSame(before);
        assertThat(session.define(small(1).build()).servers()).hasSize(4);
    }

    @Test
    void aDbServerThatEndsAtItsStartEndsTheWaitAndTheOthers() throws IOException {
        Path standIn = Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod");
        Path arangod = Files.writeString(directory.resolve("arangod"), """
                #!/bin/sh
                case "$*" in */dbserver2/*) echo broken disk >&2; exit 23;; esac
                exec %s "$@"
                """.formatted(standIn));
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        Cluster cluster = open(LabOptions.defaults().withArangodb(Optional.of(arangod)), small(1));
        long from = System.nanoTime();
        assertThatThrownBy(() -> cluster.start().waitUntilReady(LONG)).isInstanceOf(ClusterException.class)
                .hasMessage("c cannot start: dbserver2 ended with exit code 23 (recovery failed)\n  directory: "
                        + cluster.servers().get(2).directory());
        Duration lasted = Duration.ofNanos(System.nanoTime() - from);
        Reliability.figure("a DB-Server ends at its start, until the cluster's start has failed", lasted.toMillis()
                + " ms");
        assertThat(lasted).isLessThan(LONG.dividedBy(4));
        assertThat(cluster.servers()).noneMatch(Instance::alive);
        assertThat(cluster.servers().get(0).directory().resolve("agency-start/plan.json")).isNotEmptyFile();
    }

    @Test
    void anAgencyWithoutAMajorityIsToldAndSoIsOneThatHasItAgain() {
        Cluster cluster = open(LabOptions.defaults().withStandIn(true), small(3)).start().waitUntilReady(LONG);
        List<Instance> agents = cluster.servers(Role.AGENT);
        agents.subList(0, 2).forEach(agent -> agent.kill(Signal.KILL).awaitExit(LONG));
        assertThatThrownBy(() -> cluster.agency().read("/arango/Plan/Version")).isInstanceOf(ClusterException.class)
                .hasMessage("the agency has no majority: 2 of 3 agents are dead: agent1 (SIGKILL (code 137)), "
                        + "agent2 (SIGKILL (code 137))");
        agents.get(0).start().waitUntilReady(LONG);
        assertThat(cluster.agency().leader()).isIn(agents.get(0), agents.get(2));
        assertThat(cluster.agency().read("/arango/Plan/Version")).isInstanceOf(Number.class);
        assertThat(agents.get(1).state()).isEqualTo(InstanceState.CRASHED);
    }
}
