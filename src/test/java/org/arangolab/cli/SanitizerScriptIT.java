package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code scripts/sanitizer.groovy} beside a build with sanitizers in it: a C program that lets the stand-in answer for
 * it and does wrong by itself, so that what the script shows are real reports of a real process.
 */
@Timeout(180)
class SanitizerScriptIT {
    private static final Path COMPILER = Path.of("/usr/bin/gcc");
    private static final Path STAND_IN = Path.of(System.getProperty("arangolab.home"), "lib/standin/bin/arangod");
    private static final String SCRIPT = Path.of("scripts/sanitizer.groovy").toAbsolutePath().toString();
    private static final String PROGRAM = """
            #include <limits.h>
            #include <signal.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/wait.h>
            #include <unistd.h>

            static volatile sig_atomic_t answering;
            static char *volatile kept;

            static void pass_on(int number) { kill(answering, number); }

            __attribute__((noinline)) static void lose(void) {
                kept = malloc(32);
                kept = 0;
            }

            __attribute__((noinline)) static int next(volatile int number) { return number + 1; }

            __attribute__((noinline)) static int use_after_free(void) {
                char *volatile block = malloc(8);
                free(block);
                return block[3];
            }

            int main(int count, char **words) {
                if (count > 1 && strncmp(words[1], "--configuration", 15) != 0) {
                    execv(STAND_IN, words);
                    return 127;
                }
                answering = fork();
                if (!answering) {
                    prctl(PR_SET_PDEATHSIG, SIGKILL);
                    execv(STAND_IN, words);
                    _exit(127);
                }
                signal(SIGTERM, pass_on);
                if (getenv("OVERFLOW")) { next(INT_MAX); }
                int status;
                while (waitpid(answering, &status, 0) < 0) { }
                if (getenv("USE")) { use_after_free(); }
                if (getenv("LOSE")) { lose(); }
                return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
            """;

    @TempDir
    Path directory;
    private Path build;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(COMPILER), "gcc is not installed");
        build = Files.createDirectory(directory.resolve("build-asan"));
        Path source = Files.writeString(directory.resolve("arangod.c"), PROGRAM);
        List<String> command = new ArrayList<>(List.of(COMPILER.toString(), "-g", "-O0",
                "-fsanitize=address,undefined", "-DSTAND_IN=\"" + STAND_IN + "\"",
                "-o", build.resolve("arangod").toString(), source.toString()));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private Program run(String... wrongs) throws IOException, InterruptedException {
        Map<String, String> environment = wrongs.length == 0 ? Map.of() : Map.of(wrongs[0], "1");
        Program program = Program.start(directory, environment, "--arangodb", build.toString(), "run", SCRIPT);
        program.await();
        return program;
    }

    @Test
    void buildWithoutMistakesPasses() throws Exception {
        Program program = run();

        assertThat(program.code()).as(program.output() + program.errors()).isZero();
        assertThat(program.output()).contains("2 passed");
    }

    @Test
    void leakAtTheEndFailsTheTestThatStoppedTheServer() throws Exception {
        Program program = run("LOSE");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(2);
        assertThat(program.output()).contains("1 passed").contains("leak").contains("in lose");
    }

    @Test
    void useOfFreedMemoryIsReported() throws Exception {
        Program program = run("USE");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(2);
        assertThat(program.output()).contains("heap-use-after-free").contains("in use_after_free");
    }

    @Test
    void undefinedBehaviourIsReportedWhileTheServerGoesOn() throws Exception {
        Program program = run("OVERFLOW");

        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(2);
        assertThat(program.output()).contains("signed integer overflow").contains("in next");
    }
}
