package org.arangolab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that stand before a child's command; each execs the next, so that the pid stays the child's. */
final class ChildWrapper {
    private static final long KIB = 1024;

    private ChildWrapper() {
    }

    /**
     * A session of its own, death with the lab unless it is to go on, and cores when they are wanted; what this system has
     * of it. Java cannot set a limit of its children, so a shell does.
     */
    static List<String> words(Command command) {
        List<String> words = new ArrayList<>(IgnoredSignals.reset());
        setsid().ifPresent(words::add);
        if (!command.has(Command.Trait.OUTLIVES)) {
            find("setpriv").ifPresent(program -> words.addAll(List.of(program, "--pdeathsig", "KILL", "--")));
        }
        String limits = limits(command);
        if (!limits.isEmpty()) {
            words.addAll(List.of("/bin/sh", "-c", limits + "exec \"$@\"", "sh"));
        }
        return List.copyOf(words);
    }

    /** What the shell does before it becomes the child; a limit that cannot be set ends it. */
    private static String limits(Command command) {
        String cores = command.has(Command.Trait.CORES) ? "ulimit -S -c \"$(ulimit -H -c)\"; " : "";
        return cores + (command.memoryLimit() == 0 ? "" : "ulimit -d " + command.memoryLimit() / KIB + " || exit 126; ");
    }

    static Optional<String> setsid() {
        return find("setsid");
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin/", "/bin/").map(directory -> directory + program)
                .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }
}
