package org.arangolab.diagnose.stack;

import java.util.List;

/**
 * The stack of one thread at one moment.
 *
 * @param tid    the kernel's id of the thread
 * @param name   its name; empty when it is not known, as in cores
 * @param frames each as {@code function at file:line} or {@code function from library}, the innermost first; where only
 *               the kernel was asked, what the thread does there
 * @param idle   whether it waits for work, as threads of a server do that has nothing to do
 * @param locked whether it waits for a lock
 */
public record ThreadStack(long tid, String name, List<String> frames, boolean idle, boolean locked) {
    /** Copies the frames. */
    public ThreadStack {
        frames = List.copyOf(frames);
    }

    /** Its name, or its number where that is not known. */
    public String label() {
        return name.isEmpty() ? String.valueOf(tid) : name;
    }
}
