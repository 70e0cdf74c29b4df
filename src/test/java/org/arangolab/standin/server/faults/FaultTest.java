package org.arangolab.standin.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void namesAreDifferentAndEachHasItsSentence() {
        assertThat(Fault.values()).hasSizeGreaterThan(40).extracting(Fault::point).doesNotHaveDuplicates();
        assertThat(Fault.values()).extracting(Fault::text).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void everyPointHasAPlaceOrIsAskedForByOne() {
        assertThat(Arrays.stream(Fault.values()).filter(fault -> fault.effect() instanceof Effect.Special).toList())
                .isEqualTo(Fault.at(Places.NONE));
    }

    @Test
    void thePageHasTheTableOfTheProgram() {
        String table = Faults.table().lines().map(line -> "| `" + line.replace("\t", "` | ") + " |\n")
                .collect(Collectors.joining());
        assertThat(Path.of("docs", "failure-points.md")).content().contains(table);
    }
}
