package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
    private static final Pattern ENDPOINTS = Pattern.compile("(?m)^export ARANGODB_ENDPOINTS='(\\S+)'$");
    private static final Pattern TOKEN = Pattern.compile("(?m)^export ARANGODB_JWT='(\\S+)'$");

    @TempDir
    private Path directory;

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static int status(String url, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/_api/version"));
        if (!token.isEmpty()) {
            request.header("Authorization", "bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private List<String> runs() throws IOException {
        try (Stream<Path> all = Files.list(directory.resolve("runs"))) {
            return all.map(path -> path.getFileName().toString()).filter(name -> !name.equals("ports")).sorted()
                    .toList();
        }
    }

    private boolean processesLeft() {
        return ProcessHandle.allProcesses().anyMatch(process -> process.info().arguments().filter(arguments ->
                Arrays.stream(arguments).anyMatch(argument -> argument.contains(directory.toString()))).isPresent());
    }

    @Test
    void aServerIsKeptUntilTheSignalAndThenNothingIsLeft() throws Exception {
        Program up = Program.start(directory, Map.of(), "--stand-in", "up");
        String url = await().atMost(Duration.ofSeconds(90))
                .until(() -> found(ENDPOINTS, up.output()), text -> !text.isEmpty());
        assertThat(status(url, "")).isEqualTo(200);

        up.signal("TERM");

        assertThat(up.await()).isZero();
        assertThat(up.errors()).isEmpty();
        assertThat(up.output().lines()).allMatch(line -> line.startsWith("# ") || line.startsWith("export "));
        assertThat(runs()).isEmpty();
        assertThat(processesLeft()).isFalse();
    }

    @Test
    void aDetachedClusterWithTokensGoesOnUntilItIsDown() throws Exception {
        Program up = Program.run(directory, "--stand-in", "up", "--agents", "1", "--dbservers", "1", "--coordinators",
                "2", "--jwt", "--detach", "--env", "arangodb.env");
        assertThat(up.errors()).isEmpty();
        assertThat(up.code()).isZero();
        Path file = directory.resolve("arangodb.env");
        String token = found(TOKEN, Files.readString(file));
        List<String> urls = List.of(found(ENDPOINTS, up.output()).split(","));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(token).startsWith("ey");
        assertThat(up.output()).doesNotContain(token).contains(". '" + file.toRealPath() + "'");
        assertThat(urls).hasSize(2);
        for (String url : urls) {
            assertThat(status(url, token)).isEqualTo(200);
            assertThat(status(url, "")).isEqualTo(401);
        }
        String run = runs().get(0);
        assertThat(Program.run(directory, "ps").output()).startsWith(run + " (detached) ").contains("\n  agent1 [");
        assertThat(Program.run(directory, "sweep").output()).isEqualTo("nothing was left behind\n");

        Program down = Program.run(directory, "down");

        assertThat(down.output()).isEqualTo(run + ": ended 4 of 4 servers, removed "
                + directory.toRealPath().resolve("runs").resolve(run) + "\n");
        assertThat(down.code()).isZero();
        assertThat(runs()).isEmpty();
        assertThat(processesLeft()).isFalse();
        assertThat(Program.run(directory, "down").output()).isEqualTo("nothing is up\n");
    }

    @Test
    void aStartThatIsInterruptedLeavesNothingEvenDetached() throws Exception {
        Program up = Program.start(directory, Map.of(), "--stand-in", "up", "--agents", "3", "--detach");
        await().atMost(Duration.ofSeconds(60)).until(this::processesLeft);

        up.signal("INT");

        assertThat(up.await()).isEqualTo(130);
        assertThat(processesLeft()).isFalse();
        assertThat(runs()).isEmpty();
    }

    @Test
    void mistakesAreToldBeforeAnythingIsMade() throws Exception {
        Program both = Program.run(directory, "up", "--single", "--agents", "3", "--coordinators", "1");
        assertThat(both.code()).isEqualTo(64);
        assertThat(both.errors()).isEqualTo(
                "arangolab: --single excludes --agents, --coordinators: one server, or a cluster\n");
        Program place = Program.run(directory, "up", "--env", "/nowhere/env");
        assertThat(place.code()).isEqualTo(64);
        assertThat(place.errors()).isEqualTo("arangolab: --env /nowhere/env: there is no directory /nowhere\n");
        assertThat(directory.resolve("runs")).doesNotExist();
    }

    @Test
    void whatIsNotUpCannotBeTakenDown() throws Exception {
        Program down = Program.run(directory, "down", "20260101-000000-xxxxx");
        assertThat(down.code()).isEqualTo(64);
        assertThat(down.errors()).isEqualTo("arangolab: no run '20260101-000000-xxxxx' is up\n");
    }
}
