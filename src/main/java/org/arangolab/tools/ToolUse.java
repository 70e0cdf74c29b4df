package org.arangolab.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.KernelFile;

/**
 * What a tool's process used, as it was last seen alive: proc(5), {@code status} and {@code stat}. Guarded by the
 * monitor of its {@link RunningTool}.
 */
final class ToolUse {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    /** USER_HZ, which Linux fixes at 100 for what it shows. */
    private static final int TICKS = 100;
    private static final int UTIME = 11;

    private final Path process;
    private long peakKilobytes;
    private Duration cpu = Duration.ZERO;

    ToolUse(long pid) {
        this.process = Path.of("/proc", String.valueOf(pid));
    }

    void look() {
        try {
            Matcher peak = PEAK.matcher(KernelFile.read(process.resolve("status")));
            if (peak.find()) {
                peakKilobytes = Long.parseLong(peak.group(1));
            }
            String stat = KernelFile.read(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            cpu = Duration.ofMillis((Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) * 1000 / TICKS);
        } catch (IOException e) {
            return; // it has ended: what was seen last counts
        }
    }

    Map<String, Object> seen() {
        Map<String, Object> seen = new HashMap<>();
        if (peakKilobytes > 0) {
            seen.put("maxRss", peakKilobytes << 10);
            seen.put("cpu", cpu);
        }
        return seen;
    }
}
