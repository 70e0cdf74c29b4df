package org.arangolab.analyze;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds in bytes the words that a line must have to tell something by itself, so that all others need not be decoded. By
 * the way of Wu and Manber: what the last two bytes of a window cannot end is jumped over.
 */
final class Triggers {
    private static final int WINDOW = 4;
    private static final List<String> WORDS = List.of(
            // servers
            "FATAL", "ERROR", "{crash}", "\"crash\"", "ready for business", "[cf3f4]", "\"cf3f4\"", "ArangoDB ", "(SIG",
            "No space left", "Too many open", "ut of memory", "bad_alloc", "Corruption:", "checksum mismatch",
            "ead-only file system", "nput/output error", "has been shut down", "shutting down", "command-line options",
            // sanitizers
            "anitizer", "runtime error: ", "ubsan: ", "San runtime", "Shadow memory", "incompatible", "WARNING: ",
            // valgrind
            "Memcheck", "elgrind", "DRD, ", "drd, ", "lost in loss", "Invalid ", "uninitiali", "Mismatched ", "data race",
            "lock order", "Process terminating", "Jump to the", "Syscall param", "destination overlap", "Conflicting ",
            "Thread #", " in context ", "fishy", "Mutex", "Lock on ", "Acquired at", "ecursive locking", "ondition variable",
            "ecognised instruction", "<valgrindoutput>", "<error>",
            // debuggers
            "#0  ", "#0 0x", "#1  0x", "Core was generated", "received signal", "terminated with signal", "LWP ", "thread #",
            "frame #", "dumped core", "Stack trace of", "PID: ", "Core file '", " stopped", "Thread 1 (", "terminated abnormally",
            // the kernel and systemd
            "segfault at", "traps: ", "general protection", "oom-kill", "OOM killer", "Kill process", "Killed process",
            "blocked for more", "blocked ", "BUG: ", "BUG at", "Oops", "panic", "lockup", "LOCKUP", "rcu: ", "self-detected",
            "EXT4-fs", "XFS ", "BTRFS", "I/O error", "failed command", "achine check", "Hardware Error", "EDAC ",
            "Unable to handle", "nternal error", "ain process exited",
            // last words
            "ssertion", "terminate called", "libc++abi", "double free", "free(): ", "malloc(): ", "malloc_consolidate",
            "realloc(): ", "munmap_chunk", "corrupted ", "smashing", "overflow detected", "unlink_chunk", "tcache_thread",
            "Fatal error", "Segmentation fault", "Aborted", "Abort trap", "Bus error", "Illegal instruction", "loating point",
            "reakpoint trap", "core dumped", "Killed");

    private final byte[] shift = new byte[1 << 16];
    private final byte[][][] words = new byte[1 << 16][][];

    Triggers() {
        Arrays.fill(shift, (byte) (WINDOW - 1));
        for (String word : WORDS) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            for (int i = 1; i < WINDOW; i++) {
                int pair = pair(bytes, i);
                shift[pair] = (byte) Math.min(shift[pair], WINDOW - 1 - i);
            }
            int last = pair(bytes, WINDOW - 1);
            List<byte[]> same = new ArrayList<>(words[last] == null ? List.of() : Arrays.asList(words[last]));
            same.add(bytes);
            words[last] = same.toArray(byte[][]::new);
        }
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at - 1] & 0xff) << 8 | bytes[at] & 0xff;
    }

    /** Where the next one begins; -1 when there is none. */
    int find(byte[] bytes, int from, int to) {
        int at = from + WINDOW - 1;
        while (at < to) {
            int pair = pair(bytes, at);
            int step = shift[pair];
            if (step > 0) {
                at += step;
            } else if (begins(words[pair], bytes, at - WINDOW + 1, to)) {
                return at - WINDOW + 1;
            } else {
                at++;
            }
        }
        return -1;
    }

    private static boolean begins(byte[][] candidates, byte[] bytes, int at, int to) {
        for (byte[] word : candidates) {
            if (at + word.length <= to && Arrays.equals(word, 0, word.length, bytes, at, at + word.length)) {
                return true;
            }
        }
        return false;
    }
}
