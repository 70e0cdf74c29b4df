package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecIT {
    @TempDir
    private Path directory;

    @Test
    void aValueNeedsNoLab() throws Exception {
        Program program = Program.run(directory, "exec", "1 + 1");

        assertThat(program.output()).isEqualTo("2\n");
        assertThat(program.errors()).isEmpty();
        assertThat(program.code()).isZero();
        assertThat(directory.resolve("runs")).doesNotExist();
    }

    @Test
    void theShortFormAndTheLongOneAnswerTheSame() throws Exception {
        Program shortForm = Program.run(directory, "exec", "[a: 'x']");
        Program longForm = Program.run(directory, "exec", "--verbose", "[a: 'x']");

        assertThat(shortForm.output()).isEqualTo("[a: 'x']\n").isEqualTo(longForm.output());
    }

    @Test
    void whatItStartsIsEndedWithIt() throws Exception {
        Program program = Program.run(directory, "--stand-in", "exec",
                "instance('db1').start().waitUntilReady(60.s).pid");

        assertThat(program.code()).isZero();
        assertThat(Path.of("/proc", program.output().strip())).doesNotExist();
        try (var runs = Files.list(directory.resolve("runs"))) {
            assertThat(runs.map(path -> path.getFileName().toString())).containsExactly("ports");
        }
    }

    @Test
    void aMisspelledWordIsToldInOneMessage() throws Exception {
        Program program = Program.run(directory, "exec", "instnace('db1')");

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.errors()).isEqualTo("unknown word 'instnace'; did you mean 'instance'?\n  at exec:1\n");
        assertThat(program.output()).isEmpty();
    }

    @Test
    void aScriptThatAsksForAnotherCodeGetsIt() throws Exception {
        assertThat(Program.run(directory, "exec", "System.exit(7)").code()).isEqualTo(7);
    }
}
