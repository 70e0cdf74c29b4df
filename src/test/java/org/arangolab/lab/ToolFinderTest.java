package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.arangolab.ConfigException;
import org.arangolab.instance.ServerBinary;
import org.arangolab.tools.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolFinderTest {
    @TempDir
    private Path directory;

    private Path executable(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private ToolFinder finder(Path arangod, boolean standIn, String path) {
        return new ToolFinder(new ServerBinary(arangod, standIn, "test"), path);
    }

    @Test
    void toolsLieBesideTheServerOrInTheClientsDirectoryOfTheSameInstallation() throws IOException {
        Path arangod = executable("opt/usr/sbin/arangod");
        Path dump = executable("opt/usr/bin/arangodump");
        Path shell = executable("opt/usr/sbin/arangosh");
        assertThat(finder(arangod, false, "").find(Tool.ARANGODUMP)).isEqualTo(dump);
        assertThat(finder(arangod, false, "").find(Tool.ARANGOSH)).isEqualTo(shell);
    }

    @Test
    void theNamesThatToolsHadOnceAreFound() throws IOException {
        Path arangod = executable("sbin/arangod");
        Path imp = executable("bin/arangoimp");
        Path bench = executable("bin/arangob");
        assertThat(finder(arangod, false, "").find(Tool.ARANGOIMPORT)).isEqualTo(imp);
        assertThat(finder(arangod, false, "").find(Tool.ARANGOBENCH)).isEqualTo(bench);
        Path present = executable("bin/arangoimport");
        assertThat(finder(arangod, false, "").find(Tool.ARANGOIMPORT)).isEqualTo(present);
    }

    @Test
    void thePathComesLastAndNeverForTheStandIn() throws IOException {
        Path arangod = executable("sbin/arangod");
        Path dump = executable("elsewhere/arangodump");
        assertThat(finder(arangod, false, dump.getParent().toString()).find(Tool.ARANGODUMP)).isEqualTo(dump);
        assertThatThrownBy(() -> finder(arangod, true, dump.getParent().toString()).find(Tool.ARANGODUMP))
                .isInstanceOf(ConfigException.class)
                .hasMessage("arangodump is not installed beside " + arangod + "; tried " + directory
                        + "/sbin/arangodump");
    }

    @Test
    void whatSomePackagesLackIsSaid() throws IOException {
        Path arangod = executable("sbin/arangod");
        assertThatThrownBy(() -> finder(arangod, false, "").find(Tool.ARANGOBACKUP)).isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("arangobackup is not installed beside " + arangod
                        + " (packages of the Community Edition before 3.12.5 have none); tried ");
    }
}
