package org.arangolab.repl;

import java.util.List;
import java.util.function.Supplier;

/**
 * A command of the prompt itself.
 *
 * @param name      with the slash
 * @param argument  what may follow, for help: {@code [word]}; may be empty
 * @param summary   one sentence
 * @param arguments what may follow, for completion
 * @param action    does it
 */
record SlashCommand(String name, String argument, String summary, Supplier<List<String>> arguments, Action action) {
    /** What a command does, given what followed its name (stripped, may be empty). */
    @FunctionalInterface
    interface Action {
        void run(String argument, Desk desk);
    }
}
