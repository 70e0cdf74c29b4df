package org.arangolab.dsl;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;
import org.arangolab.time.TimeoutManager;

/** The words of a log, over its file. */
record ServerLogWords(ServerLog log, TimeoutManager timeouts) implements LogWords {
    private static final int IMPORTANT = 100;

    @Override
    public List<LogLine> tail(int count) {
        return log.tail(count);
    }

    @Override
    public List<LogLine> important() {
        return log.important(IMPORTANT);
    }

    @Override
    public LogLine fatal() {
        return log.firstFatal(0).orElse(null);
    }

    @Override
    public long mark() {
        return log.mark();
    }

    @Override
    public List<LogLine> since(long mark) {
        return log.since(mark);
    }

    @Override
    public LogLine waitFor(Pattern pattern, Duration timeout) {
        return timeouts.watched("a line with /" + pattern + "/ in the log", timeout, deadline ->
                log.waitFor(pattern, 0, deadline));
    }

    @Override
    public String getFile() {
        return log.file().toString();
    }

    @Override
    public String toString() {
        return log.toString();
    }
}
