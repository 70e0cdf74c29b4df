package org.arangolab.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.arangolab.LabFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    private Path parent;

    @Test
    void runsDirectoryAndAllBelowAreTheOwnersOnly() throws IOException {
        Workspace workspace = Workspace.create(parent.resolve("runs"));
        Path deep = workspace.directory("instances/db1");
        for (Path directory = deep; !directory.equals(parent); directory = directory.getParent()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        }
        assertThat(workspace.root().getFileName().toString()).matches("\\d{8}-\\d{6}-[a-z2-9]{5}");
        assertThat(workspace.directory("instances/db1")).isEqualTo(deep);
    }

    @Test
    void twoRunsOfOneSecondDiffer() {
        assertThat(Workspace.create(parent).root()).isNotEqualTo(Workspace.create(parent).root());
    }

    @Test
    void removalTakesEverythingAndFollowsNoLinks() throws IOException {
        Path outside = Files.writeString(Files.createDirectory(parent.resolve("outside")).resolve("precious"), "kept");
        Workspace workspace = Workspace.create(parent);
        Files.writeString(workspace.directory("a/b").resolve("file"), "x");
        Files.createSymbolicLink(workspace.root().resolve("link"), outside.getParent());
        Files.createSymbolicLink(workspace.root().resolve("dangling"), parent.resolve("nowhere"));
        workspace.remove();
        assertThat(workspace.root()).doesNotExist();
        assertThat(outside).hasContent("kept");
        workspace.remove();
    }

    @Test
    void placeThatIsAFileIsNamedWithTheRemedy() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        assertThatThrownBy(() -> Workspace.create(file)).isInstanceOf(LabFailureException.class).message()
                .matches("cannot create the directory " + file + "/\\S+: Not a directory"
                        + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR");
        Workspace workspace = Workspace.create(parent);
        Path inTheWay = Files.createFile(workspace.root().resolve("instances"));
        assertThatThrownBy(() -> workspace.directory("instances")).hasMessage("cannot create the directory " + inTheWay
                + ": " + inTheWay + " is in the way"
                + "\n  choose another place with --out DIR or ARANGOLAB_RUNS=DIR");
    }

    @Test
    void reasonIsWhatTheSystemSaidWithoutThePath() {
        assertThat(Workspace.reason(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(Workspace.reason(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(Workspace.reason(new FileSystemException("/x"))).isEqualTo("FileSystem /x");
        assertThat(Workspace.reason(new IOException("broken"))).isEqualTo("broken");
    }

    @Test
    void idsAreShortPlainAndDifferent() {
        assertThat(RandomIds.next(8)).matches("[a-z2-9]{8}").isNotEqualTo(RandomIds.next(8));
    }
}
