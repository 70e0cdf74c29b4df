package org.arangolab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayeringTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.arangolab");
    private static final Layering LAYERING = new Layering("org.arangolab");

    /** A small program with one sin against each rule, in the test's own packages. */
    private static final String SINNERS = "org.arangolab.architecture.fixture";
    private static final Layering SIN = new Layering(SINNERS);

    @Test
    void everyPackageIsDrawn() {
        LAYERING.roomsAreDrawn().check(PROGRAM);
    }

    @Test
    void roomsUseEachOtherAlongTheArrowsOnly() {
        LAYERING.arrowsAreKept().check(PROGRAM);
    }

    @Test
    void librariesAreTouchedInTheirRoomsOnly() {
        LAYERING.librariesStayInTheirRooms().check(PROGRAM);
    }

    @Test
    void onlyTimeSleeps() {
        LAYERING.onlyTimeSleeps().check(PROGRAM);
    }

    @Test
    void onlyProcessExecutes() {
        LAYERING.onlyProcessExecutes().check(PROGRAM);
    }

    @Test
    void drawingForbidsNeighboursAndTheWayUp() {
        Map<String, Set<String>> arrows = Rooms.arrows();
        assertThat(arrows.get("repl")).contains("dsl", "lab", "time").doesNotContain("run", "cli", "repl", "standin");
        assertThat(arrows.get("client")).containsExactlyInAnyOrder("process", "net", "fs", "auth", "time", "event",
                "finding");
        assertThat(arrows.get("standin")).containsExactlyInAnyOrder("time", "net", "auth", "log");
        assertThat(arrows.get("time")).isEmpty();
        assertThat(arrows.get("event")).containsExactly("time");
        assertThat(arrows.values()).noneMatch(used -> used.contains("standin"));
    }

    @Test
    void arrowAgainstTheDesignIsFound() {
        assertThat(sins(SIN.arrowsAreKept())).satisfiesExactlyInAnyOrder(
                sin -> assertThat(sin).contains("time.Upwards").contains("lab.Target"),
                sin -> assertThat(sin).contains("lab.UsesStandIn").contains("standin.Sleeper"));
    }

    @Test
    void packageWithoutRoomIsFound() {
        assertThat(sins(SIN.roomsAreDrawn())).contains(SINNERS + ".cellar.Unknown is in no room")
                .allSatisfy(sin -> assertThat(sin).contains(".cellar."));
    }

    @Test
    void libraryInAForeignRoomIsFound() {
        assertThat(sins(SIN.librariesStayInTheirRooms())).isNotEmpty()
                .allSatisfy(sin -> assertThat(sin).contains("lab.Starter").contains("java.lang.ProcessBuilder"));
    }

    @Test
    void sleepOutsideOfTimeIsFound() {
        assertThat(sins(SIN.onlyTimeSleeps())).singleElement().asString().contains("standin.Sleeper");
    }

    @Test
    void programOutsideOfProcessIsFound() {
        assertThat(sins(SIN.onlyProcessExecutes())).singleElement().asString().contains("lab.Starter");
    }

    private static List<String> sins(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importPackages(SINNERS)).getFailureReport().getDetails();
    }
}
