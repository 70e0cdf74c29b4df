package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Argument;
import org.arangolab.instance.Instance;
import org.arangolab.instance.Role;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Session;
import org.arangolab.process.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an arangod that only sleeps; the agent of a name that is given ends with a fatal line. */
class ClusterTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private Lab lab;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        Path arangod = Files.writeString(directory.resolve("arangod"), """
                #!/bin/sh
                case $1 in --dump-options|--help-all) exit;; esac
                case "$*" in */agent2/*)
                    while [ $# -gt 0 ]; do [ "$1" != --log.file ] || log=$2; shift; done
                    if [ -e "${0%/*}/break" ]; then
                        echo "2026-01-01T00:00:00Z [1] FATAL [00003] {startup} no disk" >> "$log"
                        exit 23
                    fi;;
                esac
                exec sleep 1000
                """);
        assertThat(arangod.toFile().setExecutable(true)).isTrue();
        lab = Lab.open(LabOptions.defaults().withRuns(directory.resolve("runs")).withArangodb(Optional.of(arangod)));
        lab.events().listen(event -> {
            if (event instanceof LabEvent.Note note) {
                notes.add(note.toString());
            }
        });
        session = lab.session("");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Cluster cluster(int agents) {
        return session.define(ClusterSpec.builder("c").agents(agents).dbservers(1).coordinators(1).build());
    }

    @Test
    void thePlanNamesTheServersInTheOrderOfTheirStart() {
        ClusterPlan plan = cluster(3).plan();
        assertThat(plan.servers()).extracting(ClusterPlan.Planned::name)
                .containsExactly("agent1", "agent2", "agent3", "dbserver1", "coordinator1");
        assertThat(plan.toString().lines()).hasSize(5).first().asString()
                .matches("agent1 +agent +tcp://127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void javaDefinesOneInALineAndItIsTheLabsToEnd() {
        Cluster cluster = lab.cluster(spec -> spec.agents(1).dbservers(2).coordinators(1));
        assertThat(cluster.name()).isEqualTo("cluster1");
        assertThat(cluster.servers()).hasSize(4);
        assertThat(lab.cluster(spec -> spec.agents(1)).name()).isEqualTo("cluster2");
    }

    @Test
    void everyServerIsToldWhereAllAgentsAre() {
        Cluster cluster = cluster(3);
        List<String> agents = cluster.servers(Role.AGENT).stream().map(agent -> agent.endpoint().toString()).toList();
        assertThat(agents).doesNotHaveDuplicates();
        assertThat(cluster.plan().servers()).allSatisfy(server -> assertThat(values(server,
                server.role() == Role.AGENT ? "agency.endpoint" : "cluster.agency-endpoint")).isEqualTo(agents));
        assertThat(values(cluster.plan().servers().get(0), "agency.size")).containsExactly("3");
    }

    private static List<String> values(ClusterPlan.Planned server, String option) {
        return server.arguments().stream().filter(argument -> argument.name().equals(option)).map(Argument::value)
                .toList();
    }

    @Test
    void anEvenNumberOfAgentsIsAllowedAndWarnedOf() {
        cluster(2);
        assertThat(notes).singleElement().asString()
                .contains("an even number of agents, 2, stands no more failures than one agent less");
    }

    @Test
    void anOddNumberOfAgentsIsNotWarnedOf() {
        cluster(3);
        assertThat(notes).isEmpty();
    }

    @Test
    void anAgencyWithoutAMajorityIsToldAtOnceWithTheDeadOnes() {
        Cluster cluster = cluster(3);
        List<Instance> agents = cluster.servers(Role.AGENT);
        agents.forEach(Instance::start);
        agents.subList(0, 2).forEach(agent -> agent.kill(Signal.KILL));
        assertThatThrownBy(() -> cluster.agency().leader()).isInstanceOf(ClusterException.class)
                .hasMessage("the agency has no majority: 2 of 3 agents are dead: agent1 (SIGKILL (code 137)), "
                        + "agent2 (SIGKILL (code 137))");
    }

    @Test
    void aServerThatEndsEndsTheWaitAtOnceIsNamedAndNothingIsLeft() throws IOException {
        Files.createFile(directory.resolve("break"));
        Cluster cluster = cluster(3);
        long from = System.nanoTime();
        assertThatThrownBy(() -> cluster.start().waitUntilReady(LONG)).isInstanceOf(ClusterException.class)
                .message().satisfies(message -> assertThat(message.lines()).containsExactly(
                        "c cannot start: agent2 ended with exit code 23 (recovery failed)",
                        "  log:       2026-01-01T00:00:00Z [1] FATAL [00003] {startup} no disk",
                        "  directory: " + cluster.servers().get(1).directory()));
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LONG.dividedBy(4));
        assertThat(cluster.servers()).noneMatch(Instance::alive);
    }

    @Test
    void aClusterThatWasNeverStartedCannotBeWaitedFor() {
        assertThatThrownBy(() -> cluster(1).waitUntilReady(LONG)).hasMessage("c was never started; start() it first");
    }

    @Test
    void noCoordinatorCanBeAskedBeforeTheStart() {
        Cluster cluster = cluster(1);
        assertThat(cluster.healthy()).isFalse();
        assertThatThrownBy(cluster::health).hasMessage("no coordinator of c can be asked: "
                + cluster.servers(Role.COORDINATOR));
        assertThat(cluster.toString().lines().toList().get(0)).isEqualTo("c: 0 of 3 servers run");
    }
}
