package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachIT {
    private static final Pattern DIR = Pattern.compile("DIR (\\S+)");
    private static final Pattern URL = Pattern.compile("URL (\\S+)");

    @TempDir
    private Path directory;

    private static Program said(Program program, String lines) throws IOException, InterruptedException {
        try (Writer keys = program.process().outputWriter(StandardCharsets.UTF_8)) {
            keys.write(lines);
        }
        program.await();
        return program;
    }

    private Program attach(String lines, String... arguments) throws IOException, InterruptedException {
        return said(Program.start(directory, Map.of(), arguments), lines);
    }

    @Test
    void thePromptOpensOnAServerOfAnotherLabAndOnlyReads() throws Exception {
        Program owner = Program.start(directory, Map.of(), "--stand-in", "repl");
        try (Writer keys = owner.process().outputWriter(StandardCharsets.UTF_8)) {
            keys.write("instance('db1').start().waitUntilReady(60.s)\nprintln \"URL $db1.url\"\n");
            keys.flush();
            String url = await().atMost(Duration.ofSeconds(60)).until(() -> url(owner), text -> !text.isEmpty());

            Program guest = attach("live.version\nlive.stop()\n", "attach", url,
                    "--name", "live");

            assertThat(guest.output()).startsWith("live (single, RUNNING, pid ").contains("\n'3.12.");
            assertThat(guest.errors()).contains("live was not started by the lab and is read-only: stop is refused");
            assertThat(guest.code()).isEqualTo(1);
            assertThat(owner.process().isAlive()).isTrue();
        }
        owner.await();
    }

    @Test
    void aServerWithACertificateOfItsOwnIsBelievedByThat() throws Exception {
        Program owner = Program.start(directory, Map.of(), "--stand-in", "repl");
        try (Writer keys = owner.process().outputWriter(StandardCharsets.UTF_8)) {
            keys.write("instance('db1', protocol: ssl).start().waitUntilReady(60.s)\nprintln \"URL $db1.url\"\n"
                    + "println \"DIR $db1.dir\"\n");
            keys.flush();
            String url = await().atMost(Duration.ofSeconds(60)).until(() -> url(owner), text -> !text.isEmpty());
            Path certificate = certificate(owner);

            Program stranger = attach("println live.version\n", "attach", url, "--name", "live");
            Program guest = attach("println live.version\n", "attach", url, "--name", "live", "--ca",
                    certificate.toString());

            assertThat(stranger.code()).isEqualTo(1);
            assertThat(stranger.errors()).contains("certificate");
            assertThat(guest.code()).isZero();
            assertThat(guest.output()).contains("live (single, RUNNING, pid ").contains("\n3.12.");
        }
        owner.await();
    }

    private static Path certificate(Program owner) throws IOException {
        Matcher line = await().atMost(Duration.ofSeconds(60)).until(() -> DIR.matcher(owner.output()), Matcher::find);
        try (Stream<Path> files = Files.walk(Path.of(line.group(1)))) {
            return files.filter(file -> file.toString().endsWith(".pem")).findFirst().orElseThrow();
        }
    }

    private static String url(Program program) throws IOException {
        Matcher line = URL.matcher(program.output());
        return line.find() ? line.group(1) : "";
    }

    @Test
    void noServerNoPrompt() throws Exception {
        Program program = attach("println 1\n", "attach", "http://127.0.0.1:1");

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.errors()).isEqualTo(
                "arangolab: GET /_api/version to tcp://127.0.0.1:1 got no answer: connection refused\n");
        assertThat(program.output()).isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnce() throws Exception {
        Program program = attach("", "attach", "http://127.0.0.1:1", "--name", "a/b", "--user", "root", "--jwt-secret",
                "f");

        assertThat(program.code()).isEqualTo(64);
        assertThat(program.errors()).isEqualTo("""
                arangolab: attach: 2 mistakes
                  a name is a letter and up to 63 letters, digits, '_' or '-'
                  jwtSecret: and user: exclude each other: tokens of a superuser, or a user's password
                """);
    }
}
