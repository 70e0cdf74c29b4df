package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of living sessions, of runs, and of servers of somebody else's. */
@Timeout(180)
class BundleIT {
    private static final String PASSWORD = "s3cr3t-pa55word-of-anna";

    @TempDir
    private Path directory;

    private Map<String, String> content(String zip) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(directory.resolve(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                content.put(entry.getName().replaceFirst("^run/folder/", "run/"),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    @Test
    void bundleHasWhatSupportAsksForAndNoSecret() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                instance('db1', auth: jwt).start().waitUntilReady(60.s)
                test('bundles') {
                    new File('token').text = db1.token('root')
                    new File('secret').text = new File(db1.dir).toPath().resolve('secrets').toFile().listFiles()[0].text.trim()
                    db1.post('/_api/user', [user: 'anna', passwd: '%s'])
                    assert bundle(to: 'live.zip').endsWith('/live.zip')
                }
                """.formatted(PASSWORD));

        Program program = Program.run(directory, "--stand-in", "run", "a.groovy", "--keep", "always");
        assertThat(program.code()).as(program.output() + program.errors()).isZero();
        Path run;
        try (var runs = Files.list(directory.resolve("runs"))) {
            run = runs.filter(path -> path.getFileName().toString().startsWith("2")).findFirst().orElseThrow();
        }
        Program later = Program.run(directory, "bundle", run.toString(), "--to", "run.zip");

        assertThat(later.code()).as(later.output() + later.errors()).isZero();
        assertThat(later.output()).endsWith("/run.zip\n");
        Map<String, String> live = content("live.zip");
        assertThat(live).containsKeys("MANIFEST.txt", "servers/db1/version.json", "servers/db1/metrics.txt",
                "servers/db1/why.txt", "servers/db1/stacks.txt", "servers/db1/arangod.log", "run/journal.jsonl",
                "host/proc/meminfo.txt");
        assertThat(live.get("servers/db1/version.json")).contains("\"version\"");
        Map<String, String> dead = content("run.zip");
        assertThat(dead).containsKeys("run/journal.jsonl", "run/junit.xml", "run/instances/db1/log/arangod.log");
        assertThat(live.values()).noneMatch(this::tells);
        assertThat(dead.values()).noneMatch(this::tells);
    }

    private boolean tells(String text) {
        try {
            return text.contains(PASSWORD) || text.contains(Files.readString(directory.resolve("token")))
                    || text.contains(Files.readString(directory.resolve("secret")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void placeThatIsNoRunIsTold() throws Exception {
        Program program = Program.run(directory, "bundle", directory.toString());

        assertThat(program.code()).isEqualTo(64);
        assertThat(program.errors())
                .contains(directory + " is not the directory of a run: there is no journal.jsonl in it");
    }
}
