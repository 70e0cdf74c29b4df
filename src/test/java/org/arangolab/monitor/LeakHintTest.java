package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.arangolab.ByteSize;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.Test;

class LeakHintTest {
    private static final String METRICS = """
            # HELP rocksdb_block_cache_usage what it holds
            # TYPE rocksdb_block_cache_usage gauge
            rocksdb_block_cache_usage{role="SINGLE"} 1048576
            rocksdb_cur_size_all_mem_tables{shard="1"} 1024
            rocksdb_cur_size_all_mem_tables{shard="2"} 1024
            arangodb_process_statistics_resident_set_size{role="SINGLE"} 7.4e+07
            arangodb_process_statistics_resident_set_size_percent{role="SINGLE"} 0.01
            arangodb_server_statistics_physical_memory{role="SINGLE"} 25000000000
            rocksdb_block_cache_capacity{role="SINGLE"} 99999999
            arangodb_scheduler_queue_length 3
            """;

    private static HeapSnapshot snapshot(int second, long rss, long cache) {
        return new HeapSnapshot("db1", Samples.START.plusSeconds(second), Optional.of(new ByteSize(rss << 20)),
                Optional.empty(),
                Optional.of(Path.of("/tmp/db1-" + second + ".heap")), "",
                Map.of("rocksdb_block_cache_usage", new ByteSize(cache << 20)));
    }

    @Test
    void metricsOfMemoryInUseAreTakenAndAddedUp() {
        assertThat(HeapSnapshot.sizes(METRICS)).isEqualTo(Map.of("rocksdb_block_cache_usage", new ByteSize(1 << 20),
                "rocksdb_cur_size_all_mem_tables", new ByteSize(2048),
                "arangodb_process_statistics_resident_set_size", new ByteSize(74_000_000)));
    }

    @Test
    void totalsOfAProfileAreItsFirstFigures() {
        assertThat(HeapSnapshot.totals("heap_v2/524288\n  t*: 12: 3456 [0: 0]\n  t3: 1: 2 [0: 0]\n@ 0x1 0x2\n"))
                .contains(new HeapSnapshot.Totals(12, new ByteSize(3456)));
        assertThat(HeapSnapshot.totals("")).isEmpty();
        assertThat(HeapSnapshot.totals("{\"error\":true}  t*: 12: 3456 [")).isEmpty();
    }

    @Test
    void memoryThatGrowsFromEachSnapshotToTheNextIsSuspicious() {
        LeakHint hint = LeakHint.over(List.of(snapshot(0, 100, 8), snapshot(30, 120, 9), snapshot(60, 140, 30)));
        assertThat(hint.isSuspicious()).isTrue();
        assertThat(hint).hasToString("""
                db1: memory grew over 3 snapshots in 1 min
                  rss                        +40 MiB: 100 MiB, 120 MiB, 140 MiB
                  rocksdb_block_cache_usage  +22 MiB: 8 MiB, 9 MiB, 30 MiB
                  who allocates              jeprof --text --base=/tmp/db1-0.heap ARANGOD /tmp/db1-60.heap""");
    }

    @Test
    void memoryThatGoesUpAndDownOrGrowsByLittleIsNot() {
        assertThat(LeakHint.over(List.of(snapshot(0, 100, 8), snapshot(1, 130, 8), snapshot(2, 120, 8))).isSuspicious())
                .isFalse();
        assertThat(LeakHint.over(IntStream.range(0, 3).mapToObj(i -> snapshot(i, 1000 + i, 8)).toList()).isSuspicious())
                .isFalse();
    }

    @Test
    void twoSnapshotsShowNoTendency() {
        assertThatThrownBy(() -> LeakHint.over(List.of(snapshot(0, 1, 1), snapshot(1, 2, 1))))
                .isInstanceOf(ConfigException.class)
                .hasMessage("a leak hint needs at least three heap snapshots, not 2: take another one after some more "
                + "work");
    }
}
