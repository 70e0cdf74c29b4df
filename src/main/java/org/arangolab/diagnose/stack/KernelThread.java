package org.arangolab.diagnose.stack;

import java.util.List;

/**
 * One thread of a live process, as {@code /proc/PID/task/TID} shows it without stopping it: proc(5).
 *
 * @param tid    its id
 * @param name   its name, at most 15 bytes
 * @param state  a letter: R runs, S waits, D waits for the disk, T is stopped, t is traced, Z has ended
 * @param ticks  processor time that it has had, in clock ticks
 * @param call   the system call it is in by name, {@code running} in none, empty when that may not be read
 * @param place  where in the kernel it waits; empty when that may not be read
 * @param kernel its stack in the kernel, the innermost first; empty when only root may read it and we are not
 */
public record KernelThread(long tid, String name, String state, long ticks, String call, String place,
                           List<String> kernel) {
    /** Copies the frames. */
    public KernelThread {
        kernel = List.copyOf(kernel);
    }

    /** What it does, in few words: {@code waits in futex (futex_wait_queue)}. */
    public String doing() {
        String where = place.isEmpty() || place.equals("0") ? "" : " (" + place + ")";
        return switch (state) {
            case "R" -> "runs";
            case "D" -> "waits for the disk" + in() + where;
            case "T", "t" -> "is stopped";
            case "Z", "X" -> "has ended";
            default -> "waits" + in() + where;
        };
    }

    private String in() {
        return call.isEmpty() || call.equals("running") ? "" : " in " + call;
    }
}
