package org.arangolab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/tools.md} shows is run, block after block, as one script. */
class ToolsPageIT {
    private static final Pattern BLOCK = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    @Timeout(180)
    void everyBlockOfThePageRuns() throws Exception {
        String script = BLOCK.matcher(Files.readString(Path.of("docs/tools.md"))).results().map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(script).hasSizeGreaterThan(2000);
        Path file = Files.writeString(directory.resolve("page.groovy"), script);

        Program program = Program.run(directory, "--stand-in", "run", file.toString());

        assertThat(program.code()).as(program.output() + program.errors()).isZero();
        assertThat(program.output()).contains("1 passed").contains("none failed").contains("no difference");
    }
}
