package org.arangolab.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaScriptFilesTest {
    @TempDir
    private Path place;
    private Path tree;

    @BeforeEach
    void resolveLinks() throws IOException {
        tree = place.toRealPath();
    }

    private Path file(String name) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.createFile(file);
    }

    private Optional<Path> ofServer(String executable) throws IOException {
        return JavaScriptFiles.ofServer(file(executable)).map(JavaScriptFiles::directory);
    }

    @Test
    void thoseOfAPackageLieBelowTheirVersion() throws IOException {
        file("usr/share/arangodb3/js/3.12.4/server/server.js");
        file("usr/share/arangodb3/js/3.12.4/client/client.js");
        assertThat(ofServer("usr/sbin/arangod")).contains(tree.resolve("usr/share/arangodb3/js"));
        assertThat(JavaScriptFiles.ofShell(file("usr/bin/arangosh")).map(JavaScriptFiles::directory))
                .contains(tree.resolve("usr/share/arangodb3/js"));
    }

    @Test
    void thoseOfAnArchiveAreFoundFromItsUpperDirectoryOfBinaries() throws IOException {
        file("arangodb3-linux-3.11.8/usr/share/arangodb3/js/3.11.8/server/server.js");
        assertThat(ofServer("arangodb3-linux-3.11.8/bin/arangod"))
                .contains(tree.resolve("arangodb3-linux-3.11.8/usr/share/arangodb3/js"));
    }

    @Test
    void thoseOfATreeOfSourcesAreFoundFromEachOfItsBuilds() throws IOException {
        assertThat(ofServer("src/build/bin/arangod")).isEmpty();
        file("src/js/server/server.js");
        assertThat(ofServer("src/build/bin/arangod")).contains(tree.resolve("src/js"));
        assertThat(ofServer("src/build-presets/pr/bin/arangod")).contains(tree.resolve("src/js"));
    }

    @Test
    void aLinkIsFollowedToTheInstallation() throws IOException {
        file("opt/a/usr/share/arangodb3/js/3.11.8/server/server.js");
        Files.createDirectories(tree.resolve("home/bin"));
        Path link = Files.createSymbolicLink(tree.resolve("home/bin/arangod"), file("opt/a/usr/sbin/arangod"));
        assertThat(JavaScriptFiles.ofServer(link).map(JavaScriptFiles::directory))
                .contains(tree.resolve("opt/a/usr/share/arangodb3/js"));
    }

    @Test
    void aDirectoryOfScriptsWithoutThatOfTheServerIsNone() throws IOException {
        file("usr/share/arangodb3/js/3.12.4/client/client.js");
        file("usr/share/arangodb3/js/node/server/server.js");
        assertThat(ofServer("usr/sbin/arangod")).isEmpty();
    }

    @Test
    void modulesOfTheEnterpriseEditionLieApartInATreeOfSources() throws IOException {
        file("src/js/server/server.js");
        JavaScriptFiles files = JavaScriptFiles.ofServer(file("src/build/bin/arangod")).orElseThrow();
        assertThat(files.modules()).isEmpty();
        Files.createDirectories(tree.resolve("src/enterprise/js"));
        assertThat(files.modules()).contains(tree.resolve("src/enterprise/js"));
    }
}
