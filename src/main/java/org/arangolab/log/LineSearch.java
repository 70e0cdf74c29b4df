package org.arangolab.log;

import java.util.regex.Pattern;
import org.arangolab.time.Await.Observation;

/** Looks for the first line in which a pattern is found, and remembers the last one seen. Not thread-safe. */
final class LineSearch {
    private final Pattern pattern;
    private final LineSplitter splitter = new LineSplitter(this::accept);
    private Observation<LogLine> seen = Observation.notYet("");

    LineSearch(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Where more of the log goes. */
    LineSplitter splitter() {
        return splitter;
    }

    private void accept(String line) {
        if (seen.found().isEmpty()) {
            seen = pattern.matcher(line).find() ? Observation.found(LogLine.parse(line)) : Observation.notYet(line);
        }
    }

    Observation<LogLine> seen() {
        return seen;
    }
}
