package org.arangolab.cli;

import java.nio.file.Path;
import java.util.List;
import org.arangolab.LabFailureException;

/** Opens the prompt. */
record Prompt(CommonOptions common) {
    int open(List<Path> files) {
        throw new LabFailureException("this build has no prompt; use: arangolab run FILE, or arangolab exec 'code'");
    }
}
