package org.arangolab.diagnose.stack;

import java.util.List;

/** Reads what a debugger wrote, as far as stacks need it. */
interface StackReader {
    /** What stands for a function that the debugger has no name of. */
    String UNKNOWN = "??";
    /** What stands between a signal's handler and the frame where the fault was. */
    String SIGNAL_HANDLER = "<signal handler called>";

    /** The stacks of all threads, by their order in the text. */
    List<ThreadStack> threads(String text);

    /** The frames of the thread that crashed, the innermost first. */
    List<String> crashing(String text);
}
