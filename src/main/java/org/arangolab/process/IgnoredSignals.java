package org.arangolab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.arangolab.KernelFile;

/**
 * Signals that this process was told to ignore when it was started. A shell without job control does so with INT and
 * QUIT for what it starts in the background, and every child inherits it (sigaction(2), POSIX "Asynchronous Lists"): a
 * server would then not hear {@code kill(INT)}. {@code env --default-signal} undoes it for the child.
 */
final class IgnoredSignals {
    private static final String ENV = "/usr/bin/env";
    private static final List<String> RESET = words();

    private IgnoredSignals() {
    }

    /** The words before a command that give it the usual dispositions; none when nothing is ignored. */
    static List<String> reset() {
        return RESET;
    }

    private static List<String> words() {
        long mask = mask();
        String names = Stream.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.TERM)
                .filter(signal -> (mask >> signal.number() - 1 & 1) == 1).map(Signal::name)
                .collect(Collectors.joining(","));
        String option = "--default-signal=" + names;
        return names.isEmpty() || !understood(option) ? List.of() : List.of(ENV, option);
    }

    /** The line {@code SigIgn} of proc(5), a bit for each signal. */
    private static long mask() {
        try {
            return KernelFile.read(Path.of("/proc/self/status")).lines().filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
                    .findFirst().orElse(0);
        } catch (IOException e) {
            return 0; // no /proc: what is ignored stays so
        }
    }

    /** GNU coreutils have it since 8.31. */
    private static boolean understood(String option) {
        if (!Files.isExecutable(Path.of(ENV))) {
            return false;
        }
        try {
            return new ProcessBuilder(ENV, option, "true").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
