package org.arangolab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.arangolab.run.Colour;

/** What standard output is connected to. */
final class Terminals {
    private static final Path STDOUT = Path.of("/proc/self/fd/1");

    private Terminals() {
    }

    /** Colours on a terminal that has them, unless {@code NO_COLOR} is set (no-color.org). */
    static Colour colour(Map<String, String> environment) {
        boolean wanted = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return wanted && isTerminal() ? Colour.ON : Colour.OFF;
    }

    private static boolean isTerminal() {
        try {
            return Files.isSymbolicLink(STDOUT) && Files.readSymbolicLink(STDOUT).toString()
                    .matches("/dev/(pts/\\d+|tty\\w*|console)");
        } catch (IOException e) {
            return System.console() != null; // no /proc: the JVM knows it for both streams together
        }
    }
}
