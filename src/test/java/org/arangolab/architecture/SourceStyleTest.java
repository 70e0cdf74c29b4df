package org.arangolab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code .editorconfig} asks of the program's sources and no compiler looks at. */
class SourceStyleTest {
    private static final int COLUMNS = 120;

    @Test
    void linesEndWithin120ColumnsAndWithoutBlanks() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                int number = 0;
                for (String line : Files.readAllLines(file)) {
                    number++;
                    if (line.length() > COLUMNS || !line.equals(line.stripTrailing())) {
                        wrong.add(file + ":" + number);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
