package org.arangolab.diagnose.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.arangolab.ByteSize;
import org.arangolab.fs.Packing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CoreStoreTest {
    private static final long HOLE = 8L << 20;

    @TempDir
    private Path directory;
    private Path core;

    @BeforeEach
    void makeSparseCore() throws IOException {
        core = directory.resolve("core.4711");
        try (RandomAccessFile file = new RandomAccessFile(core.toFile(), "rw")) {
            file.write(1);
            file.seek(HOLE);
            file.write(2);
            file.setLength(2 * HOLE);
        }
    }

    private static long blocks(Path file) throws IOException {
        Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        return Long.parseLong(new String(stat.getInputStream().readAllBytes()).strip());
    }

    @Test
    void coreOfTheSameFileSystemIsLinked() throws IOException {
        Path findings = Files.createDirectories(directory.resolve("findings"));
        CoreDump kept = new CoreStore(findings, new ByteSize(1)).keep(CoreDump.at(core), "db1", 4711);
        assertThat(kept.file()).contains(findings.resolve("core-db1-4711"));
        assertThat(Files.getAttribute(core, "unix:ino")).isEqualTo(Files.getAttribute(kept.file().orElseThrow(),
                "unix:ino"));
        assertThat(new CoreStore(findings, new ByteSize(1)).place("db1", 4711))
                .isEqualTo(findings.resolve("core-db1-4711-2"));
    }

    @Test
    void copyLeavesHolesOut() throws IOException {
        Path copy = directory.resolve("copy");
        try (InputStream in = Files.newInputStream(core)) {
            SparseCopy.of(in, copy, new ByteSize(HOLE));
        }
        assertThat(copy).hasSameBinaryContentAs(core);
        assertThat(blocks(copy) * 512).isLessThan(HOLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "XZ", "ZSTD"})
    void packedCoreOfAnotherProgramIsUnpackedWithoutItsHoles(Packing packing) throws IOException {
        Path findings = Files.createDirectories(directory.resolve("findings"));
        Path packed = directory.resolve("core.arangod.0.b00.4711.1790000000.zst");
        try (OutputStream out = packer(packing, Files.newOutputStream(packed))) {
            Files.copy(core, out);
        }
        CoreDump kept = new CoreStore(findings, new ByteSize(HOLE)).keep(CoreDump.at(packed), "db1", 4711);
        assertThat(kept).isEqualTo(CoreDump.at(findings.resolve("core-db1-4711")));
        assertThat(kept.file().orElseThrow()).hasSameBinaryContentAs(core);
        assertThat(blocks(kept.file().orElseThrow()) * 512).isLessThan(HOLE);

        CoreDump refused = new CoreStore(findings, new ByteSize(1024)).keep(CoreDump.at(packed), "db2", 4711);
        assertThat(refused).hasToString("core " + packed + " (packed by " + packing.program() + ", and it could not be "
                + "unpacked into " + findings + ": it is larger than 1 KiB)");
        assertThat(findings.resolve("core-db2-4711")).doesNotExist();
    }

    private static OutputStream packer(Packing packing, OutputStream out) throws IOException {
        return switch (packing) {
            case GZIP -> new GZIPOutputStream(out);
            case XZ -> new XZOutputStream(out, new LZMA2Options(0));
            default -> new ZstdOutputStream(out);
        };
    }

    @Test
    void packedCoreReplacesThePlainOne() {
        CoreDump packed = new CoreStore(directory, new ByteSize(1)).whole(core, true);
        assertThat(packed.file()).contains(directory.resolve("core.4711.gz"));
        assertThat(core).doesNotExist();
    }

    @Test
    void processWithMoreMemoryThanACoreMayHaveIsRefused() {
        assertThat(new CoreStore(directory, new ByteSize(1024)).obstacle(ProcessHandle.current().pid()).orElseThrow())
                .matches("it has .* [MG]iB in memory, more than the 1 KiB that a core may have");
        assertThat(new CoreStore(directory, new ByteSize(1L << 40)).obstacle(ProcessHandle.current().pid())).isEmpty();
    }

    @Test
    void whatIsNoCoreStaysWhatItIs() {
        CoreDump none = CoreDump.none("why");
        assertThat(new CoreStore(directory, new ByteSize(1)).keep(none, "db1", 1)).isSameAs(none);
    }
}
