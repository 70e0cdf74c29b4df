package org.arangolab.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a server's log, read from the text layout of any version from 3.0 on or from JSON, also behind a prefix
 * that journald, compose or a CI wrote before it. Source: facts/diagnostics.md 2.1.
 *
 * @param raw     the whole line
 * @param time    the time as it stands there; empty when there is none
 * @param pid     the process id
 * @param thread  the name of the thread, else arangod's own number of it; empty when neither is written
 * @param level   the level; empty for a line that is not the server's
 * @param id      five hex digits, since 3.5; else empty
 * @param topic   without braces; {@code general} when none is written
 * @param message the rest; the whole line when it is not the server's
 */
public record LogLine(String raw, String time, Optional<Long> pid, String thread, Optional<LogLevel> level, String id,
                      String topic, String message) {
    /** The topic of lines that name none. */
    static final String NO_TOPIC = "general";
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?";
    /** A line begins with its time; a short number is one only when a process id follows, else prose would match. */
    private static final String TIME = DATE + "|\\d{9,}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?=(?: \\S+){0,4}? \\[\\d+[-\\]])";
    private static final String LEVEL = "(?<level>FATAL|ERROR|WARNING|INFO|DEBUG|TRACE) ";
    private static final String REST = "(?:\\[[^\\]\\s]+@[^\\]]+:\\d+\\] |\\[[\\w./+-]+\\.(?:cpp|h|"
            + "c):\\d+\\] )?(?:\\[(?<id>[0-9a-f]{5})\\] )?(?:\\{(?<topic>[a-z0-9_-]+)\\} )?(?<message>.*)";
    private static final String PROCESS = "\\[(?<pid>\\d{1,18})(?:-(?<thread>[^\\]]*))?\\]";
    private static final Pattern TEXT = Pattern.compile("(?:^|\\s)(?<time>" + TIME + ")(?: (?!" + DATE
            + ")\\S+){0,4}?(?: " + PROCESS + "| \\[(?<name>[A-Za-z][^\\]]*)\\])? (?:[USCPA] )?" + LEVEL + REST);
    /** The first line of a file that was cut. */
    private static final Pattern CUT = Pattern.compile("^(?<time>)\\S{0,30}? ?(?:" + PROCESS + " )?(?:[USCPA] )?"
            + LEVEL
            + "(?<name>(?!))?(?:\\[(?<id>[0-9a-f]{5})\\] )(?:\\{(?<topic>[a-z0-9_-]+)\\} )?(?<message>.*)");
    private static final Pattern THREAD = Pattern.compile("(?:(\\d+)(?:-|$))?(.*)");

    /** Reads one line, without its line feed. Never throws: what is no log line is a line without a level. */
    public static LogLine parse(String raw) {
        int brace = raw.indexOf("{\"");
        if (brace >= 0 && raw.indexOf("\"level\"", brace) > 0) {
            Optional<LogLine> object = JsonLine.parse(raw, brace);
            if (object.isPresent()) {
                return object.get();
            }
        }
        Matcher m = TEXT.matcher(raw);
        if (m.find()) {
            return of(raw, m);
        }
        Matcher cut = CUT.matcher(raw);
        return cut.matches() ? of(raw, cut)
                : new LogLine(raw, "", Optional.empty(), "", Optional.empty(), "", "", raw);
    }

    private static LogLine of(String raw, Matcher m) {
        String thread = m.group("thread") == null ? orEmpty(m.group("name")) : thread(m.group("thread"));
        return new LogLine(raw, orEmpty(m.group("time")), Optional.ofNullable(m.group("pid")).map(Long::parseLong),
                thread,
                Optional.of(LogLevel.valueOf(m.group("level"))), orEmpty(m.group("id")),
                m.group("topic") == null ? NO_TOPIC : m.group("topic"), m.group("message"));
    }

    /** Number and name are both optional. */
    private static String thread(String written) {
        Matcher parts = THREAD.matcher(written);
        return parts.matches() && parts.group(2).isEmpty() && parts.group(1) != null ? parts.group(1)
                : parts.matches() ? parts.group(2) : written;
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    /** Whether it is certainly a server's: many programs write a time and a level, few write more as arangod does. */
    public boolean certain() {
        return level.isPresent() && (pid.isPresent() || !id.isEmpty() || !topic.equals(NO_TOPIC));
    }

    /** Whether a person should see it: WARNING or graver, or anything of the crash handler. */
    public boolean important() {
        return topic.equals("crash") || level.filter(l -> l.atLeast(LogLevel.WARNING)).isPresent();
    }

    /** Whether it tells of an assertion that failed: facts/diagnostics.md 2.2. */
    public boolean assertion() {
        return message.contains("assertion failed in ");
    }

    /** Whether it is FATAL. */
    public boolean fatal() {
        return level.equals(Optional.of(LogLevel.FATAL));
    }

    /** Whether it says that a server accepts requests: id {@code cf3f4}, or the words in versions without ids. */
    public boolean ready() {
        return id.equals("cf3f4") || id.isEmpty() && message.contains("is ready for business");
    }

    @Override
    public String toString() {
        return raw;
    }
}
