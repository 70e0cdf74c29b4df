package org.arangolab.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a server's log, read from the text layout of any version from 3.0 on, also behind a prefix that journald,
 * compose or a CI wrote before it. Source: facts/diagnostics.md 2.1.
 *
 * @param raw     the whole line
 * @param time    the time as it stands there; empty when there is none
 * @param pid     the process id
 * @param level   the level; empty for a line that is not the server's
 * @param id      five hex digits, since 3.5; else empty
 * @param topic   without braces; {@code general} when none is written
 * @param message the rest; the whole line when it is not the server's
 */
public record LogLine(String raw, String time, Optional<Long> pid, Optional<LogLevel> level, String id, String topic,
                      String message) {
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z?";
    /** A line begins with its time; a short number is one only when a process id follows, else prose would match. */
    private static final String TIME = DATE + "|\\d{9,}(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?=(?: \\S+){0,4}? \\[\\d+[-\\]])";
    private static final Pattern TEXT = Pattern.compile(
            "(?:^|\\s)(?<time>" + TIME + ")(?: (?!" + DATE + ")\\S+){0,4}?"
                    + "(?: \\[(?<pid>\\d{1,18})(?:-[^\\]]*)?\\])? (?:[USCPA] )?"
                    + "(?<level>FATAL|ERROR|WARNING|INFO|DEBUG|TRACE) (?:\\[[^\\]\\s]+@[^\\]]+:\\d+\\] )?"
                    + "(?:\\[(?<id>[0-9a-f]{5})\\] )?(?:\\{(?<topic>[a-z0-9-]+)\\} )?(?<message>.*)");

    /** Reads one line, without its line feed. Never throws: what is no log line is a line without a level. */
    public static LogLine parse(String raw) {
        Matcher m = TEXT.matcher(raw);
        if (!m.find()) {
            return new LogLine(raw, "", Optional.empty(), Optional.empty(), "", "", raw);
        }
        return new LogLine(raw, orEmpty(m.group("time")), Optional.ofNullable(m.group("pid")).map(Long::parseLong),
                Optional.of(LogLevel.valueOf(m.group("level"))), orEmpty(m.group("id")),
                m.group("topic") == null ? "general" : m.group("topic"), m.group("message"));
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    /** Whether a person should see it: WARNING or graver, or anything of the crash handler. */
    public boolean important() {
        return topic.equals("crash") || level.filter(l -> l.atLeast(LogLevel.WARNING)).isPresent();
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
