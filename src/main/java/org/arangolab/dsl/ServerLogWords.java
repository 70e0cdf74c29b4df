package org.arangolab.dsl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arangolab.instance.LogLevels;
import org.arangolab.instance.Server;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;
import org.arangolab.time.TimeoutManager;

/** The words of a server's log: over its file, and over HTTP for what goes into it. */
record ServerLogWords(Server server, TimeoutManager timeouts, TestScope tests) implements LogWords {
    private static final int IMPORTANT = 100;

    private ServerLog log() {
        return server.log();
    }

    @Override
    public List<LogLine> tail(int count) {
        return log().tail(count);
    }

    @Override
    public List<LogLine> important() {
        return log().important(IMPORTANT);
    }

    @Override
    public List<LogLine> asserts() {
        return log().assertions(IMPORTANT);
    }

    @Override
    public List<LogLine> fatal() {
        return log().fatal(IMPORTANT);
    }

    @Override
    public long mark() {
        return log().mark();
    }

    @Override
    public List<LogLine> since(long mark) {
        return log().since(mark);
    }

    @Override
    public LogLine waitFor(Pattern pattern, Duration timeout) {
        return timeouts.watched("a line with /" + pattern + "/ in the log", timeout, deadline ->
                log().waitFor(pattern, 0, deadline));
    }

    @Override
    public Map<String, String> level() {
        return new LogLevels(server).now();
    }

    /** The undo is registered first, as for every fault, and knows what to set back when the change was made. */
    @Override
    public LogWords level(Map<String, ?> levels) {
        Map<String, String> wanted = new LinkedHashMap<>();
        levels.forEach((topic, level) -> wanted.put(topic, String.valueOf(level)));
        LogLevels present = new LogLevels(server);
        Map<String, String> before = new LinkedHashMap<>();
        tests.undo("set the log levels of " + server.name() + " back", () -> present.restore(before));
        before.putAll(present.change(wanted));
        return this;
    }

    @Override
    public String getFile() {
        return log().file().toString();
    }

    @Override
    public String toString() {
        return log().toString();
    }
}
