package org.arangolab.standin.server.log;

import java.time.Instant;
import java.util.List;
import org.arangolab.standin.server.options.Options;

/**
 * How lines look, from the {@code --log.*} options.
 *
 * @param start    when the process started, for the uptime formats
 * @param pid      the process id
 * @param time     form of the time
 * @param hostname in front of each line, empty for none
 * @param prefix   after the time, empty for none
 * @param parts    what else a line holds
 * @param escapes  treatment of odd characters
 * @param longest  most characters of a message
 */
record LogSettings(Instant start, long pid, TimeFormat time, String hostname, String prefix, Parts parts,
                   Escapes escapes, int longest) {
    /** Switches of a line's parts. */
    record Parts(boolean process, boolean thread, boolean threadName, boolean role, boolean ids, boolean json) {
    }

    static LogSettings from(Options options, Instant start, long pid) {
        Parts parts = new Parts(options.flag("log.process"), options.flag("log.thread"),
                options.flag("log.thread-name"), options.flag("log.role"), options.flag("log.ids"),
                options.flag("log.use-json-format"));
        Escapes escapes = new Escapes(options.flag("log.escape-control-chars"),
                options.flag("log.escape-unicode-chars"));
        return new LogSettings(start, pid, time(options), hostname(options.text("log.hostname")),
                options.text("log.prefix"), parts, escapes,
                (int) Math.min(Integer.MAX_VALUE, options.number("log.max-entry-length")));
    }

    /** The two older options still count where nobody says the newer one. */
    private static TimeFormat time(Options options) {
        boolean older = List.of("log.use-local-time", "log.use-microtime").stream().anyMatch(options::touched);
        if (older && !options.touched("log.time-format")) {
            if (options.flag("log.use-microtime")) {
                return TimeFormat.TIMESTAMP_MICROS;
            }
            return options.flag("log.use-local-time") ? TimeFormat.LOCAL_DATESTRING : TimeFormat.UTC_DATESTRING;
        }
        return TimeFormat.of(options.text("log.time-format"));
    }

    private static String hostname(String wanted) {
        return wanted.equals("auto") ? HostName.get() : wanted;
    }

    String cut(String message) {
        return message.length() <= longest ? message : message.substring(0, Math.max(0, longest - 3)) + "...";
    }
}
