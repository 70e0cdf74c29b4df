package org.arangolab.standin.tools;

import java.io.IOException;

/** One client tool. */
public interface Tool {
    /**
     * Does what the options say.
     *
     * @return the exit code
     * @throws ToolFailure when it cannot go on
     * @throws IOException when a file cannot be read or written
     */
    int run(ToolContext context) throws IOException;
}
