package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.arangolab.ByteSize;
import org.junit.jupiter.api.Test;

class DeltaTest {
    private final ResourceSample before = Samples.at(0, 1, Duration.ofSeconds(2), 100, 512);
    private final ResourceSample after = Samples.at(10, 1, Duration.ofSeconds(7), 90, 1024);

    @Test
    void differenceOfTwoSamplesHasTheirUnits() {
        Delta delta = after.minus(before);
        assertThat(delta.getTook()).isEqualTo(Duration.ofSeconds(10));
        assertThat(delta.getCpu()).isEqualTo(Duration.ofSeconds(5));
        assertThat(delta.getCpuPercent()).isEqualTo(50.0);
        assertThat(delta.getRss()).isEqualTo(new SizeChange(-(10L << 20))).hasToString("-10 MiB");
        assertThat(delta.getRead()).isEqualTo(new ByteSize(512 << 10));
        assertThat(delta.getThreads()).isEqualTo(10);
        assertThat(delta).hasToString("""
                db1, 10 s
                  cpu          5 s, 50 %
                  rss          -10 MiB to 90 MiB
                  pss          -10 MiB
                  threads      +10
                  descriptors  0
                  read         512 KiB from storage, 512 KiB in 512 calls
                  written      0 B to storage, 0 B in 0 calls
                  switches     10 voluntary, 0 involuntary""");
    }

    @Test
    void restartBeginsToCountAnewInsteadOfCountingBackwards() {
        ResourceSample other = Samples.at(10, 2, Duration.ofSeconds(1), 120, 64);
        Delta delta = other.minus(before);
        assertThat(delta.isRestarted()).isTrue();
        assertThat(delta.getCpu()).isEqualTo(Duration.ofSeconds(1));
        assertThat(delta.getRead()).isEqualTo(new ByteSize(64 << 10));
        assertThat(delta.title()).isEqualTo("db1, 10 s, a new process: [4712], now [4713]");
        assertThat(delta.lines().get(0).value()).isEqualTo("1 s since its start");
    }

    @Test
    void serversOfAClusterAreAddedUp() {
        Map<String, ResourceSample> servers = new LinkedHashMap<>();
        servers.put("agent1", before);
        servers.put("dbserver1", after);
        GroupSample sample = new GroupSample("c", servers);
        assertThat(sample.getRss()).isEqualTo(new ByteSize(190L << 20));
        assertThat(sample.getCpu()).isEqualTo(Duration.ofSeconds(9));
        assertThat(sample).hasToString("""
                c
                  server     cpu  rss      pss      threads  fds
                  agent1     2 s  100 MiB  100 MiB  40       30
                  dbserver1  7 s  90 MiB   90 MiB   50       30
                  all        9 s  190 MiB  190 MiB  90       60""");
        GroupDelta delta = sample.minus(new GroupSample("c", Map.of("dbserver1", before)));
        assertThat(delta.servers()).containsOnlyKeys("dbserver1");
        assertThat(delta.getRss()).isEqualTo(new SizeChange(-(10L << 20)));
    }
}
