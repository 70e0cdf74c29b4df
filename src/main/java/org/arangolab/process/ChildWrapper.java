package org.arangolab.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that stand before a child's command; each execs the next, so that the pid stays the child's. */
final class ChildWrapper {
    private ChildWrapper() {
    }

    /** A session of its own, and death with the lab; what this system has of it. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        setsid().ifPresent(words::add);
        find("setpriv").ifPresent(program -> words.addAll(List.of(program, "--pdeathsig", "KILL", "--")));
        return List.copyOf(words);
    }

    static Optional<String> setsid() {
        return find("setsid");
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin/", "/bin/").map(directory -> directory + program)
                .filter(path -> Files.isExecutable(Path.of(path))).findFirst();
    }
}
