package org.arangolab.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a lab is opened.
 *
 * @param arangodb where the binaries are, when the user says so
 * @param standIn  whether to use the stand-in in any case
 * @param runs     below which directory the run's directory is made
 * @param keep     what happens to the run's directory at the end
 * @param limit    how long the whole run may take
 */
public record LabOptions(Optional<Path> arangodb, boolean standIn, Path runs, Keep keep, Duration limit) {
    /** Directory name of the user's runs below the system's temporary directory. */
    private static final String RUNS = "arangolab-" + System.getProperty("user.name");

    /** What is found, else the stand-in; in the temporary directory; kept on failure; without a limit. */
    public static LabOptions defaults() {
        return new LabOptions(Optional.empty(), false, defaultRuns(), Keep.ON_FAILURE, Duration.ofDays(3650));
    }

    private static Path defaultRuns() {
        return Optional.ofNullable(System.getenv("ARANGOLAB_RUNS")).filter(text -> !text.isBlank()).map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), RUNS));
    }

    /** With binaries from there. */
    public LabOptions withArangodb(Optional<Path> place) {
        return new LabOptions(place, standIn, runs, keep, limit);
    }

    /** With the stand-in in any case, or not. */
    public LabOptions withStandIn(boolean value) {
        return new LabOptions(arangodb, value, runs, keep, limit);
    }

    /** With the run's directory below another one. */
    public LabOptions withRuns(Path value) {
        return new LabOptions(arangodb, standIn, value, keep, limit);
    }

    /** With another fate of the run's directory. */
    public LabOptions withKeep(Keep value) {
        return new LabOptions(arangodb, standIn, runs, value, limit);
    }

    /** With a limit of the whole run. */
    public LabOptions withLimit(Duration value) {
        return new LabOptions(arangodb, standIn, runs, keep, value);
    }
}
