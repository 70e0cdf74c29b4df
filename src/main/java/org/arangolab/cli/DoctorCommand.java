package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.arangolab.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code arangolab doctor}: what this machine can do for the lab, and what to do about the rest. */
@Command(name = "doctor", description = "Looks at what the lab needs on this machine, and says what is missing.",
        footer = {"", "Example:", "  arangolab doctor --arangodb /opt/arangodb", "",
            "Exit codes: 0 nothing that must be there is missing, 4 something is, 64 wrong usage."})
final class DoctorCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Spec
    private CommandSpec spec;

    DoctorCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Checked> findings = new Doctor(common.lab(), System.getenv(), Path.of("/proc")).examine();
        findings.forEach(out::println);
        boolean failed = findings.stream().anyMatch(finding -> finding.level() == Checked.Level.FAIL);
        return (failed ? ExitCode.LAB_FAILED : ExitCode.PASSED).code();
    }
}
