package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Greps for the secrets of a run wherever somebody else might read. */
@Tag("reliability")
class SecretsIT {
    private static final String PASSWORD = "s3cr3t-pa55word-of-root";

    @TempDir
    private Path directory;

    @Test
    void secretsAreInNoCommandLineLogJournalReportOrHistory() throws Exception {
        Files.writeString(directory.resolve("a.groovy"), """
                test('with a token') {
                    instance('db1', auth: jwt).start().waitUntilReady(60.s)
                    new File('token').text = db1.token('root')
                    assert db1.get('/_api/version').status == 200
                }
                test('with a password') {
                    db1.post('/_api/user', [user: 'anna', passwd: new File('password').text])
                }
                test('fails and stays') {
                    new File('ready').text = 'yes'
                    within(60.s) { assert new File('go on').exists() }
                    assert db1.get('/_api/nowhere').status == 200
                }
                """);
        Files.writeString(directory.resolve("password"), PASSWORD);
        Program program = Program.start(directory, Map.of("XDG_STATE_HOME", directory.resolve("state").toString()),
                "--stand-in", "run", "a.groovy", "--junit", "junit.xml", "--keep", "always");
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(directory.resolve("ready"))
                || !program.process().isAlive());

        String commandLines = commandLines();
        Files.createFile(directory.resolve("go on"));
        program.await();

        assertThat(program.output()).contains("3 tests: 2 passed, 1 failed");
        List<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(3).allSatisfy(secret -> {
            assertThat(commandLines).contains("arangod").doesNotContain(secret);
            assertThat(program.output() + program.errors()).doesNotContain(secret);
            assertThat(filesWith(secret)).isEmpty();
        });
    }

    @Test
    void whatTheLabWritesIsOnlyForItsOwner() throws Exception {
        Files.writeString(directory.resolve("a.groovy"),
                "instance('db1', auth: jwt).start().waitUntilReady(60.s)");
        Program program = Program.run(directory, "--stand-in", "run", "a.groovy", "--keep", "always");
        assertThat(program.code()).as(program.output()).isZero();

        Path runs = directory.resolve("runs");
        Path run = onlyRun();
        for (Path place : List.of(runs, run, runs.resolve("ports"))) {
            assertThat(mode(place)).as(place.toString()).isEqualTo("rwx------");
        }
        for (String file : List.of("journal.jsonl", "junit.xml")) {
            assertThat(mode(run.resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(secretFiles()).isNotEmpty().allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }

    /** The password, the token, and what is in the files that hold secrets. */
    private List<String> secrets() throws IOException {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, Files.readString(directory.resolve("token"))));
        for (Path file : secretFiles()) {
            secrets.add(Files.readString(file).strip());
        }
        return secrets;
    }

    private List<Path> secretFiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("runs"))) {
            return all.filter(SecretsIT::holdsSecrets).filter(Files::isRegularFile).toList();
        }
    }

    private static boolean holdsSecrets(Path file) {
        return file.toString().contains("secret");
    }

    /** The files of the password and the token are the test's; the database is the server's. */
    private List<Path> filesWith(String secret) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).filter(file -> !holdsSecrets(file))
                    .filter(file -> !file.endsWith("password") && !file.endsWith("token"))
                    .filter(file -> !file.toString().contains("/data/")).filter(file -> text(file).contains(secret))
                    .toList();
        }
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("runs"))) {
            List<Path> runs = all.filter(path -> !path.endsWith("ports")).toList();
            assertThat(runs).hasSize(1);
            return runs.get(0);
        }
    }

    private static String commandLines() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            StringBuilder lines = new StringBuilder();
            all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .forEach(process -> lines.append(text(process.resolve("cmdline"))).append('\n'));
            return lines.toString();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // a process that has ended
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
