package org.arangolab.diagnose.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/** Panics and fatal errors of Go: the starter, operators. */
final class GoDeath extends RuntimeDeath {
    private static final Pattern END =
            Pattern.compile("^(?<word>panic|fatal error|SIG(?:SEGV|ABRT|BUS|ILL|FPE)): (?<text>.+?)"
                    + "(?: \\[recovered\\])?$");
    private static final Pattern SIGNAL = Pattern.compile("^\\[signal (SIG\\w+)[: ].*\\]$");
    private static final Pattern STACK = Pattern.compile("^goroutine (\\d{1,18}) .{0,80}\\[.{1,80}\\]:$");
    private static final Pattern CALL = Pattern.compile("^[\\w.~%*/()\\[\\]·,-]{1,300}\\(.*\\)$");
    private static final Pattern PLACE = Pattern.compile("^\\s*(\\S+\\.(?:go|s|c|cpp|cc)):(\\d{1,9})(?: .*)?$");

    /** What may be the first line of a program's end: it is when a stack follows. */
    private TextLine announced;
    private String signal = "";
    /** The function whose place stands on the next line. */
    private String call = "";

    GoDeath(FindingSet found) {
        super(found);
    }

    @Override
    boolean begins(TextLine line, String text) {
        if (announced != null && line.number() - announced.number() > SOON) {
            announced = null;
        }
        Matcher stack = announced == null ? null : STACK.matcher(text);
        if (stack != null && stack.matches()) {
            Matcher why = END.matcher(announced.text());
            String word = why.matches() ? why.group("word") : "panic";
            begin(new Draft(FindingKind.CRASH, "go", announced.number())
                    .type(word.startsWith("SIG") ? "signal" : word)
                    .signal(word.startsWith("SIG") ? word : signal).severity(Severity.FATAL)
                    .thread("goroutine " + stack.group(1)).summary(announced.text()), line);
            announced = null;
            call = "";
            return true;
        }
        Matcher signalled = announced == null ? null : SIGNAL.matcher(text);
        if (signalled != null && signalled.matches()) {
            signal = signalled.group(1);
            return true;
        }
        if (announced == null && END.matcher(text).matches()) {
            announced = line;
            signal = "";
        }
        return false;
    }

    /** The first goroutine is the one that matters. */
    @Override
    boolean goesOn(Draft draft, String text) {
        Matcher place = PLACE.matcher(text);
        if (!call.isEmpty() && place.matches()) {
            draft.frame(new Frame(call, place.group(1), Integer.parseInt(place.group(2)), "", ""));
            call = "";
            return true;
        }
        if (text.startsWith("goroutine ") || text.startsWith("exit status ")) {
            finish();
            return true;
        }
        call = CALL.matcher(text).matches() ? text.substring(0, text.lastIndexOf('(')) : "";
        return !call.isEmpty();
    }

    @Override
    public boolean hungry() {
        return super.hungry() || announced != null;
    }
}
