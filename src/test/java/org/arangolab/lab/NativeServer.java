package org.arangolab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.instance.Instance;
import org.arangolab.instance.InstanceSpec;
import org.arangolab.instance.under.Under;
import org.awaitility.Awaitility;

/**
 * A small C program in place of arangod, which does wrong when it is asked to end; skipped visibly without a compiler.
 *
 * @param directory holds its source, and the executable in {@code bin}
 */
record NativeServer(Path directory) {
    static final Duration LONG = Duration.ofMinutes(1);
    private static final Path COMPILER = Path.of("/usr/bin/gcc");
    private static final String PROGRAM = """
            #include <fcntl.h>
            #include <signal.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>

            static volatile sig_atomic_t stop;
            static char *volatile kept;

            static void on_term(int number) { stop = number; }

            __attribute__((noinline)) static int use_after_free(void) {
                char *block = malloc(8);
                free(block);
                return block[3];
            }

            __attribute__((noinline)) static void lose(void) {
                kept = malloc(32);
                kept = 0;
            }

            int main(int count, char **words) {
                if (count > 1 && strncmp(words[1], "--configuration", 15) != 0) { return 0; }
                signal(SIGTERM, on_term);
                close(open("up", O_CREAT | O_WRONLY, 0600));
                while (!stop) { usleep(1000); }
                if (getenv("EXIT")) { return atoi(getenv("EXIT")); }
                if (getenv("LOSE")) { lose(); return 0; }
                return use_after_free();
            }
            """;

    Path executable() {
        return directory.resolve("bin").resolve("arangod");
    }

    void compile(String... options) {
        other("arangod", PROGRAM, options);
    }

    /** Another program beside it. */
    Path other(String name, String source, String... options) {
        assumeTrue(Files.isExecutable(COMPILER), "gcc is not installed");
        Path target = executable().resolveSibling(name);
        try {
            Files.createDirectories(target.getParent());
            Path text = Files.writeString(directory.resolve(name + ".c"), source);
            List<String> command = new ArrayList<>(List.of(COMPILER.toString(), "-g", "-O0", "-o", target.toString(),
                    text.toString()));
            command.addAll(List.of(options));
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return target;
    }

    Lab open() {
        return Lab.open(LabOptions.defaults().withRuns(directory.resolve("runs"))
                .withArangodb(Optional.of(executable().getParent())));
    }

    /** Under this, once it is up. {@code variables} are NAME=VALUE. */
    Instance up(Session session, Under under, String... variables) {
        InstanceSpec.Builder spec = InstanceSpec.named("db1").under(under);
        for (String variable : variables) {
            spec.environment(variable.substring(0, variable.indexOf('=')),
                    variable.substring(variable.indexOf('=') + 1));
        }
        Instance server = session.define(spec.build()).start();
        awaitUp(server);
        return server;
    }

    static void awaitUp(Instance server) {
        Awaitility.await().atMost(LONG).until(() -> Files.exists(server.directory().resolve("up")));
    }
}
