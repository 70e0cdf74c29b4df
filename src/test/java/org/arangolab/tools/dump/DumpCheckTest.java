package org.arangolab.tools.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.arangolab.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps in the forms of facts/client-tools.md 6. */
class DumpCheckTest {
    private static final String KNOWS = "knows_6047cc85618dc1f4307e80ecfb65e5a6";

    @TempDir
    private Path dump;

    @BeforeEach
    void whole() throws IOException {
        Files.writeString(dump.resolve("dump.json"), "{\"properties\":{\"name\":\"_system\"}}");
        Files.writeString(dump.resolve("ENCRYPTION"), "none");
        structure(KNOWS, "knows", 3,
                "[{\"type\":\"edge\"},{\"type\":\"persistent\",\"fields\":[\"a\"],\"unique\":true}]");
        zipped(KNOWS + ".data.json.gz", "{\"_key\":\"1\"}\n{\"_key\":\"2\"}\n");
    }

    private void structure(String stem, String name, int type, String indexes) throws IOException {
        Files.writeString(dump.resolve(stem + ".structure.json"), "{\"indexes\":" + indexes
                + ",\"parameters\":{\"name\":\"" + name + "\",\"type\":" + type + "}}");
    }

    private void zipped(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(dump.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aWholeDumpIsCounted() {
        DumpReport report = DumpCheck.of(dump);
        assertThat(report.collections()).isEqualTo(Map.of("knows", 2L));
        assertThat(report).hasToString(dump + ": 1 collections, 2 documents, no difference\n  note: it has no "
                + "arangolab-manifest.json, so that lost and changed files cannot all be seen");
        assertThat(DumpedData.of(dump).collections().get("knows").indexes()).containsExactly("persistent [a] unique");
    }

    @Test
    void splitFilesAndEnvelopesAreCounted() throws IOException {
        String stem = "c_" + DumpedData.md5("c");
        structure("c", "c", 2, "[]"); // in a cluster without the hash
        Files.writeString(dump.resolve(stem + ".0.data.json"),
                "{\"type\":2300,\"data\":{}}\n{\"type\":2300,\"data\":{}}\n");
        Files.writeString(dump.resolve(stem + ".1.data.json"), "{\"type\":2302,\"data\":{}}\n");
        assertThat(DumpCheck.of(dump).collections()).containsEntry("c", 1L);
    }

    @Test
    void whatIsDamagedIsNamed() throws IOException {
        byte[] data = Files.readAllBytes(dump.resolve(KNOWS + ".data.json.gz"));
        Files.write(dump.resolve(KNOWS + ".data.json.gz"), Arrays.copyOf(data, data.length - 9));
        Files.writeString(dump.resolve("x.structure.json"), "{");
        Files.writeString(dump.resolve("y.structure.json"), "{}");
        structure("z", "z", 2, "[]");
        Files.writeString(dump.resolve("z.data.json"), "{\"a\":1}\n{\"a\":\n");
        Files.delete(dump.resolve("dump.json"));
        DumpReport report = DumpCheck.of(dump);
        assertThat(report.isOk()).isFalse();
        assertThat(report.problems())
                .containsExactly("missing: dump.json", "damaged: " + KNOWS + ".data.json.gz is cut short",
                "damaged: x.structure.json is no JSON",
                "damaged: y.structure.json has no parameters with a name, or no indexes",
                "damaged: z.data.json: line 2 is no whole document");
        assertThatThrownBy(() -> DumpCheck.orThrow(report)).isInstanceOf(DumpMismatchException.class)
                .hasMessage(report.toString());
    }

    @Test
    void theManifestNamesWhatWasLostLater() throws IOException {
        DumpChain.record(dump, "", Map.of(), Optional.empty());
        assertThat(DumpCheck.of(dump).isOk()).isTrue();
        Files.delete(dump.resolve(KNOWS + ".data.json.gz"));
        assertThat(DumpCheck.of(dump).problems()).containsExactly("missing: " + KNOWS + ".data.json.gz");
    }

    @Test
    void ofAnEncryptedDumpOnlyTheManifestIsLookedAt() throws IOException {
        Files.writeString(dump.resolve("ENCRYPTION"), "aes-256-ctr");
        Files.writeString(dump.resolve(KNOWS + ".structure.json"), "\u0001\u0002");
        DumpReport report = DumpCheck.of(dump);
        assertThat(report.isOk()).isTrue();
        assertThat(report.notes()).contains("it is encrypted: what is in its files was not looked at");
    }

    @Test
    void whatIsNoDumpIsTold() {
        assertThatThrownBy(() -> DumpCheck.of(dump.resolve("none"))).isInstanceOf(ConfigException.class)
                .hasMessage(dump + "/none: no such dump");
    }
}
