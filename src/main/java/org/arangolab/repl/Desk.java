package org.arangolab.repl;

import java.util.List;
import java.util.Optional;
import org.arangolab.dsl.Words;

/** What the commands of the prompt can reach. */
interface Desk {
    /** Shows a text and a line feed. */
    void print(String text);

    /** How values are shown now. */
    Rendering rendering();

    /** The words of the session. */
    Words words();

    /** What the last failing entry threw. */
    Optional<Throwable> lastFailure();

    /** The entries before this one, the oldest first. */
    List<String> history();

    /** Empties the screen. */
    void clear();

    /** Ends the prompt after this command. */
    void end();
}
