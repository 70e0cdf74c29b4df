package org.arangolab.run;

import java.util.Optional;
import org.arangolab.ConfigException;
import org.arangolab.dsl.ScriptCompiler;
import org.codehaus.groovy.control.CompilationFailedException;

/**
 * Looks for what is wrong with a script without running it.
 *
 * @param verbose whether messages carry the stack trace
 */
public record ScriptCheck(boolean verbose) {
    /** All its errors in one text; empty when there are none. */
    public Optional<String> errors(ScriptFile script) {
        String text = "";
        try {
            text = script.text();
            new ScriptCompiler().compile(text, script.label());
            return Optional.empty();
        } catch (ConfigException | CompilationFailedException e) {
            return Optional.of(Verdict.of(e, script.label(), text, verbose).message());
        }
    }
}
