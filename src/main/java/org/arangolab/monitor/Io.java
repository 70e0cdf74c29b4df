package org.arangolab.monitor;

import org.arangolab.ByteSize;

/**
 * What a process has read and written since its start: {@code /proc/PID/io}.
 *
 * @param read        bytes that storage had to deliver
 * @param written     bytes that were sent to storage, less what was taken back before it got there
 * @param readCalls   system calls that read, from files and sockets
 * @param writeCalls  system calls that write
 * @param readChars   bytes that those calls read, from the page cache and from sockets, too
 * @param writeChars  bytes that those calls wrote
 */
public record Io(ByteSize read, ByteSize written, long readCalls, long writeCalls, ByteSize readChars,
                 ByteSize writeChars) {
    static final Io NONE = new Io(new ByteSize(0), new ByteSize(0), 0, 0, new ByteSize(0), new ByteSize(0));

    static Io of(String text) {
        return new Io(bytes(text, "read_bytes"), new ByteSize(Math.max(0, bytes(text, "write_bytes").bytes()
                - bytes(text, "cancelled_write_bytes").bytes())), ProcText.number(text, "syscr").orElse(0),
                ProcText.number(text, "syscw").orElse(0), bytes(text, "rchar"), bytes(text, "wchar"));
    }

    private static ByteSize bytes(String text, String name) {
        return new ByteSize(ProcText.number(text, name).orElse(0));
    }

    /** What has come since an earlier look at the same process. */
    Io since(Io before) {
        return new Io(less(read, before.read), less(written, before.written), readCalls - before.readCalls,
                writeCalls - before.writeCalls, less(readChars, before.readChars), less(writeChars, before.writeChars));
    }

    /** What was sent to storage may be taken back later: that is no negative writing. */
    private static ByteSize less(ByteSize now, ByteSize before) {
        return new ByteSize(Math.max(0, now.bytes() - before.bytes()));
    }

    Io plus(Io other) {
        return new Io(read.plus(other.read), written.plus(other.written), readCalls + other.readCalls,
                writeCalls + other.writeCalls, readChars.plus(other.readChars), writeChars.plus(other.writeChars));
    }

    /** {@code 12 MiB from storage, 48 MiB in 1204 calls}. */
    String reading() {
        return read + " from storage, " + readChars + " in " + readCalls + " calls";
    }

    String writing() {
        return written + " to storage, " + writeChars + " in " + writeCalls + " calls";
    }
}
