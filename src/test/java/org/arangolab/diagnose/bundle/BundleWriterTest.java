package org.arangolab.diagnose.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.arangolab.ByteSize;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    @TempDir
    private Path directory;

    private Map<String, String> content(Path zip) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                content.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    @Test
    void secretsAreInNoEntryWhetherKnownOrLookingLikeOne() throws IOException {
        Path zip = directory.resolve("b.zip");
        Path log = Files.writeString(directory.resolve("log"),
                "secret of the run: k3y-0f-th3-run\n--server.password pw1\n");
        try (BundleWriter bundle = new BundleWriter(zip, List.of("k3y-0f-th3-run", "", "a"))) {
            bundle.file("arangod.log", log);
            bundle.text("options.json", "{\"server.jwt-secret\":\"j4t\"}");
        }
        assertThat(content(zip)).containsEntry("arangod.log", "secret of the run: *****\n--server.password *****\n")
                .containsEntry("options.json", "{\"server.jwt-secret\":\"*****\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip))).isEqualTo("rw-------");
    }

    @Test
    void sizeIsBoundedAndTheManifestSaysWhatIsNotIn() throws IOException {
        Path zip = directory.resolve("b.zip");
        Path log = Files.writeString(directory.resolve("log"), "0123456789");
        try (BundleWriter bundle = new BundleWriter(zip, List.of(), new ByteSize(4), new ByteSize(10))) {
            bundle.file("a.log", log);
            bundle.text("b.txt", "12345");
            bundle.text("c.txt", "12345");
            bundle.file("d.log", directory.resolve("none"));
            bundle.leftOut("e.txt", "no answer\nmore");
        }
        assertThat(content(zip)).containsOnlyKeys("a.log", "b.txt", "MANIFEST.txt").containsEntry("a.log", "6789")
                .hasEntrySatisfying("MANIFEST.txt", text -> assertThat(text.lines()).satisfiesExactly(
                        line -> assertThat(line).isEqualTo("in        a.log (4 B)"),
                        line -> assertThat(line).isEqualTo("cut       a.log (the last 4 B of 10 B)"),
                        line -> assertThat(line).isEqualTo("in        b.txt (5 B)"),
                        line -> assertThat(line).isEqualTo("left out  c.txt (the bundle would be larger than 10 B)"),
                        line -> assertThat(line).startsWith("left out  d.log ("),
                        line -> assertThat(line).isEqualTo("left out  e.txt (no answer)")));
    }

    @Test
    void fileThatIsThereIsNotOverwritten() throws IOException {
        Path zip = Files.writeString(directory.resolve("b.zip"), "mine");
        assertThatThrownBy(() -> new BundleWriter(zip, List.of())).isInstanceOf(LabFailureException.class)
                .hasMessage("cannot write the bundle " + zip + ": " + zip + " is in the way");
    }
}
