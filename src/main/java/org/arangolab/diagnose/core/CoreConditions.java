package org.arangolab.diagnose.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;
import org.arangolab.KernelFile;

/**
 * What of a live process decides whether it leaves a core. Source: core(5), facts/diagnostics.md 3.2.
 *
 * @param directory its working directory
 * @param core      its limit for cores: bytes, or {@code unlimited}
 * @param fileSize  its limit for any file
 * @param resident  how much memory it has, which a core needs about as much of; 0 when not known
 */
record CoreConditions(Path directory, String core, String fileSize, long resident) {
    /** {@code raised} when it raises its soft limit to the hard one, and may not have done so yet. */
    static CoreConditions of(Path process, boolean raised) throws IOException {
        String limits = KernelFile.read(process.resolve("limits"));
        String soft = limit(limits, "Max core file size", 1);
        return new CoreConditions(Files.readSymbolicLink(process.resolve("cwd")),
                raised && soft.equals("0") ? limit(limits, "Max core file size", 2) : soft,
                limit(limits, "Max file size", 1), resident(process));
    }

    private static String limit(String limits, String name, int column) {
        Matcher found = Pattern.compile(name + "\\s+(\\S+)\\s+(\\S+)").matcher(limits);
        return found.find() ? found.group(column) : "unknown";
    }

    /** How much memory it has; 0 when that is not known. */
    static long resident(Path process) {
        try {
            Matcher found = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(KernelFile.read(process.resolve("status")));
            return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0; // not known: then nothing is said about it
        }
    }

    /** Why a file cannot come there; empty when one can. */
    Optional<String> obstacle(Path place) {
        if (core.equals("0")) {
            return Optional.of("the process was started with a limit of 0 for cores; define it with core: true");
        }
        if (fileSize.equals("0")) {
            return Optional.of("the process was started with a limit of 0 for the size of files (ulimit -f)");
        }
        if (!Files.isWritable(place)) {
            return Optional.of("the directory for cores, " + place + ", cannot be written");
        }
        return free(place).filter(space -> space < resident).map(space -> "the file system of " + place + " has "
                + new ByteSize(space) + " left, less than the " + new ByteSize(resident)
                + " that the process has in memory");
    }

    /** What may make the file shorter than it should be; empty when nothing does. */
    Optional<String> shortens() {
        return core.matches("\\d{1,18}") && Long.parseLong(core) < resident
                ? Optional.of("the limit for cores, " + new ByteSize(Long.parseLong(core))
                        + ", is less than the process has in memory: its core will be cut") : Optional.empty();
    }

    private static Optional<Long> free(Path place) {
        try {
            return Optional.of(Files.getFileStore(place).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
