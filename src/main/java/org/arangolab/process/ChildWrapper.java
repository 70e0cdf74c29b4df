package org.arangolab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.process.cgroup.Cgroup;

/** The programs that stand before a child's command; each execs the next, so that the pid stays the child's. */
final class ChildWrapper {
    private static final long KIB = 1024;
    private static final String REFUSED = " || exit 126; ";

    private ChildWrapper() {
    }

    /**
     * A session of its own, death with the lab unless it is to go on, limits, and cores when they are wanted; what this
     * system has of it. Java cannot set a limit of its children, so a shell does.
     */
    static List<String> words(Command command, List<Cgroup> groups) {
        List<String> words = new ArrayList<>(IgnoredSignals.reset());
        setsid().ifPresent(words::add);
        if (!command.has(Command.Trait.OUTLIVES)) {
            find("setpriv").ifPresent(program -> words.addAll(List.of(program, "--pdeathsig", "KILL", "--")));
        }
        String first = beforehand(command, groups);
        if (!first.isEmpty()) {
            words.addAll(List.of("/bin/sh", "-c", first + "exec \"$@\"", "sh"));
        }
        return List.copyOf(words);
    }

    /** What the shell does before it becomes the child; a limit that cannot be set ends it. */
    private static String beforehand(Command command, List<Cgroup> groups) {
        StringBuilder steps = new StringBuilder();
        groups.forEach(group -> steps.append("echo 0 > ").append(Command.quoted(group.entrance().toString()))
                .append(REFUSED));
        command.limits().niceness().ifPresent(value -> steps.append("renice ").append(value)
                .append(" -p $$ > /dev/null").append(REFUSED));
        command.limits().data().ifPresent(size -> steps.append("ulimit -d ").append(size.bytes() / KIB)
                .append(REFUSED));
        if (command.has(Command.Trait.CORES)) {
            steps.append("ulimit -S -c \"$(ulimit -H -c)\"; ");
        }
        return steps.toString();
    }

    static Optional<String> setsid() {
        return find("setsid");
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin/", "/bin/").map(directory -> directory + program)
                .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }
}
