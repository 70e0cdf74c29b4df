package org.arangolab.finding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes off a line what collectors of logs put before it: stamps of a CI, the names of containers, the beginnings of
 * journald, syslog, dmesg, logcat and kubectl, Docker's JSON, escape sequences of terminals. What a program itself
 * wrote stays as it is, indentation included.
 */
public final class Wrappings {
    private static final int MOST_LAYERS = 5;
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-_])");
    private static final String ISO =
            "\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z| ?[+-]\\d\\d:?\\d\\d)?";
    private static final Pattern DOCKER = Pattern.compile("^\\{\"log\":\"(.*?)(?:\\\\n)?\",\"stream\":\"\\w+\".*");
    private static final Pattern COMPOSE = Pattern.compile("^([\\w.@:/-]{1,64}) *\\| ?");
    private static final Pattern CRI = Pattern.compile("^" + ISO + " (?:stdout|stderr) [FP] ");
    private static final Pattern SYSLOG =
            Pattern.compile("^(?:<\\d{1,3}>(?:1 )?)?(?:[A-Z][a-z]{2} +\\d{1,2} (?:\\d{4} "
                    + ")?\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|" + ISO + ")"
            + " (?<host>[\\w.-]+) (?<program>[\\w./@-]+?)(?:\\(\\w+\\))?(?:\\[(?<pid>\\d+)\\])?: ");
    private static final Pattern RFC5424 = Pattern.compile("^<\\d{1,3}>1 " + ISO
            + " (?<host>\\S+) (?<program>\\S+) (?:\\d+|-) \\S+ (?:-|\\[[^\\]]*\\]) ");
    private static final Pattern DMESG =
            Pattern.compile("^(?:<\\d>)?\\[(?: *\\d+\\.\\d{3,}|"
                    + "[A-Z][a-z]{2} [A-Z][a-z]{2} +\\d{1,2} [\\d:.]+ \\d{4})\\](?:\\[ *[TC]\\d+\\])? ?");
    private static final Pattern DMESG_ISO = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[\\d:]+,\\d{6}[+-]\\d\\d:?\\d\\d ");
    private static final Pattern CLOCK = Pattern.compile("^\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?\\]? ");
    private static final Pattern STAMP = Pattern.compile("^\\[?" + ISO + "\\]?:?(?: |$)");
    private static final Pattern BRACKET =
            Pattern.compile("^\\[([A-Za-z][\\w.:@/-]{1,63})(?: +(?:stdout|stderr|out|err))?\\] ?(?=\\S| +#|$)");
    private static final Pattern LOGCAT =
            Pattern.compile("^\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} +(?:\\d+ +\\d+ )?[VDIWEFA][/ ].{0,40}?: ");
    private static final Pattern QUOTE = Pattern.compile("^(?:> ?|\\| )+");
    private static final Pattern LEVEL = Pattern.compile(
            "^(?:INFO|DEBUG|ERROR|WARNING|WARN)(?: +|: ?|\\t)(?=(?:==+|WARNING: ThreadSan| *#\\d|SUMMARY: ))");
    private static final Pattern STREAM = Pattern.compile("^(?:stdout|stderr|STDOUT|STDERR)(?:: ?| ?\\| ?)");

    private static final Pattern OWN =
            Pattern.compile("^[\\dT:.Z-]{1,40}(?: [^\\s\\[]{1,60}){0,3}(?: \\[[^\\]]{1,80}\\])? (?:[USCPA] "
                    + ")?(?:FATAL|ERROR|WARNING|INFO|DEBUG|TRACE) [\\[{]?");

    private Wrappings() {
    }

    /** The line without them. */
    public static TextLine off(long number, String line) {
        String raw = plain(line);
        String text = raw;
        String lane = "";
        String origin = "";
        for (int layer = 0; layer < MOST_LAYERS && !text.isEmpty(); layer++) {
            char first = text.charAt(0);
            String before = text;
            if (first == '{') {
                Matcher docker = DOCKER.matcher(text);
                if (docker.matches()) {
                    text = plain(unescaped(docker.group(1)));
                }
            } else if (first == '[' || Character.isDigit(first) || first == '<') {
                Matcher system = SYSLOG.matcher(text);
                Matcher rfc = first == '<' ? RFC5424.matcher(text) : system;
                if (system.lookingAt() || rfc != system && rfc.lookingAt()) {
                    Matcher found = rfc != system && rfc.lookingAt() ? rfc : system;
                    origin = found.group("program");
                    lane = lane(found);
                    text = text.substring(found.end());
                } else if (arangod(text)) {
                    return new TextLine(number, raw, text, lane, origin);
                } else {
                    Matcher kernel = first == '[' || first == '<' ? DMESG.matcher(text) : DMESG_ISO.matcher(text);
                    Matcher named = BRACKET.matcher(text);
                    if (kernel.lookingAt()) {
                        origin = origin.isEmpty() ? "kernel" : origin;
                        text = text.substring(kernel.end());
                    } else if (first == '[' && named.lookingAt()) {
                        lane = named.group(1);
                        text = text.substring(named.end());
                    } else {
                        text = without(text, CRI, STAMP, CLOCK, LOGCAT);
                    }
                }
            } else if (Character.isLetter(first)) {
                Matcher system = SYSLOG.matcher(text);
                Matcher compose = COMPOSE.matcher(text);
                if (system.lookingAt()) {
                    origin = system.group("program");
                    lane = lane(system);
                    text = text.substring(system.end());
                } else if (compose.lookingAt()) {
                    lane = compose.group(1);
                    text = text.substring(compose.end());
                } else {
                    text = without(text, STREAM, LEVEL);
                }
            } else if (first == '>' || first == '|') {
                text = without(text, QUOTE);
            }
            if (text.equals(before)) {
                break;
            }
        }
        return new TextLine(number, raw, text, lane, origin);
    }

    /** A server's own line begins with its time, which is no wrapping. */
    private static boolean arangod(String text) {
        return OWN.matcher(text).lookingAt();
    }

    private static String lane(Matcher found) {
        boolean numbered = found.groupCount() > 2 && found.group("pid") != null;
        return found.group("host") + " " + found.group("program") + (numbered ? "[" + found.group("pid") + "]" : "");
    }

    private static String without(String text, Pattern... wrappings) {
        for (Pattern wrapping : wrappings) {
            Matcher found = wrapping.matcher(text);
            if (found.lookingAt() && found.end() > 0) {
                return text.substring(found.end());
            }
        }
        return text;
    }

    private static String plain(String line) {
        String text = line.indexOf('\u001b') < 0 ? line : ESCAPE.matcher(line).replaceAll("");
        text = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        int progress = text.lastIndexOf('\r', end - 1); // a bar that was written over
        return text.substring(progress < 0 ? 0 : progress + 1, end);
    }

    private static String unescaped(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\' || i + 1 == json.length()) {
                text.append(c);
                continue;
            }
            char escaped = json.charAt(++i);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'u' -> i = unicode(json, i, text);
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    private static int unicode(String json, int at, StringBuilder text) {
        String digits = json.substring(at + 1, Math.min(json.length(), at + 5));
        if (digits.matches("[0-9a-fA-F]{4}")) {
            text.append((char) Integer.parseInt(digits, 16));
            return at + 4;
        }
        text.append('u');
        return at;
    }
}
