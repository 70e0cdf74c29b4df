package org.arangolab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.arangolab.event.LabEvent;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceState;
import org.arangolab.lab.Lab;
import org.arangolab.lab.LabOptions;
import org.arangolab.testing.Reliability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterStopIT {
    @TempDir
    private Path directory;

    @Test
    void aStopIsCleanAndTheAgentsAreLastAndItStartsAgain() {
        List<String> ended = new CopyOnWriteArrayList<>();
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")))) {
            lab.events().listen(event -> {
                if (event instanceof LabEvent.InstanceStopped stop) {
                    ended.add(stop.subject());
                }
            });
            Cluster cluster = lab.session("").define(ClusterSpec.builder("c").agents(3).dbservers(1).coordinators(1)
                    .build())
                    .start().waitUntilReady(Duration.ofMinutes(2));
            long from = System.nanoTime();
            cluster.stop();
            Reliability.figure("stop of a cluster of five", Duration.ofNanos(System.nanoTime() - from).toMillis()
                    + " ms");

            assertThat(ended.subList(0, 2)).containsExactlyInAnyOrder("dbserver1", "coordinator1");
            assertThat(ended.subList(2, 5)).containsExactlyInAnyOrder("agent1", "agent2", "agent3");
            assertThat(cluster.servers()).allMatch(server -> server.state() == InstanceState.STOPPED
                    && server.exit().orElseThrow().code() == 0);
            assertThat(cluster.start().waitUntilReady(Duration.ofMinutes(2)).healthy()).isTrue();
        }
    }

    @Test
    void aStopAsksForNoMaintenanceWhenTheAgencyHasNoMajority() {
        try (Lab lab = Lab.open(LabOptions.defaults().withStandIn(true).withRuns(directory.resolve("runs")))) {
            Cluster cluster = lab.session("").define(ClusterSpec.builder("c").agents(1).dbservers(1).coordinators(1)
                    .build())
                    .start().waitUntilReady(Duration.ofMinutes(2));
            assertThat(cluster.agency().hasMajority()).isTrue();
            Instance agent = cluster.servers().stream()
                    .filter(server -> server.name().equals("agent1")).findFirst().orElseThrow();
            agent.suspend();
            assertThat(cluster.agency().hasMajority()).isFalse();
            cluster.stop();
            assertThat(cluster.servers()).noneMatch(server -> server.state().hasProcess());
        }
    }
}
