package org.arangolab.tools;

import static org.arangolab.tools.ToolCatalog.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.auth.Credentials;
import org.arangolab.auth.Secret;
import org.arangolab.net.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolArgumentsTest {
    private static final Endpoint ENDPOINT = Endpoint.parse("tcp://127.0.0.1:8529");
    private static final String BASE =
            String.join(",", option("server.endpoint", "string..."), option("server.database", "string"),
            option("server.authentication", "boolean"), option("server.username", "string"),
                    option("server.password", "string"),
            option("all-databases", "boolean"), option("custom-query", "string"));
    private static final String KEYFILE = BASE + "," + option("server.jwt-secret-keyfile", "string");
    private static final String SPEAKING = BASE + "," + option("log.foreground-tty", "boolean") + ","
            + option("log.color", "boolean");

    @TempDir
    private Path directory;

    private List<String> line(Tool tool, Credentials credentials, String known, Map<String, ?> options) {
        return arguments(tool, credentials, known, options).line(Optional.empty());
    }

    private ToolArguments arguments(Tool tool, Credentials credentials, String known, Map<String, ?> options) {
        ToolTarget target = new ToolTarget("db1", ENDPOINT, "_system", credentials, Optional.of(Path.of("/run/jwt")));
        return new ToolArguments(ToolJob.of(tool).on(target).with(options), executable(), ToolCatalog.of(directory, known));
    }

    private Path executable() {
        return directory.resolve("usr/bin/arangosh");
    }

    @Test
    void aShellIsToldWhereItsScriptsAreAndOtherToolsAreNot() throws IOException {
        String known = BASE + "," + option("javascript.startup-directory", "string") + ","
                + option("javascript.module-directory", "string...");
        Path scripts = directory.resolve("usr/share/arangodb3/js/3.11.8/client");
        Files.createDirectories(scripts);
        Files.createFile(scripts.resolve("client.js"));
        assertThat(line(Tool.ARANGOSH, new Credentials.None(), known, Map.of())).containsSequence(
                "--javascript.startup-directory", directory.resolve("usr/share/arangodb3/js").toString())
                .doesNotContain("--javascript.module-directory");
        assertThat(line(Tool.ARANGODUMP, new Credentials.None(), known, Map.of()))
                .doesNotContain("--javascript.startup-directory");
        assertThat(line(Tool.ARANGOSH, new Credentials.None(), known, Map.of("javascript.startup-directory", "/mine")))
                .containsSequence("--javascript.startup-directory", "/mine");
    }

    @Test
    void aToolIsToldWhereToGoReadsNoFileOfTheMachineAndSpeaks() {
        assertThat(line(Tool.ARANGODUMP, new Credentials.None(), SPEAKING, Map.of()))
                .containsExactly("--configuration", "none",
                "--log.foreground-tty", "true", "--log.color", "false", "--server.endpoint", "tcp://127.0.0.1:8529",
                "--server.database", "_system", "--server.authentication", "false");
    }

    @Test
    void theDatabaseIsLeftOutWithAllDatabases() {
        assertThat(line(Tool.ARANGODUMP, new Credentials.None(), BASE, Map.of("allDatabases", true)))
                .doesNotContain("--server.database").endsWith("--all-databases", "true");
    }

    @Test
    void aPasswordGoesIntoAFileAndAnEmptyOneIsGivenSoThatNobodyIsAsked() {
        ToolArguments secret = arguments(Tool.ARANGODUMP, new Credentials.Basic("ada", new Secret("a@b")), BASE,
                Map.of());
        assertThat(secret.line(Optional.of(Path.of("/run/secret.conf"))))
                .startsWith("--configuration", "/run/secret.conf")
                .containsSequence("--server.username", "ada").doesNotContain("--server.password", "a@b", "a@@b");
        assertThat(secret.configuration()).contains("[server]\npassword = a@@b\n");
        assertThat(secret.explained()).noneMatch(line -> line.contains("a@b"));
        ToolArguments empty = arguments(Tool.ARANGODUMP, new Credentials.Basic("root", new Secret("")), BASE, Map.of());
        assertThat(empty.line(Optional.empty())).containsSequence("--server.password", "");
        assertThat(empty.configuration()).isEmpty();
    }

    @Test
    void whatTheUserGivesWins() {
        assertThat(line(Tool.ARANGODUMP, new Credentials.Basic("ada", new Secret("x")), BASE,
                Map.of("server.username", "bob", "server.database", "d"))).containsSequence("--server.database", "d")
                .containsSequence("--server.username", "bob").doesNotContain("ada", "--server.password");
    }

    @Test
    void aToolThatSignsTokensGetsTheSecretsFileAndAnotherOneTheUserRoot() {
        Credentials token = new Credentials.Provided(() -> Optional.of("bearer t"));
        assertThat(line(Tool.ARANGODUMP, token, KEYFILE, Map.of()))
                .containsSequence("--server.jwt-secret-keyfile", "/run/jwt");
        assertThat(line(Tool.ARANGOIMPORT, token, BASE, Map.of())).containsSequence("--server.username", "root",
                "--server.password", "");
        ToolTarget foreign = new ToolTarget("db9", ENDPOINT, "_system", token, Optional.empty());
        ToolJob job = ToolJob.of(Tool.ARANGOIMPORT).on(foreign);
        assertThatThrownBy(() -> new ToolArguments(job, executable(), ToolCatalog.of(directory, BASE)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("arangoimport cannot show a token to db9; give it user: and password:");
    }

    @Test
    void anAtSignIsDoubledInEveryValue() {
        assertThat(line(Tool.ARANGOEXPORT, new Credentials.None(), BASE,
                Map.of("customQuery", "FOR d IN @@c RETURN d"))).endsWith("--custom-query", "FOR d IN @@@@c RETURN d");
    }

    @Test
    void wordsBehindTheOptionsComeLast() {
        ToolJob job = ToolJob.of(Tool.ARANGOSH).withPositional(List.of("--", "--progress", "true"));
        assertThat(new ToolArguments(job, executable(), ToolCatalog.of(directory, BASE)).line(Optional.empty()))
                .endsWith("--", "--progress", "true");
    }

    @Test
    void eachOptionTellsWhereItComesFrom() {
        List<String> lines = arguments(Tool.ARANGODUMP, new Credentials.None(), SPEAKING,
                Map.of("customQuery", "RETURN 1")).explained();
        assertThat(lines).anyMatch(line -> line.matches("  --server.endpoint tcp://127.0.0.1:8529 +of db1"))
                .anyMatch(line -> line.matches("  --custom-query RETURN 1 +given as customQuery"))
                .anyMatch(line -> line.matches("  --configuration none +so that no file of the machine has a say"));
    }
}
