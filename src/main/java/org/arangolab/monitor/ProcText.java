package org.arangolab.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.arangolab.ByteSize;

/** Reads the texts of {@code /proc}: proc(5), facts/diagnostics.md 8. Pure. */
final class ProcText {
    /** USER_HZ, which Linux fixes at 100 for what it shows. */
    private static final int TICKS = 100;
    private static final long KILO = 1024;
    private static final Pattern LIMIT = Pattern.compile("(?m)^(Max \\S.*?)\\s{2,}(\\d{1,18})\\s");

    private ProcText() {
    }

    /**
     * The line of {@code /proc/PID/stat}.
     *
     * @param state      a letter
     * @param rssPages   pages in memory
     * @param startTicks when it was started, ticks after boot
     */
    record Stat(char state, Duration user, Duration system, int threads, long rssPages, long startTicks,
                long majorFaults) {
        /** The command's name may hold blanks and parentheses: what counts comes after the last one. */
        static Stat of(String text) {
            String[] field = text.substring(text.lastIndexOf(')') + 2).strip().split(" ");
            return new Stat(field[0].charAt(0), ticks(field[11]), ticks(field[12]), Integer.parseInt(field[17]),
                    Long.parseLong(field[21]), Long.parseLong(field[19]), Long.parseLong(field[9]));
        }

        private static Duration ticks(String count) {
            return Duration.ofMillis(Long.parseLong(count) * 1000 / TICKS);
        }
    }

    /** The number after {@code NAME:}, which stands at the beginning of a line; empty when there is none. */
    static OptionalLong number(String text, String name) {
        String label = name + ":";
        int at = text.startsWith(label) ? 0 : text.indexOf("\n" + label) + 1;
        if (at == 0 && !text.startsWith(label)) {
            return OptionalLong.empty();
        }
        int from = at + label.length();
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        long value = 0;
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            value = value * 10 + text.charAt(end++) - '0';
        }
        return end == from ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The same, where the kernel writes {@code kB} and means 1024 bytes; 0 when there is none. */
    static ByteSize size(String text, String name) {
        return new ByteSize(number(text, name).orElse(0) * KILO);
    }

    /** The soft limits in {@code /proc/PID/limits} by their names; those that are unlimited are not in it. */
    static Map<String, Long> limits(String text) {
        Map<String, Long> limits = new LinkedHashMap<>();
        LIMIT.matcher(text).results().forEach(line -> limits.put(line.group(1), Long.parseLong(line.group(2))));
        return limits;
    }
}
