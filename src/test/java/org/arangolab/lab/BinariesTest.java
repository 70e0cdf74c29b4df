package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.instance.ServerBinary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
    @TempDir
    private Path place;

    @Test
    void firstHitWins() throws IOException {
        Path own = arangod("own/bin/arangod");
        Path chosen = arangod("chosen/sbin/arangod");
        Path home = arangod("home/usr/sbin/arangod");
        Path path = arangod("path/arangod");
        Map<String, String> all = Map.of("ARANGODB_HOME", place.resolve("home").toString(), "PATH",
                ":/nowhere:" + place.resolve("path"));
        Optional<Path> option = Optional.of(place.resolve("chosen"));
        assertThat(new Binaries(option, false, all).arangod(Optional.of(place.resolve("own"))))
                .isEqualTo(new ServerBinary(own, false, "binaries:"));
        assertThat(new Binaries(option, false, all).arangod()).isEqualTo(new ServerBinary(chosen, false, "--arangodb"));
        assertThat(new Binaries(Optional.empty(), false, all).arangod())
                .isEqualTo(new ServerBinary(home, false, "ARANGODB_HOME"));
        assertThat(new Binaries(Optional.empty(), false, Map.of("ARANGODB_HOME", " ", "PATH", all.get("PATH")))
                .arangod()).isEqualTo(new ServerBinary(path, false, "PATH")).hasToString(path + " (PATH)");
    }

    @Test
    void namedPlaceWithoutArangodIsAMistakeThatListsWhatWasTried() {
        Binaries binaries = new Binaries(Optional.of(place), false, Map.of());
        assertThatThrownBy(binaries::arangod).isInstanceOf(ConfigException.class).hasMessage("--arangodb " + place
                + " holds no arangod; tried " + place + "/arangod, " + place + "/bin/arangod, " + place
                + "/sbin/arangod, " + place + "/usr/sbin/arangod, " + place + "/build/bin/arangod");
    }

    @Test
    void fileIsTakenAsItIs() throws IOException {
        Path file = arangod("arangod-3.12");
        assertThat(new Binaries(Optional.of(file), false, Map.of()).arangod().arangod()).isEqualTo(file);
    }

    @Test
    void whatCannotBeExecutedIsPassedOverOnPath() throws IOException {
        Files.createFile(place.resolve("arangod"));
        Path good = arangod("good/arangod");
        Binaries binaries = new Binaries(Optional.empty(), false, Map.of("PATH", place + ":" + place.resolve("good")));
        assertThat(binaries.arangod().arangod()).isEqualTo(good);
    }

    @Test
    void theServerOfAnInstallationWhoseToolsAreOnPathIsFound() throws IOException {
        Path server = arangod("usr/sbin/arangod");
        arangod("other/sbin/arangod");
        Files.createDirectories(place.resolve("other/bin"));
        arangod("usr/bin/arangosh");
        String path = place.resolve("other/bin") + ":" + place.resolve("usr/bin");
        assertThat(new Binaries(Optional.empty(), false, Map.of("PATH", path)).arangod())
                .isEqualTo(new ServerBinary(server, false, "PATH"));
        arangod("bin/arangosh");
        assertThat(new Binaries(Optional.empty(), false, Map.of("PATH", place.resolve("bin").toString())).arangod()
                .arangod()).isEqualTo(server);
        Path own = arangod("last/arangod");
        assertThat(new Binaries(Optional.empty(), false, Map.of("PATH", path + ":" + place.resolve("last"))).arangod()
                .arangod()).isEqualTo(own);
    }

    private Path arangod(String relative) throws IOException {
        Path file = place.resolve(relative);
        Files.createDirectories(file.getParent());
        return Files.createFile(file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
