package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.lab.SupportBundle;
import org.arangolab.run.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab bundle}: what a support engineer asks for, in one archive. */
@Command(name = "bundle", sortOptions = false,
        description = "Collects logs, what servers tell of themselves, stacks, findings and facts of the machine into "
                + "one archive, without data and secrets: of a run's directory, or of a server that somebody else has "
                + "started.",
        footer = {"", "Examples:", "  arangolab bundle /tmp/arangolab-me/20260101-120000-ab3de",
            "  arangolab bundle http://127.0.0.1:8529 --user root --to incident.zip", "",
            "Exit codes: 0 written, 1 the server does not answer, 4 it cannot be written, 64 not the directory of a "
                    + "run, or",
            "there is no such process."})
final class BundleCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "RUN-DIR|URL|PID", description = "The run's directory, or the server.")
    private String target;

    @Option(names = "--to", paramLabel = "FILE", description = "The archive; default: arangolab-bundle-TIME.zip here.")
    private Optional<Path> to = Optional.empty();

    @Mixin
    private final AttachOptions server = new AttachOptions();

    @Spec
    private CommandSpec spec;

    BundleCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path file = to.map(Path::toAbsolutePath).orElseGet(SupportBundle::place);
        Path run = Path.of(target).toAbsolutePath().normalize();
        out.println(Files.isDirectory(run) ? SupportBundle.of(run, file) : ofServer(file));
        return ExitCode.PASSED.code();
    }

    private String ofServer(Path file) {
        try (LazyLab lab = new LazyLab(common::lab, spec.commandLine().getErr())) {
            AttachOptions.attach(lab.words(), target, server.settings());
            return lab.words().bundle(Map.of("to", file.toString()));
        }
    }
}
