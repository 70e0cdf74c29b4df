package org.arangolab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JUnitPageTest {
    @Test
    void theExampleOfThePageIsTheTestThatRuns() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/arangolab/junit/PlanetsIT.java"));
        assertThat(Files.readString(Path.of("docs/junit.md"))).contains("```java\n" + test + "```\n");
    }
}
