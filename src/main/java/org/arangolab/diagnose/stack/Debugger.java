package org.arangolab.diagnose.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A debugger of this machine, as it is called without anybody to talk to it. Source: facts/diagnostics.md 4.1. */
public sealed interface Debugger permits Gdb, Lldb {
    /** gdb, else lldb, as found in this {@code PATH}; empty when there is neither. */
    static Optional<Debugger> find(String path) {
        return which(path, "gdb").<Debugger>map(Gdb::new).or(() -> which(path, "lldb").map(Lldb::new));
    }

    private static Optional<Path> which(String path, String name) {
        return Arrays.stream(path.split(File.pathSeparator)).filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name)).filter(Files::isExecutable).findFirst();
    }

    /** Reads what it writes. */
    StackReader reader();

    /** What it is called. */
    String name();

    /** Its executable. */
    Path program();

    /** To write the stacks of all threads of a live process, and leave it running. */
    List<String> process(long pid);

    /** To write the stacks of all threads in a core, the registers of the one that crashed, and the libraries. */
    List<String> core(Path executable, Path core);

    /** To write a core of a live process into a file, and leave it running. */
    List<String> dump(long pid, Path file);
}
