package org.arangolab.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.Suggestion;
import org.arangolab.run.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab help [COMMAND]}. */
@Command(name = "help", description = "Shows the help of a command, or all commands.",
        footer = {"", "Example:", "  arangolab help run"})
final class HelpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Which command.")
    private String command;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine all = spec.parent().commandLine();
        CommandLine shown = command == null ? all : Optional.ofNullable(all.getSubcommands().get(command))
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "no command '" + command + "'" + Suggestion.hint(command, Commands.names())));
        shown.usage(spec.commandLine().getOut());
        return ExitCode.PASSED.code();
    }
}
