package org.arangolab.repl;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.arangolab.dsl.LabWords;

/**
 * How the prompt is opened.
 *
 * @param files   scripts that run first, in the prompt's own session, so that their variables are there
 * @param verbose whether errors come with their stack traces
 * @param first   words that are said before the first file or entry; when they fail, the prompt does not open
 */
public record ReplOptions(List<Path> files, boolean verbose, Consumer<LabWords> first) {
    /** Copies the files. */
    public ReplOptions {
        files = List.copyOf(files);
    }

    /** Just the prompt. */
    public static ReplOptions defaults() {
        return new ReplOptions(List.of(), false, words -> { });
    }
}
