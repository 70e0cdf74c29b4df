package org.arangolab.tools;

/** Hears what becomes of a run of a tool. */
interface ToolListener {
    /** It has written this line, and others before it. */
    void progressed(String line);

    /** It has ended; told once. */
    void ended(ToolResult result);
}
