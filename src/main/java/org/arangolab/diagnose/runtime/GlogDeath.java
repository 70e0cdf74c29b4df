package org.arangolab.diagnose.runtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;

/** Failed checks, fatal messages and signals as glog and what is like it, Chromium among them, log them. */
final class GlogDeath extends RuntimeDeath {
    private static final Pattern FATAL = Pattern.compile("^(?:F\\d{4,8} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ "
            + "(?<file>[\\w./+-]+):(?<line>\\d{1,9})\\]|\\[(?:\\d+:){0,2}\\d{4}/\\d{6}(?:\\.\\d+)?:FATAL:"
            + "(?<file2>[^()\\s]+)(?:\\((?<line2>\\d{1,9})\\)|:\\d+)\\]) (?<text>.*)$");
    private static final Pattern SIGNAL = Pattern.compile("^\\*\\*\\* (?<signal>SIG\\w+) (?:\\(@?\\w+\\) )?"
            + "received by PID (?<pid>\\d{1,18}) \\(.*stack trace: \\*\\*\\*$");
    private static final Pattern FRAME =
            Pattern.compile("^\\s*@\\s+(?<address>(?:0x)?[0-9a-f]+)\\s+(?<function>\\S.*)$");

    GlogDeath(FindingSet found) {
        super(found);
    }

    @Override
    boolean begins(TextLine line, String text) {
        Matcher signalled = text.startsWith("*** SIG") ? SIGNAL.matcher(text) : null;
        if (signalled != null && signalled.matches()) {
            Optional<Draft> check = open(line).filter(draft -> signalled.group("signal").equals("SIGABRT"));
            if (check.isPresent()) {
                check.get().pid(signalled.group("pid"));
            } else {
                begin(new Draft(FindingKind.CRASH, "glog", line.number()).type(signalled.group("signal"))
                        .signal(signalled.group("signal")).pid(signalled.group("pid")).severity(Severity.FATAL)
                        .summary(text).told(Told.BY_LIBRARY), line);
            }
            return true;
        }
        Matcher fatal = text.startsWith("F") || text.startsWith("[") ? FATAL.matcher(text) : null;
        if (fatal == null || !fatal.matches()) {
            return false;
        }
        boolean chromium = fatal.group("file") == null;
        String what = fatal.group("text");
        String place = chromium ? fatal.group("file2")
                + (fatal.group("line2") == null ? "" : ":" + fatal.group("line2"))
                : fatal.group("file") + ":" + fatal.group("line");
        boolean check = what.contains("heck failed") || what.contains("CHECK failed");
        begin(new Draft(check ? FindingKind.ASSERTION : FindingKind.FATAL, "glog", line.number())
                .type(check ? "check failed" : "fatal").signal("SIGABRT").severity(Severity.FATAL).place(place)
                .summary(place + ": " + what).told(Told.BY_LIBRARY), line);
        return true;
    }

    @Override
    boolean goesOn(Draft draft, String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return text.startsWith("*** Check failure stack trace") || text.startsWith("*** Aborted at ");
        }
        String function = frame.group("function");
        draft.frame(new Frame(function.equals("(unknown)") ? "" : function, "", 0, "", frame.group("address")));
        return true;
    }
}
