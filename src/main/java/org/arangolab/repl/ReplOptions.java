package org.arangolab.repl;

import java.nio.file.Path;
import java.util.List;

/**
 * How the prompt is opened.
 *
 * @param files   scripts that run first, in the prompt's own session, so that their variables are there
 * @param verbose whether errors come with their stack traces
 */
public record ReplOptions(List<Path> files, boolean verbose) {
    /** Copies the files. */
    public ReplOptions {
        files = List.copyOf(files);
    }

    /** Just the prompt. */
    public static ReplOptions defaults() {
        return new ReplOptions(List.of(), false);
    }
}
