package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program in {@code scripts} is there to be run and learnt from: each passes on the stand-in. */
class ShippedScriptsIT {
    @TempDir
    Path directory;

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scripts"))) {
            return files.filter(file -> file.toString().endsWith(".groovy")).map(Path::toAbsolutePath).sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    @Timeout(180)
    void passesOnTheStandIn(Path script) throws Exception {
        Program program = Program.run(directory, "--stand-in", "run", script.toString());

        boolean needsReal = Files.readString(script).contains("//NEEDS real");
        assertThat(program.code()).as(program.output() + program.errors()).isEqualTo(needsReal ? 77 : 0);
        if (needsReal) {
            assertThat(program.output()).contains("(needs a real ArangoDB");
        } else {
            assertThat(program.output()).contains(" passed in ").doesNotContain("skipped");
        }
        assertThat(directory.resolve("runs").toFile().list((runs, name) -> name.startsWith("2"))).isEmpty();
    }

    @Test
    void everyLineOfTheSessionsInTheDocsCompiles() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Path page : List.of(Path.of("README.md"), Path.of("docs/tour.md"), Path.of("docs/resources.md"))) {
            Files.readString(page).lines().filter(line -> line.startsWith("arangolab> "))
                    .map(line -> line.substring("arangolab> ".length()))
                    .filter(line -> !line.isBlank() && !line.startsWith("/"))
                    // A line of 80 columns goes on in the next one of the page.
                    .filter(line -> line.length() < 80 - "arangolab> ".length())
                    .forEach(line -> lines.append(line).append('\n'));
        }
        assertThat(lines).hasSizeGreaterThan(200);
        Path script = Files.writeString(directory.resolve("session.groovy"), lines);

        Program program = Program.run(directory, "check", script.toString());

        assertThat(program.code()).as(program.output() + program.errors()).isZero();
    }
}
