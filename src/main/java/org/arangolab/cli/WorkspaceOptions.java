package org.arangolab.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.arangolab.lab.Keep;
import org.arangolab.lab.LabOptions;
import picocli.CommandLine.Option;

/** Where a run's directory is made, and whether it stays. */
final class WorkspaceOptions {
    @Option(names = "--out", paramLabel = "DIR",
            description = "Make the run's directory below this one; default: ARANGOLAB_RUNS, else the temporary "
                    + "directory.")
    private Path out;

    @Option(names = "--keep", paramLabel = "WHEN", converter = KeepText.class,
            description = "Keep the run's directory: always, on-failure (default) or never.")
    private Keep keep = Keep.ON_FAILURE;

    LabOptions apply(LabOptions options) {
        return Optional.ofNullable(out).map(options::withRuns).orElse(options).withKeep(keep);
    }
}
