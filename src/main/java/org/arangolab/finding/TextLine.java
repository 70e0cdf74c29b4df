package org.arangolab.finding;

/**
 * A line of a file, with what was put around it taken off: see {@link Wrappings}.
 *
 * @param number counted from 1
 * @param raw    the whole line, without escape sequences of a terminal
 * @param text   without stamps and names that a collector of logs wrote before it
 * @param lane   whose line it is, where lines of several are mixed: a container's name; else empty
 * @param origin the program that a system log names: {@code kernel}, {@code systemd}; else empty
 */
public record TextLine(long number, String raw, String text, String lane, String origin) {
    /** A line as it stands there. */
    public static TextLine of(long number, String raw) {
        return new TextLine(number, raw, raw, "", "");
    }
}
