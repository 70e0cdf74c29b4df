package org.arangolab.diagnose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.KernelFile;
import org.arangolab.LabException;
import org.arangolab.process.Captured;
import org.arangolab.process.Spawner;
import org.arangolab.time.Deadline;

/** What the kernel said of a process, as {@code dmesg} tells it where that is allowed: facts/diagnostics.md 8. */
public final class KernelLog {
    private static final Path DMESG = Path.of("/usr/bin/dmesg");
    private static final Pattern STAMP = Pattern.compile("^\\[\\s*(\\d+)\\.\\d+\\] ?");

    private KernelLog() {
    }

    /**
     * The last line of a killing of this process, not older than so long: a pid may have been used before.
     *
     * @param lived how long the process had lived
     */
    public static Optional<String> killed(Spawner spawner, long pid, Duration lived, Deadline deadline) {
        try {
            if (!Files.isExecutable(DMESG)) {
                return Optional.empty();
            }
            long uptime = (long) Double.parseDouble(KernelFile.read(Path.of("/proc/uptime")).split(" ")[0]);
            return killed(Captured.atMost(spawner, DMESG, List.of(), deadline).stdout(), pid,
                    uptime - lived.toSeconds() - 5);
        } catch (LabException | IOException e) {
            return Optional.empty(); // not told to us: then nothing is concluded from it
        }
    }

    static Optional<String> killed(String dmesg, long pid, long since) {
        Pattern killing = Pattern.compile("(?:Kill(?:ed)? process " + pid + "\\b|oom-kill:.*\\bpid=" + pid + "\\b)");
        return dmesg.lines().filter(line -> killing.matcher(line).find()).filter(line -> stamp(line) >= since)
                .reduce((first, last) -> last).map(line -> STAMP.matcher(line).replaceFirst(""));
    }

    private static long stamp(String line) {
        Matcher found = STAMP.matcher(line);
        return found.find() ? Long.parseLong(found.group(1)) : Long.MAX_VALUE;
    }
}
