package org.arangolab.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.Frame;
import org.arangolab.finding.FunctionName;
import org.arangolab.finding.Severity;

/** The lines of the crash handler about one crash. Source: facts/diagnostics.md 2.2. */
final class CrashGroup {
    private static final Pattern SIGNAL =
            Pattern.compile("caught unexpected signal (\\d+)(?: \\((SIG\\w+)?(?:, sub type ([^:)]+)[^)]*)?\\))?");
    private static final Pattern THREAD = Pattern.compile(", thread (\\d+)(?: \\[([^\\]]*)\\])? caught");
    private static final Pattern ASSERTION = Pattern.compile(
            "assertion failed in (\\S+?):(\\d+) (?:\\[(.*?)\\](?=: )|(?=\\S))(?:: )?(.*)");
    private static final Pattern TERMINATE = Pattern.compile("handler for std::terminate\\(\\) invoked.*");
    private static final Pattern TAIL =
            Pattern.compile(" - (?:image base address|CPU context|ARM64 CPU context)\\b.*$");
    private static final Pattern REPORT = Pattern.compile("^(?:\\P{ASCII}+ ?)?(?=ArangoDB)");
    private static final Pattern FRAME =
            Pattern.compile("^\\s*frame +(\\d{1,4}) \\[([+$]?)(0x[0-9a-fA-F]+)\\]:? ?(.*?)(?: "
                    + "\\(\\+(0x[0-9a-fA-F]+)\\)|\\.\\.\\.)?\\s*$");
    private static final Pattern FATAL_SIGNALS = Pattern.compile("4|5|6|7|8|11");

    private final Draft draft;

    private CrashGroup(Draft draft) {
        this.draft = draft;
    }

    /** Whether this message is the one that each crash has once. */
    static boolean begins(LogLine line) {
        return line.fatal() && SIGNAL.matcher(line.message()).find();
    }

    /** Whether this message is a frame. */
    static boolean frame(LogLine line) {
        return FRAME.matcher(line.message()).find();
    }

    /** A crash that begins with this line; where its first line was cut off, with any. */
    static CrashGroup of(long number, LogLine line) {
        Draft draft = new Draft(FindingKind.CRASH, "arangod", number).severity(Severity.FATAL);
        line.pid().ifPresent(draft::pid);
        String message = TAIL.matcher(REPORT.matcher(line.message()).replaceFirst("")).replaceFirst("");
        Matcher signal = SIGNAL.matcher(message);
        if (signal.find()) {
            String name = signal.group(2) == null ? name(signal.group(1)) : signal.group(2);
            draft.signal(name).type(signal.group(3) == null || signal.group(3).equals("unknown") ? name
                    : signal.group(3));
            draft.summary(message);
        } else {
            draft.summary("a crash whose first lines are missing");
        }
        Matcher thread = THREAD.matcher(message);
        if (thread.find()) {
            draft.thread(thread.group(2) == null || thread.group(2).isEmpty() ? thread.group(1) : thread.group(2));
        }
        Matcher assertion = ASSERTION.matcher(message);
        if (assertion.find()) {
            draft.type("assertion failed").place(assertion.group(3) == null ? assertion.group(1) + ":"
                    + assertion.group(2)
                    : FunctionName.readable(assertion.group(3)));
        } else if (TERMINATE.matcher(message).find()) {
            draft.type("uncaught exception");
        }
        return new CrashGroup(draft);
    }

    private static String name(String number) {
        return !FATAL_SIGNALS.matcher(number).matches() ? "signal " + number : switch (number) {
            case "4" -> "SIGILL";
            case "5" -> "SIGTRAP";
            case "6" -> "SIGABRT";
            case "7" -> "SIGBUS";
            case "8" -> "SIGFPE";
            default -> "SIGSEGV";
        };
    }

    /** One more line of it. */
    void add(LogLine line) {
        Matcher frame = FRAME.matcher(line.message());
        if (frame.find()) {
            String symbol = frame.group(4).startsWith("*no symbol") ? "" : frame.group(4);
            boolean inImage = frame.group(2).equals("+") && frame.group(3).length() > 2 && !shared(frame.group(3));
            draft.frame(new Frame(symbol, "", 0, inImage ? "arangod" : "", frame.group(3)));
        } else {
            Matcher of = Pattern.compile("Backtrace of thread (\\d+)(?: \\[([^\\]]*)\\])?").matcher(line.message());
            if (of.find()) {
                draft.thread(of.group(2) == null || of.group(2).isEmpty() ? of.group(1) : of.group(2));
            }
        }
    }

    /** Offsets of libraries are huge, since they count from the program's image. */
    private static boolean shared(String offset) {
        String digits = offset.substring(2).replaceFirst("^0+", "");
        return digits.length() > 9;
    }

    Draft draft() {
        return draft;
    }
}
