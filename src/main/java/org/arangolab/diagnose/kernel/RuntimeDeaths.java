package org.arangolab.diagnose.kernel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Pending;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;

/**
 * What the run times of other languages and the logging libraries of others write when their process dies: Go (the
 * starter, operators), Java (drivers), Rust, glog and what is like it. Their stacks are read with them.
 */
public final class RuntimeDeaths implements Recogniser {
    private static final long SOON = 12;
    private static final int LONGEST = 4000;
    private static final Pattern GO =
            Pattern.compile("^(?<word>panic|fatal error|SIG(?:SEGV|ABRT|BUS|ILL|FPE)): (?<text>.+?)"
                    + "(?: \\[recovered\\])?$");
    private static final Pattern GO_SIGNAL = Pattern.compile("^\\[signal (SIG\\w+)[: ].*\\]$");
    private static final Pattern GO_STACK = Pattern.compile("^goroutine (\\d{1,18}) .{0,80}\\[.{1,80}\\]:$");
    private static final Pattern GO_CALL = Pattern.compile("^[\\w.~%*/()\\[\\]·,-]{1,300}\\(.*\\)$");
    private static final Pattern GO_PLACE = Pattern.compile("^\\s*(\\S+\\.(?:go|s|c|cpp|cc)):(\\d{1,9})(?: .*)?$");
    private static final Pattern RUST = Pattern.compile(
            "^thread '(?<thread>[^']{0,200})'(?: \\(\\d+\\))? (?:has overflowed its stack|panicked at "
                    + "(?:'(?<text>.*)', )?"
                    + "(?<file>\\S+\\.rs):(?<line>\\d{1,9})(?::\\d+)?:?)$");
    private static final Pattern RUST_FIRST =
            Pattern.compile("^thread '(?<thread>[^']{0,200})' panicked at '[^']{0,2000}$");
    private static final Pattern RUST_LAST =
            Pattern.compile("^.*', (?<file>\\S+\\.rs):(?<line>\\d{1,9})(?::\\d+)?$");
    private static final Pattern RUST_CALL =
            Pattern.compile("^ {0,6}\\d{1,4}: +(?:0x[0-9a-f]+ - )?(?<function>[\\w<{$].*)$");
    private static final Pattern RUST_PLACE = Pattern.compile("^\\s+at (\\S+?):(\\d{1,9})(?::\\d+)?$");
    private static final Pattern GLOG = Pattern.compile("^(?:F\\d{4,8} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ "
            + "(?<file>[\\w./+-]+):(?<line>\\d{1,9})\\]|\\[(?:\\d+:){0,2}\\d{4}/\\d{6}(?:\\.\\d+)?:FATAL:"
            + "(?<file2>[^()\\s]+)(?:\\((?<line2>\\d{1,9})\\)|:\\d+)\\]) (?<text>.*)$");
    private static final Pattern GLOG_SIGNAL = Pattern.compile("^\\*\\*\\* (?<signal>SIG\\w+) (?:\\(@?\\w+\\) )?"
            + "received by PID (?<pid>\\d{1,18}) \\(.*stack trace: \\*\\*\\*$");
    private static final Pattern GLOG_FRAME =
            Pattern.compile("^\\s*@\\s+(?<address>(?:0x)?[0-9a-f]+)\\s+(?<function>\\S.*)$");
    private static final Pattern JAVA_SIGNAL = Pattern.compile("^#\\s+(?<signal>SIG\\w+|EXCEPTION_\\w+|Internal Error|"
            + "Out of Memory Error) \\(.*pid=(?<pid>\\d{1,18}), tid=(?<tid>\\w+)");
    private static final Pattern JAVA_FRAME = Pattern.compile(
            "^#\\s+[CVJjv] {1,3}(?:\\d+ .{0,20}?)?\\[?(?<module>[^\\s\\[+]+)\\+"
                    + "(?<offset>0x[0-9a-f]+)\\]?\\s*(?<function>.*)$");
    private static final String JAVA = "A fatal error has been detected by the Java Runtime Environment:";
    private static final String JAVA_MEMORY = "There is insufficient memory for the Java Runtime Environment";

    private final Pending pending;
    /** What may be the first line of a Go program's end: it is when a stack follows. */
    private TextLine announced;
    private String signal = "";
    private String language = "";
    /** The function whose place stands on the next line. */
    private String call = "";
    /** So many lines of a quoted text may still come. */
    private int quoted;

    /** Puts what it finds into the set. */
    public RuntimeDeaths(FindingSet found) {
        this.pending = new Pending(found, SOON);
    }

    @Override
    public boolean accept(TextLine line) {
        String text = line.text();
        boolean open = pending.at(line.number()).isPresent();
        language = open ? language : "";
        if (announced != null && line.number() - announced.number() > SOON) {
            announced = null;
        }
        if (text.length() > LONGEST || text.isBlank()) {
            return false;
        }
        boolean own = begins(line, text)
                || open && pending.at(line.number()).filter(draft -> goesOn(draft, text)).isPresent();
        if (own && pending.begun()) {
            pending.goesOn(line.number());
        }
        return own;
    }

    private boolean begins(TextLine line, String text) {
        return go(line, text) || rust(line, text) || glog(line, text) || java(line, text);
    }

    private boolean go(TextLine line, String text) {
        Matcher stack = announced == null ? null : GO_STACK.matcher(text);
        if (stack != null && stack.matches()) {
            Matcher why = GO.matcher(announced.text());
            String word = why.matches() ? why.group("word") : "panic";
            begin("go", new Draft(FindingKind.CRASH, "go", announced.number())
                    .type(word.startsWith("SIG") ? "signal" : word)
                    .signal(word.startsWith("SIG") ? word : signal).severity(Severity.FATAL)
                    .thread("goroutine " + stack.group(1)).summary(announced.text()), line);
            announced = null;
            return true;
        }
        Matcher signalled = announced == null ? null : GO_SIGNAL.matcher(text);
        if (signalled != null && signalled.matches()) {
            signal = signalled.group(1);
            return true;
        }
        if (announced == null && GO.matcher(text).matches()) {
            announced = line;
            signal = "";
        }
        return false;
    }

    private boolean rust(TextLine line, String text) {
        Matcher rust = text.startsWith("thread '") ? RUST.matcher(text) : null;
        if (rust == null || !rust.matches()) {
            return rust != null && longPanic(line, text);
        }
        boolean overflow = rust.group("file") == null;
        begin("rust", new Draft(FindingKind.FATAL, "rust", line.number()).type(overflow ? "stack overflow" : "panic")
                .severity(Severity.FATAL).signal(overflow ? "SIGABRT" : "").thread(rust.group("thread"))
                .place(overflow ? "" : rust.group("file") + ":" + rust.group("line"))
                .summary(text).told(Told.BY_LIBRARY), line);
        return true;
    }

    /** Older ones quote a text of several lines, and tell the place behind it. */
    private boolean longPanic(TextLine line, String text) {
        Matcher first = RUST_FIRST.matcher(text);
        if (first.matches()) {
            begin("rust", new Draft(FindingKind.FATAL, "rust", line.number()).type("panic").severity(Severity.FATAL)
                    .thread(first.group("thread")).summary(text).told(Told.BY_LIBRARY), line);
            quoted = (int) SOON;
        }
        return first.matches();
    }

    private boolean quotedLine(Draft draft, String text) {
        Matcher last = RUST_LAST.matcher(text);
        quoted = last.matches() ? 0 : quoted - 1;
        if (last.matches()) {
            draft.place(last.group("file") + ":" + last.group("line"));
        }
        draft.summary(draft.summary() + " " + text.strip());
        return true;
    }

    private boolean glog(TextLine line, String text) {
        Matcher signalled = text.startsWith("*** SIG") ? GLOG_SIGNAL.matcher(text) : null;
        if (signalled != null && signalled.matches()) {
            if (language.equals("glog") && signalled.group("signal").equals("SIGABRT")) {
                pending.at(line.number()).ifPresent(draft -> draft.pid(signalled.group("pid")));
            } else {
                begin("glog", new Draft(FindingKind.CRASH, "glog", line.number()).type(signalled.group("signal"))
                        .signal(signalled.group("signal")).pid(signalled.group("pid")).severity(Severity.FATAL)
                        .summary(text).told(Told.BY_LIBRARY), line);
            }
            return true;
        }
        Matcher fatal = text.startsWith("F") || text.startsWith("[") ? GLOG.matcher(text) : null;
        if (fatal == null || !fatal.matches()) {
            return false;
        }
        boolean chromium = fatal.group("file") == null;
        String what = fatal.group("text");
        String place = chromium ? fatal.group("file2")
                + (fatal.group("line2") == null ? "" : ":" + fatal.group("line2"))
                : fatal.group("file") + ":" + fatal.group("line");
        boolean check = what.contains("heck failed") || what.contains("CHECK failed");
        begin("glog", new Draft(check ? FindingKind.ASSERTION : FindingKind.FATAL, "glog", line.number())
                .type(check ? "check failed" : "fatal").signal("SIGABRT").severity(Severity.FATAL).place(place)
                .summary(place + ": " + what).told(Told.BY_LIBRARY), line);
        return true;
    }

    private boolean java(TextLine line, String text) {
        if (!text.startsWith("#")) {
            return false;
        }
        boolean memory = text.contains(JAVA_MEMORY);
        if (memory || text.contains(JAVA)) {
            begin("java", new Draft(FindingKind.CRASH, "java", line.number())
                    .type(memory ? "out of memory" : "fatal error")
                    .severity(Severity.FATAL).summary(memory ? JAVA_MEMORY + " to continue" : JAVA.replace(":", "")),
                    line);
        }
        return memory || text.contains(JAVA);
    }

    private void begin(String of, Draft draft, TextLine line) {
        pending.begin(draft, line.number());
        language = of;
        quoted = 0;
        call = "";
    }

    private boolean goesOn(Draft draft, String text) {
        return switch (language) {
            case "go" -> goFrame(draft, text);
            case "rust" -> quoted > 0 ? quotedLine(draft, text) : rustFrame(draft, text);
            case "glog" -> glogFrame(draft, text);
            case "java" -> javaLine(draft, text);
            default -> false;
        };
    }

    /** The first goroutine is the one that matters. */
    private boolean goFrame(Draft draft, String text) {
        Matcher place = GO_PLACE.matcher(text);
        if (!call.isEmpty() && place.matches()) {
            draft.frame(new Frame(call, place.group(1), Integer.parseInt(place.group(2)), "", ""));
            call = "";
            return true;
        }
        if (text.startsWith("goroutine ") || text.startsWith("exit status ")) {
            pending.end();
            return true;
        }
        call = GO_CALL.matcher(text).matches() ? text.substring(0, text.lastIndexOf('(')) : "";
        return !call.isEmpty();
    }

    private boolean rustFrame(Draft draft, String text) {
        Matcher place = RUST_PLACE.matcher(text);
        Matcher function = RUST_CALL.matcher(text);
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

    private static boolean glogFrame(Draft draft, String text) {
        Matcher frame = GLOG_FRAME.matcher(text);
        if (!frame.matches()) {
            return text.startsWith("*** Check failure stack trace") || text.startsWith("*** Aborted at ");
        }
        String function = frame.group("function");
        draft.frame(new Frame(function.equals("(unknown)") ? "" : function, "", 0, "", frame.group("address")));
        return true;
    }

    private static boolean javaLine(Draft draft, String text) {
        Matcher told = JAVA_SIGNAL.matcher(text);
        Matcher frame = JAVA_FRAME.matcher(text);
        if (told.find()) {
            boolean named = told.group("signal").startsWith("SIG");
            draft.signal(named ? told.group("signal") : null).pid(told.group("pid")).thread(told.group("tid"))
                    .type(told.group("signal")).summary(text.substring(1).strip());
        } else if (frame.matches() && draft.frames().isEmpty()) {
            String function = frame.group("function").strip().replaceFirst("\\+0x[0-9a-f]+$", "");
            draft.frame(new Frame(function, "", 0, frame.group("module"),
                    frame.group("offset")));
        }
        return text.startsWith("#");
    }

    @Override
    public boolean hungry() {
        return pending.begun() || announced != null;
    }

    @Override
    public void end() {
        pending.end();
    }
}
