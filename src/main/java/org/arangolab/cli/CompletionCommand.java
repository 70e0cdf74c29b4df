package org.arangolab.cli;

import java.util.concurrent.Callable;
import org.arangolab.run.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code arangolab generate-completion}: what bash and zsh need to complete commands and options. */
@Command(name = "generate-completion", description = "Prints the completion script for bash and zsh.",
        footer = {"", "Example:", "  source <(arangolab generate-completion)"})
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(AutoComplete.bash("arangolab", spec.parent().commandLine()));
        spec.commandLine().getOut().flush();
        return ExitCode.PASSED.code();
    }
}
