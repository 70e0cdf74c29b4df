package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.lab.LabOptions;
import org.arangolab.lab.Sweep;
import org.arangolab.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code arangolab sweep}: what labs left behind that were killed. */
@Command(name = "sweep", description = "Ends the processes and removes the directories and leases of labs that were "
        + "killed. Labs that live, and what was to be kept, are not touched.",
        footer = {"", "Example:", "  arangolab sweep --dry-run", "",
            "Exit codes: 0 done, 4 something could not be removed, 64 wrong usage."})
final class SweepCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Below which directory the runs are; default: ARANGOLAB_RUNS, else the temporary directory.")
    private Path out;

    @Spec
    private CommandSpec spec;

    SweepCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        LabOptions options = common.lab();
        Sweep sweep = new Sweep(Optional.ofNullable(out).orElse(options.runs()));
        List<Sweep.Result> results = dryRun ? sweep.wouldDo() : sweep.all();
        results.forEach(console::println);
        if (results.isEmpty()) {
            console.println("nothing was left behind");
        }
        return ExitCode.PASSED.code();
    }
}
