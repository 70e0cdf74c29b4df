package org.arangolab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.arangolab.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code arangolab} without a command: the prompt. */
@Command(name = "arangolab", versionProvider = VersionText.class, sortOptions = false,
        description = "Starts, watches, breaks and debugs ArangoDB servers, from a Groovy prompt or from scripts.",
        footer = {"", "Examples:", "  arangolab", "  arangolab run scripts/smoke.groovy",
            "  arangolab --arangodb /opt/arangodb exec 'instance(\"db1\").start().waitUntilReady(30.s).version'"})
final class RootCommand implements Callable<Integer> {
    @Mixin
    private final CommonOptions common;

    @Parameters(paramLabel = "FILE",
            description = "Scripts to run first; then the prompt opens with what they defined.")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    RootCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        files.stream().filter(file -> !Files.exists(file)).findFirst().ifPresent(this::unknown);
        return new Prompt(common).open(files);
    }

    /** The first word may have been meant as a command. */
    private void unknown(Path file) {
        Optional<String> near = Suggestion.nearest(file.toString(), Commands.names());
        throw new ParameterException(spec.commandLine(), "'" + file + "' is no command and no file"
                + near.map(name -> "; did you mean '" + name + "'?").orElse(""));
    }
}
