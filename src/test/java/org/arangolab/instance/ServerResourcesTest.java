package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.arangolab.client.FakeHttp;
import org.arangolab.client.FakeHttp.Answer;
import org.arangolab.client.FakeHttp.Received;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.monitor.Delta;
import org.arangolab.monitor.HeapSnapshot;
import org.arangolab.process.Signal;
import org.arangolab.process.Spawner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerResourcesTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String PROFILE =
            "heap_v2/524288\n  t*: 12: 3145728 [0: 0]\n@ 0x1 0x2\n  t*: 12: 3145728 [0: 0]\n"
            + "MAPPED_LIBRARIES:\n";
    private static final String METRICS =
            "# TYPE rocksdb_block_cache_usage gauge\nrocksdb_block_cache_usage{role=\"SINGLE\"} 1048576\n";

    @TempDir
    private Path directory;
    private Bench bench;
    private FakeHttp http;
    private Spawner spawner;
    private Instance db1;
    private ServerResources resources;
    private Answer profile = new Answer(200, PROFILE);
    private Answer metrics = new Answer(200, METRICS);

    @BeforeEach
    void open() {
        bench = new Bench(directory);
        http = new FakeHttp(this::answer);
        db1 = bench.server("ready; " + Bench.SLEEP, http.endpoint()).start().waitUntilReady(LONG);
        spawner = new Spawner();
        resources = new ServerResources(db1, Optional.of(new Diagnostics(spawner, bench::findings, "")),
                pid -> List.of());
    }

    @AfterEach
    void close() {
        bench.close();
        http.close();
        spawner.close();
    }

    private Answer answer(Received request) {
        if (request.path().startsWith("/_admin/status?memory")) {
            return profile;
        }
        return request.path().equals("/_admin/metrics/v2") ? metrics
                : request.path().equals("/_admin/metrics") ? new Answer(200, METRICS)
                : new Answer(200, "{\"server\":\"arango\",\"version\":\"3.12.4\"}");
    }

    @Test
    void deltaIsBetweenLabelsOrSamples() {
        resources.snapshot("before");
        resources.snapshot("after");
        Delta delta = resources.delta("before", "after");
        assertThat(delta.isRestarted()).isFalse();
        assertThat(delta.getCpu()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(resources.delta("before", resources.sample()).from()).isEqualTo(delta.from());
        assertThatThrownBy(() -> resources.delta("befor", "after")).isInstanceOf(ConfigException.class)
                .hasMessage("db1 has no snapshot 'befor'; did you mean 'before'?");
    }

    @Test
    void labelWithoutAnySnapshotTellsHowToTakeOne() {
        assertThatThrownBy(() -> resources.delta("before", resources.sample())).isInstanceOf(ConfigException.class)
                .hasMessage("db1 has no snapshot 'before'; take one: db1.snapshot('before')");
    }

    @Test
    void restartedServerIsAnotherProcess() {
        resources.snapshot("before");
        db1.restart(Map.of());
        assertThat(resources.delta("before", resources.sample()).isRestarted()).isTrue();
    }

    @Test
    void deadServerHasNothingToLookAt() {
        db1.kill(Signal.KILL).awaitExit(LONG);
        assertThatThrownBy(resources::sample).isInstanceOf(ConfigException.class).hasMessage("db1 is " + db1.state()
                + " and has no process to look at; what it used before is in db1.samples");
        assertThatThrownBy(resources::sockets).isInstanceOf(ConfigException.class);
        assertThatThrownBy(resources::heapSnapshot).isInstanceOf(ConfigException.class)
                .hasMessage("db1 cannot be asked for its memory: " + db1);
        assertThatThrownBy(() -> new GroupResources("c", List.of(resources)).sample())
                .isInstanceOf(ConfigException.class)
                .hasMessage("no server of c runs, so that none can be looked at");
    }

    @Test
    void heapProfileIsKeptAmongTheFindings() throws Exception {
        HeapSnapshot heap = resources.heapSnapshot();
        assertThat(heap.heap()).contains(new ByteSize(3 << 20));
        assertThat(heap.totals().orElseThrow().objects()).isEqualTo(12);
        assertThat(Files.readString(heap.profile().orElseThrow())).isEqualTo(PROFILE);
        assertThat(heap.metrics()).isEqualTo(Map.of("rocksdb_block_cache_usage", new ByteSize(1 << 20)));
        assertThat(resources.heapSnapshot().profile()).isNotEqualTo(heap.profile());
    }

    @Test
    void buildWithoutProfilesSaysSoAndMetricsAreTakenAllTheSame() {
        profile = new Answer(501,
                "{\"error\":true,\"errorNum\":9,\"errorMessage\":\"memory profiles not enabled at compile time\"}");
        metrics = new Answer(404, "{}");
        HeapSnapshot heap = resources.heapSnapshot();
        assertThat(heap.note()).isEqualTo("this build has no memory profiles");
        assertThat(heap.metrics()).hasSize(1);
    }

    @Test
    void profilesThatAreSwitchedOffAreToldWithTheRemedy() {
        profile = new Answer(200, "");
        assertThat(resources.heapSnapshot().note())
                .isEqualTo("it is switched off: start the server with env: [MALLOC_CONF: 'prof:true']");
    }
}
