package org.arangolab.standin.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the kernel says about this process, from {@code /proc/self/stat}.
 *
 * @param minorFaults   page faults without reading
 * @param majorFaults   page faults with reading
 * @param userSeconds   time in user code
 * @param systemSeconds time in the kernel
 * @param threads       kernel threads
 * @param virtualBytes  address space
 * @param residentBytes memory in use
 */
public record ProcessFigures(long minorFaults, long majorFaults, double userSeconds, double systemSeconds,
                             long threads, long virtualBytes, long residentBytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final long PAGE = 4096;
    private static final long KIB = 1024;

    /** The figures at this moment. */
    public static ProcessFigures now() {
        String stat = read("/proc/self/stat");
        String[] field = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcessFigures(Long.parseLong(field[7]), Long.parseLong(field[9]),
                Long.parseLong(field[11]) / TICKS_PER_SECOND, Long.parseLong(field[12]) / TICKS_PER_SECOND,
                Long.parseLong(field[17]), Long.parseLong(field[20]), Long.parseLong(field[21]) * PAGE);
    }

    /** Bytes of memory this machine has. */
    public static long physicalMemory() {
        String total = read("/proc/meminfo").lines().filter(l -> l.startsWith("MemTotal:")).findFirst().orElse("0");
        return Long.parseLong(total.replaceAll("[^0-9]", "")) * KIB;
    }

    private static String read(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
