package org.arangolab.finding;

import java.util.List;

/**
 * One thing that was found. What is not known is empty, and 0 for numbers.
 *
 * @param kind     what sort of thing
 * @param tool     who told it: {@code arangod}, {@code AddressSanitizer}, {@code memcheck}, {@code gdb}, {@code kernel}
 *                 …
 * @param type     the tool's own word for it: {@code heap-use-after-free}, {@code SEGV_MAPERR}, {@code InvalidRead}
 * @param severity how bad
 * @param signal   the signal's name: {@code SIGSEGV}
 * @param pid      of the process, as it was told
 * @param thread   its name or number, as it was told
 * @param keyFrame the first frame that belongs to the program itself, see {@link OwnFrames}
 * @param frames   of the stack where it happened, the innermost first; cut after {@link Draft#MOST_FRAMES}
 * @param summary  in one line
 * @param line     where it begins, counted from 1
 * @param count    how often it is told; equal ones are told once
 * @param reason   of a startup failure, in a few words
 * @param exitCode that arangod ends with for that reason; -1 for all other kinds
 */
public record Finding(FindingKind kind, String tool, String type, Severity severity, String signal, long pid,
                      String thread, String keyFrame, List<Frame> frames, String summary, long line, int count,
                      String reason, int exitCode) {
    /** Copies the frames. */
    public Finding {
        frames = List.copyOf(frames);
    }

    /** For people: {@code leak: LeakSanitizer: Direct leak of 32 byte(s) in 1 object(s), in lose}. */
    @Override
    public String toString() {
        return kind.label() + ": " + summary + (keyFrame.isEmpty() ? "" : ", in " + keyFrame);
    }

    Finding times(int times) {
        return new Finding(kind, tool, type, severity, signal, pid, thread, keyFrame, frames, summary, line, times,
                reason, exitCode);
    }
}
