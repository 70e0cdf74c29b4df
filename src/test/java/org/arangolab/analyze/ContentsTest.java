package org.arangolab.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.arangolab.fs.Archive;
import org.arangolab.log.LogRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What leads to the texts in what is packed, and what does not. */
class ContentsTest {
    private static final byte[] LOG =
            "2024-01-01T00:00:00Z [7] FATAL [1f4eb] {general} database is locked by process 9\n".getBytes();

    private final List<String> found = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    @TempDir
    private Path directory;

    private void read(byte[] bytes) {
        new Analysis(LogRules.NONE, new ByteArrayInputStream(bytes), complaints::add).of(List.of("-"), file ->
                found.add(file.file() + " " + file.findings().size()
                        + (file.note().isEmpty() ? "" : " " + file.note())));
    }

    private static byte[] gzip(byte[] bytes) {
        return packed(bytes, GZIPOutputStream::new);
    }

    private static byte[] xz(byte[] bytes) {
        return packed(bytes, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    private static byte[] zstd(byte[] bytes) {
        return packed(bytes, ZstdOutputStream::new);
    }

    private static byte[] zip(String name, byte[] bytes) {
        return packed(bytes, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("directory/"));
            zip.putNextEntry(new ZipEntry(name));
            return zip;
        });
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = packer.over(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] tarGz() throws IOException {
        Path files = Files.createDirectories(directory.resolve("logs/db1"));
        Files.write(files.resolve("arangod.log"), LOG);
        Files.write(files.resolve("data.bin"), new byte[1000]);
        Path tar = directory.resolve("logs.tar.gz");
        Archive.TAR_GZ.pack(directory.resolve("logs"), tar);
        return Files.readAllBytes(tar);
    }

    @Test
    void packedTextsAreReadUnderTheNamesOfTheirArchives() throws IOException {
        read(gzip(LOG));
        read(xz(LOG));
        read(zstd(LOG));
        read(zip("a/b.log", LOG));
        read(tarGz());
        assertThat(found).containsExactly("- 1", "- 1", "- 1", "-!/a/b.log 1", "-!/db1/arangod.log 1");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theyMayBeInEachOtherUpToFourTimes() throws IOException {
        read(zip("logs.tar.gz", tarGz()));
        assertThat(found).containsExactly("-!/logs.tar.gz!/db1/arangod.log 1");
        read(zip("1", zip("2", zip("3", gzip(LOG)))));
        assertThat(found).hasSize(2);
        read(gzip(gzip(gzip(gzip(gzip(LOG))))));
        assertThat(found).hasSize(2);
        assertThat(complaints).containsExactly("-: packed more than 4 times over");
    }

    @Test
    void whatIsCutIsReadAsFarAsItGoes() {
        StringBuilder text = new StringBuilder(new String(LOG, StandardCharsets.US_ASCII));
        Random random = new Random(1);
        while (text.length() < 4_000_000) {
            text.append(Long.toHexString(random.nextLong())).append('\n');
        }
        byte[] many = text.toString().getBytes(StandardCharsets.US_ASCII);
        for (byte[] whole : List.of(gzip(many), xz(many), zstd(many))) {
            read(Arrays.copyOf(whole, whole.length / 2));
        }
        assertThat(found).hasSize(3).allSatisfy(file -> assertThat(file)
                .isEqualTo("- 1 it is cut or damaged: read as far as it can be unpacked"));
        byte[] archive = zip("a.log", many);
        read(Arrays.copyOf(archive, archive.length / 2));
        assertThat(found).last().isEqualTo("-!/a.log 1 it is cut or damaged: read as far as it can be unpacked");
    }

    @Test
    void whatNobodyUnpacksIsNamedWithTheWay() {
        read(new byte[] {0x04, 0x22, 0x4d, 0x18, 1, 2, 3});
        read("BZh9".getBytes(StandardCharsets.US_ASCII));
        assertThat(complaints).containsExactly(
                "-: packed by lz4: unpack it first, lz4 -dc FILE | arangolab analyze -",
                "-: packed by bzip2: unpack it first, bzip2 -dc FILE | arangolab analyze -");
        assertThat(found).isEmpty();
    }

    @Test
    void archiveThatIsNoneIsSaidSo() {
        byte[] broken = zip("a.log", LOG);
        Arrays.fill(broken, 60, broken.length, (byte) 0xff);
        read(broken);
        read(Arrays.copyOf(gzip(LOG), 5));
        assertThat(found).isEmpty();
        assertThat(complaints).containsExactly("-: an archive without a file that can be read",
                "-: it is cut or damaged");
    }
}
