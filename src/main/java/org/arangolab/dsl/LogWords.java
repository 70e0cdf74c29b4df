package org.arangolab.dsl;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arangolab.log.LogLine;

/** What a script can ask of a server's log. */
public interface LogWords {
    @Word(value = "The last lines.", example = "db1.log.tail(20)")
    List<LogLine> tail(int count);

    @Word(value = "The last lines that a person should see: WARNING and graver, and crashes.",
            example = "db1.log.important()")
    List<LogLine> important();

    @Word(value = "The lines of assertions that failed.", example = "db1.log.asserts()")
    List<LogLine> asserts();

    @Word(value = "The FATAL lines.", example = "assert db1.log.fatal().empty")
    List<LogLine> fatal();

    @Word(value = "Where the log ends now.", example = "def m = db1.log.mark()")
    long mark();

    @Word(value = "All lines after a mark.", example = "db1.log.since(m)")
    List<LogLine> since(long mark);

    @Word(value = "Waits for a line with this pattern.", example = "db1.log.waitFor(~/ready for business/, 10.s)")
    LogLine waitFor(Pattern pattern, Duration timeout);

    @Word(value = "How much it logs of each topic.", example = "db1.log.level().requests")
    Map<String, String> level();

    @Word(value = "Lets it log more or less of a topic; at the end of the test it is as it was.",
            example = "db1.log.level(requests: 'trace', startup: 'debug')")
    LogWords level(Map<String, ?> levels);

    @Word(value = "The log's file.", example = "db1.log.file")
    String getFile();
}
