package org.arangolab.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcTextTest {
    private static final String STAT = "4711 (a (b) c) S 1 4711 4711 0 -1 4194560 90 0 7 0 125 75 0 0 20 0 42 0 98765 "
            + "123456789 2048 18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 3 0 0 0 0 0\n";
    private static final String STATUS = """
            Name:\tarangod
            VmHWM:\t  204800 kB
            VmRSS:\t  102400 kB
            VmSwap:\t       0 kB
            voluntary_ctxt_switches:\t150
            nonvoluntary_ctxt_switches:\t30
            """;
    private static final String IO = """
            rchar: 4096
            wchar: 2048
            syscr: 12
            syscw: 6
            read_bytes: 8192
            write_bytes: 5000
            cancelled_write_bytes: 904
            """;

    @TempDir
    Path directory;

    @Test
    void nameWithBlanksAndParenthesesDoesNotShiftTheFields() {
        ProcText.Stat stat = ProcText.Stat.of(STAT);
        assertThat(stat).isEqualTo(new ProcText.Stat('S', Duration.ofMillis(1250), Duration.ofMillis(750), 42, 2048,
                98765, 7));
    }

    @Test
    void kilobytesOfTheKernelHave1024Bytes() {
        assertThat(ProcText.size(STATUS, "VmRSS")).isEqualTo(new ByteSize(100L << 20));
        assertThat(ProcText.size(STATUS, "VmNone")).isEqualTo(new ByteSize(0));
    }

    @Test
    void numberIsFoundByItsWholeName() {
        assertThat(ProcText.number(STATUS, "voluntary_ctxt_switches")).hasValue(150);
        assertThat(ProcText.number(STATUS, "ctxt_switches")).isEmpty();
        assertThat(ProcText.number(STATUS, "Name")).isEmpty();
        assertThat(ProcText.number("VmRSS: 7", "VmRSS")).hasValue(7);
    }

    @Test
    void writingThatWasTakenBackDoesNotCount() {
        assertThat(Io.of(IO)).isEqualTo(new Io(new ByteSize(8192), new ByteSize(4096), 12, 6, new ByteSize(4096),
                new ByteSize(2048)));
    }

    @Test
    void limitsAreThoseThatAreFinite() {
        assertThat(ProcText.limits("""
                Limit                     Soft Limit           Hard Limit           Units
                Max cpu time              unlimited            unlimited            seconds
                Max stack size            8388608              unlimited            bytes
                Max open files            20000                65535                files
                Max nice priority         0                    0
                """)).isEqualTo(Map.of("Max stack size", 8388608L, "Max open files", 20000L, "Max nice priority", 0L));
    }

    @Test
    void pressureIsThatOfTheLastTenSeconds() {
        assertThat(Pressure.of(
                "some avg10=27.56 avg60=28.29 avg300=15.27 total=89\nfull avg10=3.00 avg60=0.00 total=0"))
                .contains(new Pressure(27.56, 3));
        assertThat(Pressure.of("")).isEmpty();
        assertThat(new Pressure(27.56, 3)).hasToString("27.6 % of the last 10 s, 3 % for all");
    }

    @Test
    void sampleOfAProcessIsReadFromItsFiles() throws Exception {
        Path process = process();
        Files.writeString(process.resolve("smaps_rollup"), "5500-7ff [rollup]\nRss:  102400 kB\nPss:   51200 kB\n");
        Files.writeString(process.resolve("limits"),
                "Max open files            20000                20000                files \n");
        ResourceSample sample = ResourceProbe.of("db1", 4711, directory).sample().orElseThrow();
        assertThat(sample.getRss()).isEqualTo(new ByteSize(100L << 20));
        assertThat(sample.pss()).contains(new ByteSize(50L << 20));
        assertThat(sample.getCpu()).isEqualTo(Duration.ofSeconds(2));
        assertThat(sample.descriptors()).contains(3);
        assertThat(sample.switches()).isEqualTo(new Switches(300, 60));
        assertThat(sample).hasToString("""
                db1 [4711]
                  cpu           2 s (1.3 s user)
                  rss           100 MiB, peak 200 MiB
                  pss           50 MiB
                  threads       42
                  descriptors   3 of 20000
                  read          8 KiB from storage, 4 KiB in 12 calls
                  written       4 KiB to storage, 2 KiB in 6 calls
                  switches      300 voluntary, 60 involuntary
                  major faults  7""");
    }

    @Test
    void whatOnlyTheOwnerMayReadIsEmptyForAnother() throws Exception {
        Path process = process();
        Files.delete(process.resolve("io"));
        ResourceSample sample = ResourceProbe.of("db1", 4711, directory).sample().orElseThrow();
        assertThat(sample.io()).isEqualTo(Optional.empty());
        assertThat(sample.pss()).isEqualTo(Optional.empty());
        assertThat(sample.toString()).doesNotContain("read ").doesNotContain("pss");
    }

    @Test
    void processThatIsGoneHasNoSample() {
        assertThat(ResourceProbe.of("db1", 4711, directory).sample()).isEmpty();
    }

    private Path process() throws Exception {
        Path process = Files.createDirectories(directory.resolve("4711"));
        Files.writeString(process.resolve("stat"), STAT);
        Files.writeString(process.resolve("status"), STATUS);
        Files.writeString(process.resolve("io"), IO);
        for (String thread : new String[]{"4711", "4712"}) {
            Files.writeString(Files.createDirectories(process.resolve("task").resolve(thread)).resolve("status"),
                    STATUS);
        }
        for (String descriptor : new String[]{"0", "1", "2"}) {
            Files.createDirectories(process.resolve("fd")).resolve(descriptor).toFile().createNewFile();
        }
        return process;
    }

    @Test
    void controlGroupOfEitherVersionIsRead() throws Exception {
        Path v2 = Files.createDirectories(directory.resolve("v2/lab/db1"));
        Files.writeString(v2.resolve("memory.current"), "1048576\n");
        Files.writeString(v2.resolve("memory.max"), "max\n");
        Files.writeString(v2.resolve("memory.events"), "low 0\noom 1\noom_kill 2\n");
        assertThat(ControlGroup.of("0::/lab/db1\n", directory.resolve("v2"))).hasToString(
                "Optional[1 MiB, no limit, 2 killed for want of memory]");
        Path v1 = Files.createDirectories(directory.resolve("v1/memory/lab"));
        Files.writeString(v1.resolve("memory.usage_in_bytes"), "2097152");
        Files.writeString(v1.resolve("memory.limit_in_bytes"), "4194304");
        Files.writeString(v1.resolve("memory.max_usage_in_bytes"), "3145728");
        assertThat(ControlGroup.of("5:cpu:/\n4:memory:/lab\n0::/\n", directory.resolve("v1"))).hasToString(
                "Optional[2 MiB of 4 MiB, peak 3 MiB]");
        Files.writeString(v1.resolve("memory.limit_in_bytes"), "9223372036854771712");
        assertThat(ControlGroup.of("4:memory:/lab\n", directory.resolve("v1")).orElseThrow().limit()).isEmpty();
    }
}
