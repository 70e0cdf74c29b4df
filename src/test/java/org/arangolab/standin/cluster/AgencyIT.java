package org.arangolab.standin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.arangolab.time.Await;
import org.arangolab.time.Await.Observation;
import org.arangolab.time.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three agents as processes: what they agree on survives the worst of their deaths. */
@Timeout(180)
class AgencyIT {
    @TempDir
    Path directory;

    private ClusterProcesses agents;

    @BeforeEach
    void start() {
        agents = new ClusterProcesses(directory, "--server.authentication", "false").agents(3);
    }

    @AfterEach
    void stop() {
        agents.close();
    }

    private String follower(String leader) {
        return leader.equals("agent1") ? "agent2" : "agent1";
    }

    @Test
    void followersSendTheirCallersToTheLeader() {
        String leader = agents.leader();
        String follower = follower(leader);

        assertThat(agents.post(follower, "/_api/agency/write", "[[{\"/a\":1}]]").status()).isEqualTo(307);
        assertThat(agents.post(leader, "/_api/agency/write", "[[{\"/a\":1}],[{\"/a\":2},{\"/a\":0}]]"))
                .matches(answer -> answer.status() == 412 && answer.text().matches("\\{\"results\":\\[\\d+,0]}"));
        assertThat(agents.get(leader, "/_api/agency/config").json().path("lastAcked").size()).isEqualTo(3);
        assertThat(agents.get(follower, "/_api/agency/config").json().path("lastAcked").size()).isZero();
        assertThat(agents.get(follower, "/_api/agency/config").json().path("leaderId"))
                .isEqualTo(agents.get(leader, "/_api/agency/config").json().path("configuration").path("id"));
    }

    @Test
    void withoutMajorityThereIsNoLeader() {
        String leader = agents.leader();
        for (String name : List.of("agent1", "agent2", "agent3")) {
            if (!name.equals(leader)) {
                agents.kill(name);
            }
        }
        ClusterProcesses.Answer answer = Await.that("the leader to doubt itself").until(
                Deadline.in(Duration.ofSeconds(20)), () -> {
                    ClusterProcesses.Answer now = agents.post(leader, "/_api/agency/read", "[[\"/\"]]");
                    return now.status() == 503 ? Observation.found(now) : Observation.notYet(now.toString());
                });
        assertThat(answer.text()).isEqualTo("{\"message\":\"No leader\"}");
    }

    @Test
    void allAgentsMayBeKilledAndNothingIsLost() {
        agents.write("[[{\"/kept\":{\"op\":\"set\",\"new\":{\"a\":[1,2]}}}]]");
        for (String name : List.of("agent1", "agent2", "agent3")) {
            agents.kill(name);
        }
        for (String name : List.of("agent1", "agent2", "agent3")) {
            agents.start(name);
        }
        assertThat(agents.read("/kept").toString()).isEqualTo("{\"a\":[1,2]}");
    }

    @Test
    void acknowledgedWritesSurviveTheDeathOfEachLeader() {
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<String> acknowledged = new ArrayList<>();
        boolean[] stopped = new boolean[1];
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            int mine = writer;
            running.add(CompletableFuture.runAsync(() -> write(mine, acknowledged, stopped), writers));
        }
        for (int round = 0; round < 3; round++) {
            String leader = agents.leader();
            agents.kill(leader);
            agents.leader();
            agents.start(leader);
            awaitMore(acknowledged);
        }
        synchronized (acknowledged) {
            stopped[0] = true;
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).orTimeout(60, TimeUnit.SECONDS).join();
        writers.shutdown();
        List<String> found = new ArrayList<>();
        agents.read("/log").fieldNames().forEachRemaining(found::add);
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(found).containsAll(acknowledged);
    }

    private void write(int writer, List<String> acknowledged, boolean[] stopped) {
        for (int n = 0;; n++) {
            synchronized (acknowledged) {
                if (stopped[0]) {
                    return;
                }
            }
            String key = writer + "-" + n;
            ClusterProcesses.Answer answer = agents.post(agents.leader(), "/_api/agency/write",
                    "[[{\"/log/" + key + "\":1}]]");
            if (answer.status() == 200) {
                synchronized (acknowledged) {
                    acknowledged.add(key);
                }
            }
        }
    }

    private static void awaitMore(List<String> acknowledged) {
        int before = size(acknowledged);
        Await.that("more writes").until(Deadline.in(ClusterProcesses.PATIENCE), () ->
                size(acknowledged) > before + 5 ? Observation.found(true) : Observation.notYet("" + before));
    }

    private static int size(List<String> acknowledged) {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }

    @Test
    void leaderThatStoodStillDoesNotAnswerFromAnOldState() {
        String old = agents.leader();
        agents.write("[[{\"/x\":1}]]");
        agents.suspend(old);
        String next = Await.that("another leader").until(Deadline.in(ClusterProcesses.PATIENCE), () -> {
            for (String name : List.of("agent1", "agent2", "agent3")) {
                if (!name.equals(old) && agents.post(name, "/_api/agency/write", "[[{\"/x\":2}]]").status() == 200) {
                    return Observation.found(name);
                }
            }
            return Observation.notYet("none");
        });
        agents.resume(old);
        ClusterProcesses.Answer answer = agents.post(old, "/_api/agency/read", "[[\"/x\"]]");
        assertThat(answer.status()).as("answer of %s after %s took over", old, next).isIn(307, 503);
    }
}
