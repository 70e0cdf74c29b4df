package org.arangolab.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final String LONG = "x".repeat(120) + "_größe";

    @TempDir
    private Path place;
    private Path directory;

    @BeforeEach
    void files() throws IOException {
        directory = Files.createDirectory(place.resolve("in"));
        Files.writeString(directory.resolve("a"), "abc");
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 7);
        Files.write(Files.createDirectories(directory.resolve("d/e")).resolve("b"), large);
        Files.writeString(directory.resolve(LONG), "long");
        Files.writeString(directory.resolve("empty"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.zip", "x.tar.gz", "x.tgz"})
    void whatIsPackedIsUnpackedAgain(String name) {
        Path file = place.resolve(name);
        Archive archive = Archive.of(file).orElseThrow();
        archive.pack(directory, file);
        archive.unpack(file, place.resolve("out"));
        assertThat(Manifest.of(place.resolve("out"), "none"::equals)).isEqualTo(Manifest.of(directory, "none"::equals));
        assertThat(place.resolve(name + ".tmp")).doesNotExist();
    }

    @Test
    void theSystemsTarReadsIt() throws Exception {
        Path file = place.resolve("x.tar.gz");
        Archive.TAR_GZ.pack(directory, file);
        Path out = Files.createDirectory(place.resolve("out"));
        Process tar = new ProcessBuilder("tar", "xzf", file.toString(), "-C", out.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        assertThat(Manifest.of(out, "none"::equals)).isEqualTo(Manifest.of(directory, "none"::equals));
    }

    @Test
    void whatTheSystemsTarWritesIsRead() throws Exception {
        Path file = place.resolve("x.tar.gz");
        Process tar = new ProcessBuilder("tar", "czf", file.toString(), "--format=pax", "-C", directory.toString(), ".")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        Archive.TAR_GZ.unpack(file, place.resolve("out"));
        assertThat(Manifest.of(place.resolve("out"), "none"::equals)).isEqualTo(Manifest.of(directory, "none"::equals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.zip", "x.tar.gz"})
    void oneThatWasCutShortIsNamed(String name) throws IOException {
        Path file = place.resolve(name);
        Archive archive = Archive.of(file).orElseThrow();
        archive.pack(directory, file);
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> archive.unpack(file, place.resolve("out"))).isInstanceOf(LabFailureException.class)
                .hasMessageStartingWith("cannot unpack " + file + ": ");
    }

    @Test
    void aNameThatLeadsOutIsRefused() throws IOException {
        Path file = place.resolve("evil.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../evil"));
        }
        assertThatThrownBy(() -> Archive.ZIP.unpack(file, place.resolve("out"))).isInstanceOf(LabFailureException.class)
                .hasMessage("cannot unpack " + file + ": it has a file '../evil', which would be outside");
        assertThat(place.resolve("evil")).doesNotExist();
    }

    @Test
    void otherNamesAreNoArchives() {
        assertThat(Archive.of(Path.of("dump"))).isEmpty();
        assertThat(Archive.of(Path.of("a.gz"))).isEmpty();
    }
}
