package org.arangolab.standin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.arangolab.time.Await.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster acknowledged is there at the end, whichever of its servers died meanwhile. */
@Timeout(300)
class HammerIT {
    @TempDir
    Path directory;

    private ClusterProcesses cluster;

    @BeforeEach
    void start() {
        cluster = new ClusterProcesses(directory, "--server.authentication", "false")
                .agents(3, "--agency.supervision-grace-period", "3", "--agency.supervision-ok-threshold", "1.5",
                        "--agency.supervision-frequency", "0.5").dbservers(3).coordinators(2);
        cluster.awaitReady("dbserver1", "dbserver2", "dbserver3", "coordinator1", "coordinator2");
        cluster.awaitHealthy();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() {
        assertThat(cluster.post("coordinator1", "/_api/collection",
                "{\"name\":\"marks\",\"numberOfShards\":3,\"replicationFactor\":2}").status()).isEqualTo(200);
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (String coordinator : List.of("coordinator1", "coordinator2")) {
            writers.add(CompletableFuture.runAsync(() -> write(coordinator, acknowledged, stopped), threads));
        }
        for (String victim : List.of("dbserver1", "dbserver2", "dbserver3")) {
            awaitMore(acknowledged);
            cluster.kill(victim);
            awaitMore(acknowledged);
            cluster.start(victim);
            cluster.awaitReady(victim);
            cluster.awaitHealthy();
            cluster.awaitInSync();
        }
        String leader = cluster.leader();
        cluster.kill(leader);
        awaitMore(acknowledged);
        cluster.start(leader);
        stopped.set(true);
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).orTimeout(90, TimeUnit.SECONDS).join();
        threads.shutdown();
        assertThat(acknowledged).hasSizeGreaterThan(100);
        assertThat(missing(acknowledged)).isEmpty();
    }

    /** A server that comes back within the grace period, and lost its last moment, must not lead with that. */
    @Test
    void leaderThatIsBackBeforeItHasFailedStillHasEverything() {
        assertThat(cluster.post("coordinator1", "/_api/collection",
                "{\"name\":\"marks\",\"numberOfShards\":3,\"replicationFactor\":2}").status()).isEqualTo(200);
        Set<String> acknowledged = new TreeSet<>();
        for (int round = 0; round < 3; round++) {
            for (int n = 0; n < 30; n++) {
                insert("coordinator1", round + "-" + n, acknowledged);
            }
            String victim = "dbserver" + (round + 1);
            cluster.kill(victim);
            cluster.start(victim);
            cluster.awaitReady(victim);
            cluster.awaitInSync();
        }
        assertThat(acknowledged).hasSize(90);
        assertThat(missing(acknowledged)).isEmpty();
    }

    private void write(String coordinator, Set<String> acknowledged, AtomicBoolean stopped) {
        for (int n = 0; !stopped.get(); n++) {
            insert(coordinator, coordinator + "-" + n, acknowledged);
        }
    }

    private void insert(String coordinator, String key, Set<String> acknowledged) {
        int status = cluster.post(coordinator, "/_api/document/marks", "{\"_key\":\"" + key + "\"}").status();
        if (status == 202) {
            acknowledged.add(key);
        }
    }

    private void awaitMore(Set<String> acknowledged) {
        int before = acknowledged.size();
        cluster.await("more writes", () -> acknowledged.size() > before + 20 ? Observation.found(true)
                : Observation.notYet(acknowledged.size() + " writes, " + before + " before"));
    }

    private Set<String> missing(Set<String> acknowledged) {
        JsonNode keys = cluster.post("coordinator1", "/_api/cursor",
                "{\"query\":\"FOR m IN marks RETURN m._key\",\"batchSize\":1000000}").json().path("result");
        Set<String> missing = new TreeSet<>(acknowledged);
        keys.forEach(key -> missing.remove(key.asText()));
        return missing;
    }
}
