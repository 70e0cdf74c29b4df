package org.arangolab.diagnose.sanitizer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Severity;

/** One report while it is being read: its first stack that has frames is the one it is about. */
final class SanitizerReport {
    /** So many frames may be missing in a row, for lines that were lost or written over. */
    private static final int MOST_LOST = 3;
    /** They are of no use without the process. */
    private static final Pattern REGISTERS =
            Pattern.compile(" at pc 0x[0-9a-fA-F]+(?: bp 0x[0-9a-fA-F]+)?(?: sp 0x[0-9a-fA-F]+)?| \\(pc 0x[^()]*\\)");
    private static final Pattern ACCESS =
            Pattern.compile("^\\s*(?:READ|WRITE|ACCESS) of size .* (?:in )?thread (T\\d+)(?: \\(([^)]*)\\))?");
    private static final Pattern THREAD = Pattern.compile("\\b(?:thread|in|by) (T\\d+|main thread)(?: \\(([^)]*)\\))?");
    private static final Pattern CAUSE = Pattern.compile("^\\s*Cause: ([\\w-]+)");
    private static final Pattern LEAK =
            Pattern.compile("^\\s*(Direct|Indirect) leak of (\\d+) byte\\(s\\) in (\\d+) object\\(s\\)");
    private static final Pattern RACE =
            Pattern.compile("^\\s*(?:(?:[Aa]tomic )?(?:[Ww]rite|[Rr]ead)(?: \\(?\\w*\\)?)? of size \\d+.*|"
                    + ".*) by (main thread|thread T\\d+)");
    private static final Map<String, String> TYPES = Map.of("attempting double-free", "double-free",
            "attempting free on address which was not malloc()-ed", "bad-free", "requested allocation size",
            "allocation-size-too-big", "calloc parameters overflow", "calloc-overflow",
            "reallocarray parameters overflow", "reallocarray-overflow", "detected memory leaks", "leak");
    private static final Map<String, String> SIGNALS = Map.of("SEGV", "SIGSEGV", "FPE", "SIGFPE", "ILL", "SIGILL",
            "BUS",
            "SIGBUS", "ABRT", "SIGABRT", "TRAP", "SIGTRAP", "breakpoint", "SIGTRAP", "stack-overflow", "SIGSEGV");
    private static final Pattern TYPE =
            Pattern.compile("^(.+?)(?= on (?:unknown )?address| on 0x|:? \\(|: |, | 0x|; | in thread| in \\S+ at|$)");

    private final Draft draft;
    private final String tool;
    private final boolean leaks;
    private final boolean tentative;
    private Draft leak;
    private boolean indirect;
    private int leaksTold;
    private Draft onlyIndirect;
    private boolean summarised;
    private int next;
    private boolean firstStackDone;
    private boolean seenFrames;
    private long last;
    private String prefix = "";

    private SanitizerReport(Draft draft, String tool, boolean leaks, boolean tentative, long line) {
        this.draft = draft;
        this.tool = tool;
        this.leaks = leaks;
        this.tentative = tentative;
        this.last = line;
    }

    /** A report that begins so; a tentative one is none unless frames come. */
    static SanitizerReport begin(long line, String tool, String pid, String what, boolean tentative) {
        boolean leaks = what.startsWith("detected memory leaks");
        String type = type(what);
        Draft draft = new Draft(leaks ? FindingKind.LEAK : kind(tool, type), tool, line).pid(pid).type(type)
                .severity(SIGNALS.containsKey(type) ? Severity.FATAL : severity(tool, leaks)).signal(SIGNALS.get(type))
                .summary(tool + ": " + REGISTERS.matcher(what).replaceAll(""));
        Matcher thread = THREAD.matcher(what);
        if (thread.find()) {
            draft.thread(thread.group(1));
        } else if (Pattern.compile("\\bT\\d+\\)").matcher(what).find()) {
            draft.thread(what.replaceFirst("^.*\\b(T\\d+)\\).*$", "$1"));
        }
        return new SanitizerReport(draft, tool, leaks, tentative, line);
    }

    /** Undefined behaviour, of which the first line tells the place. */
    static SanitizerReport undefined(long line, String place, String what, boolean tentative) {
        Draft draft = new Draft(FindingKind.SANITIZER_REPORT, Tools.UBSAN, line).type(UndefinedBehaviour.check(what))
                .place(place).summary(place + ": runtime error: " + what);
        return new SanitizerReport(draft, Tools.UBSAN, false, tentative, line);
    }

    private static FindingKind kind(String tool, String type) {
        if (type.startsWith("data race") || type.startsWith("race on")) {
            return FindingKind.DATA_RACE;
        }
        return type.startsWith("lock-order-inversion") ? FindingKind.DEADLOCK : FindingKind.SANITIZER_REPORT;
    }

    private static Severity severity(String tool, boolean leaks) {
        return leaks || tool.equals(Tools.TSAN) || tool.equals(Tools.UBSAN) ? Severity.ERROR : Severity.FATAL;
    }

    private static String type(String what) {
        Optional<String> known = TYPES.keySet().stream().filter(what::startsWith).findFirst().map(TYPES::get);
        Matcher type = TYPE.matcher(what);
        return known.orElseGet(() -> type.find() ? type.group(1).strip() : what);
    }

    /** What stands before its first line may stand before the others: a harness that logs them. */
    void behind(String before) {
        prefix = shape(before);
    }

    /** The line without that. */
    String without(String text) {
        return !prefix.isEmpty() && text.length() >= prefix.length() && shape(text.substring(0, prefix.length()))
                .equals(prefix)
                ? text.substring(prefix.length()) : text;
    }

    private static String shape(String text) {
        return text.isBlank() ? "" : text.replaceAll("\\d", "0");
    }

    /** Whether the line belongs to it; frames do when their number goes on. */
    boolean accept(String text, long line) {
        Optional<SanitizerFrames.Numbered> frame = SanitizerFrames.parse(text);
        if (frame.isPresent()) {
            last = line;
            return frame(frame.get());
        }
        boolean own = told(text);
        if (own) {
            last = line;
        }
        return own;
    }

    private boolean frame(SanitizerFrames.Numbered frame) {
        if (frame.number() != 0 && (frame.number() < next || frame.number() - next > MOST_LOST)) {
            return seenFrames; // of another stack
        }
        if (frame.number() == 0 && seenFrames) {
            firstStackDone = true;
        }
        next = frame.number() + 1;
        seenFrames = true;
        if (leaks) {
            if (leak != null) {
                leak.frame(frame.frame());
            }
        } else if (!firstStackDone) {
            draft.frame(frame.frame());
        }
        return true;
    }

    private boolean told(String text) {
        Matcher found = LEAK.matcher(text);
        if (leaks && found.find()) {
            endLeak();
            indirect = found.group(1).equals("Indirect");
            leak = new Draft(FindingKind.LEAK, tool, last + 1)
                    .type(found.group(1).toLowerCase(java.util.Locale.ROOT) + " leak")
                    .severity(Severity.ERROR).summary(tool + ": " + text.strip()
                    .replaceFirst(" allocated from:?$", ""));
            return true;
        }
        Matcher access = ACCESS.matcher(text);
        if (access.find()) {
            draft.thread(access.group(2) == null ? access.group(1) : access.group(2));
            draft.summary(draft.summary() + ", " + text.strip());
            return true;
        }
        Matcher cause = CAUSE.matcher(text);
        if (cause.find()) {
            draft.type(cause.group(1));
            return true;
        }
        Matcher race = RACE.matcher(text);
        if (!seenFrames && race.find()) {
            draft.thread(race.group(1).replace("thread T", "T"));
            return true;
        }
        return false;
    }

    private FindingSet into;
    private long pid;

    void into(FindingSet found, String number) {
        this.into = found;
        this.pid = number != null && number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    }

    private void endLeak() {
        if (leak == null) {
            return;
        }
        leak.pid(pid);
        if (!indirect) {
            into.add(leak);
            leaksTold++;
        } else if (onlyIndirect == null) {
            onlyIndirect = leak;
        }
        leak = null;
    }

    /** The summary line of the run-time library; answers whether it can be this report's. */
    boolean summary(String by, String text) {
        if (summarised || !by.equals(tool) && !(leaks && by.equals(Tools.ASAN))) {
            return false;
        }
        summarised = true;
        String first = text.strip().split("[ (]", 2)[0];
        if (!leaks && draft.type().equals("tag-mismatch") && !first.isEmpty() || draft.type().isEmpty()) {
            draft.type(first.equals("tag-mismatch") ? draft.type() : first);
        }
        return true;
    }

    /** The line it was last heard of. */
    long last() {
        return last;
    }

    /** There is no more of it. */
    void end() {
        if (leaks) {
            endLeak();
            if (leaksTold == 0) {
                into.add(onlyIndirect == null ? draft : onlyIndirect);
            }
        } else if (!tentative || seenFrames || summarised) {
            into.add(draft);
        }
    }
}
