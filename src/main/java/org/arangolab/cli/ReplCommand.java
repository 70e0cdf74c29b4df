package org.arangolab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arangolab repl}: the prompt. */
@Command(name = "repl", description = "Opens the prompt; arangolab without a command does the same.",
        footer = {"", "Example:", "  arangolab repl scripts/first-steps.groovy", "",
            "Exit codes: 0 the prompt was left, 4 the lab itself failed, 64 wrong usage."})
final class ReplCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(paramLabel = "FILE",
            description = "Scripts to run first; then the prompt opens with what they defined.")
    private List<Path> files = new ArrayList<>();

    ReplCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        return new Prompt(common).open(files);
    }
}
