package org.arangolab.cli;

import java.util.Collection;
import java.util.Optional;
import org.arangolab.Suggestion;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A mistake on the command line, told in two lines: what is wrong, with what was probably meant, and where to read on.
 */
record UsageMistake(ParameterException mistake) {
    @Override
    public String toString() {
        return "arangolab: " + mistake.getMessage() + meant().map(name -> "; did you mean '" + name + "'?").orElse("")
                + "\nSee: " + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    private Optional<String> meant() {
        if (!(mistake instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        Collection<String> known = mistake.getCommandLine().getCommandSpec().optionsMap().keySet();
        return word.startsWith("-") ? Suggestion.nearest(word, known) : Optional.empty();
    }
}
