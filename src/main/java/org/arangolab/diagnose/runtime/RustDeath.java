package org.arangolab.diagnose.runtime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;

/** Panics and overflown stacks of Rust. */
final class RustDeath extends RuntimeDeath {
    private static final Pattern PANIC = Pattern.compile(
            "^thread '(?<thread>[^']{0,200})'(?: \\(\\d+\\))? (?:has overflowed its stack|panicked at "
                    + "(?:'(?<text>.*)', )?"
                    + "(?<file>\\S+\\.rs):(?<line>\\d{1,9})(?::\\d+)?:?)$");
    private static final Pattern FIRST =
            Pattern.compile("^thread '(?<thread>[^']{0,200})' panicked at '[^']{0,2000}$");
    private static final Pattern LAST =
            Pattern.compile("^.*', (?<file>\\S+\\.rs):(?<line>\\d{1,9})(?::\\d+)?$");
    private static final Pattern CALL =
            Pattern.compile("^ {0,6}\\d{1,4}: +(?:0x[0-9a-f]+ - )?(?<function>[\\w<{$].*)$");
    private static final Pattern PLACE = Pattern.compile("^\\s+at (\\S+?):(\\d{1,9})(?::\\d+)?$");

    /** So many lines of a quoted text may still come. */
    private int quoted;

    RustDeath(FindingSet found) {
        super(found);
    }

    @Override
    boolean begins(TextLine line, String text) {
        Matcher rust = text.startsWith("thread '") ? PANIC.matcher(text) : null;
        if (rust == null || !rust.matches()) {
            return rust != null && longPanic(line, text);
        }
        quoted = 0;
        boolean overflow = rust.group("file") == null;
        begin(new Draft(FindingKind.FATAL, "rust", line.number()).type(overflow ? "stack overflow" : "panic")
                .severity(Severity.FATAL).signal(overflow ? "SIGABRT" : "").thread(rust.group("thread"))
                .place(overflow ? "" : rust.group("file") + ":" + rust.group("line"))
                .summary(text).told(Told.BY_LIBRARY), line);
        return true;
    }

    /** Older ones quote a text of several lines, and tell the place behind it. */
    private boolean longPanic(TextLine line, String text) {
        Matcher first = FIRST.matcher(text);
        if (first.matches()) {
            begin(new Draft(FindingKind.FATAL, "rust", line.number()).type("panic").severity(Severity.FATAL)
                    .thread(first.group("thread")).summary(text).told(Told.BY_LIBRARY), line);
            quoted = (int) SOON;
        }
        return first.matches();
    }

    private boolean quotedLine(Draft draft, String text) {
        Matcher last = LAST.matcher(text);
        quoted = last.matches() ? 0 : quoted - 1;
        if (last.matches()) {
            draft.place(last.group("file") + ":" + last.group("line"));
        }
        draft.summary(draft.summary() + " " + text.strip());
        return true;
    }

    @Override
    boolean goesOn(Draft draft, String text) {
        if (quoted > 0) {
            return quotedLine(draft, text);
        }
        Matcher place = PLACE.matcher(text);
        Matcher function = CALL.matcher(text);
        List<Frame> frames = draft.frames();
        if (place.matches() && !frames.isEmpty()) {
            Frame last = frames.remove(frames.size() - 1);
            draft.frame(new Frame(last.function(), place.group(1), Integer.parseInt(place.group(2)), "", ""));
            return true;
        }
        if (function.matches()) {
            draft.frame(Frame.of(function.group("function").strip()));
            return true;
        }
        boolean message = frames.isEmpty() && draft.summary().endsWith(":");
        if (message) {
            draft.summary(draft.summary() + " " + text.strip());
        }
        return message;
    }
}
