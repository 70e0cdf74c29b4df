package org.arangolab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.arangolab.dsl.LabWords;
import org.arangolab.lab.Lab;
import org.arangolab.repl.Repl;
import org.arangolab.repl.ReplOptions;

/** Opens the prompt in a lab of its own. */
record Prompt(CommonOptions common) {
    /** Answers the exit code when the user has left. */
    int open(List<Path> files) {
        return open(files, words -> { });
    }

    /** The same, with words that are said before the first entry; when they fail, the prompt does not open. */
    int open(List<Path> files, Consumer<LabWords> first) {
        try (Lab lab = Lab.open(common.lab())) {
            return Repl.open(lab, new ReplOptions(files, common.verbose(), first));
        }
    }
}
