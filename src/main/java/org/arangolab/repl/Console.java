package org.arangolab.repl;

import java.util.List;
import java.util.function.Supplier;

/** Where entries come from and answers go: a terminal, or a pipe. */
interface Console extends AutoCloseable {
    /** The next entry. */
    Input read();

    /** Shows a text and a line feed. */
    void print(String text);

    /** Tells what happened on its own while an entry is being typed, above it; else nothing. From any thread. */
    void notice(String text);

    /** Shows the servers' states anew, where they are shown. From any thread. */
    void refresh();

    /** Shows a message of something that went wrong, and a line feed. */
    void printError(String text);

    /** How values are shown now; the width may change at any time. */
    Rendering rendering();

    /** Whether a person is at it, who wants a banner, hints and notices. */
    boolean interactive();

    /** The entries so far, the oldest first. */
    List<String> history();

    /** Empties the screen, where there is one. */
    void clear();

    /** Does the work, during which Ctrl-C does this. */
    <T> T interruptibly(Runnable onInterrupt, Supplier<T> work);

    @Override
    void close();
}
