package org.arangolab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.run.ExitCode;
import org.arangolab.run.ScriptCheck;
import org.arangolab.run.ScriptFile;
import org.arangolab.run.ScriptFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab check}: compiles and runs nothing. */
@Command(name = "check", description = "Compiles scripts without running them, and tells all errors of all files.",
        footer = {"", "Example:", "  arangolab check scripts tests", "",
            "Exit codes: 0 all compile, 1 some do not, 5 no scripts found, 64 wrong usage."})
final class CheckCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and directories.")
    private List<Path> paths;

    @Spec
    private CommandSpec spec;

    CheckCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ScriptFile> scripts = ScriptFinder.find(paths);
        List<String> errors = scripts.stream().map(script -> new ScriptCheck(common.verbose()).errors(script))
                .flatMap(Optional::stream).toList();
        errors.forEach(out::println);
        out.println(scripts.size() + (scripts.size() == 1 ? " script, " : " scripts, ")
                + (errors.isEmpty() ? "no errors" : errors.size() + " with errors"));
        if (scripts.isEmpty()) {
            return ExitCode.NOTHING_SELECTED.code();
        }
        return (errors.isEmpty() ? ExitCode.PASSED : ExitCode.TEST_FAILED).code();
    }
}
