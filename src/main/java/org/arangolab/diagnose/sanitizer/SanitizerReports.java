package org.arangolab.diagnose.sanitizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/**
 * Reads the reports of the sanitizers for addresses, leaks, threads, undefined behaviour, uninitialised and tagged
 * memory, of gcc and clang, any number of them, of several processes, in any mixture. Source: facts/diagnostics.md 5.2.
 */
public final class SanitizerReports implements Recogniser {
    private static final int MOST_LANES = 64;
    /** So many lines of others may stand between two of one report. */
    private static final long PATIENCE = 80;
    private static final long SAME_SETUP = 2;
    private static final Pattern HEADER =
            Pattern.compile("==(?:(?<exe>[^=\\s]{1,80})==)?(?<pid>\\d{1,18})==\\s?(?:ERROR|"
                    + "WARNING): (?<tool>[A-Z]\\w*Sanitizer|libFuzzer): ?(?<what>.*)$");
    /** The mark of the process was cut off; a report only when more of it follows. */
    private static final Pattern BARE = Pattern.compile(
            "^\\s*(?:ERROR|WARNING): (?<tool>(?!Thread|Leak)[A-Z]\\w*Sanitizer): (?<what>[\\w-]+ on "
                    + "(?:unknown )?address .*)$");
    private static final Pattern THREADS =
            Pattern.compile("(?:WARNING|ERROR): (?<tool>ThreadSanitizer): (?<what>.+?) \\(pid=(?<pid>\\d{1,18})\\)");
    private static final Pattern UNDEFINED = Pattern.compile(
            "(?<place>(?:[^\\s:()]+:\\d{1,9}(?::\\d{1,9})?|\\([^()\\s]+\\+0x[0-9a-f]+\\)|"
                    + "<unknown>)): runtime error: (?<what>.*)$");
    private static final Pattern CHECK = Pattern.compile(
            "(?:==(?<pid>\\d{1,18})==\\s?)?(?:ERROR: )?(?<tool>[A-Z]\\w*Sanitizer):? CHECK failed: (?<what>.*)$");
    /** With {@code hard_rss_limit_mb} it ends the process. */
    private static final Pattern LIMIT = Pattern.compile(
            "==(?<pid>\\d{1,18})==\\s?(?<tool>[A-Z]\\w*Sanitizer): (?<what>hard rss limit exhausted.*)$");
    private static final Pattern SUMMARY = Pattern.compile("SUMMARY: (?<tool>[A-Z]\\w*Sanitizer): (?<what>.*)$");
    private static final Pattern END = Pattern.compile(
            "^(?:==(?:[^=\\s]{1,80}==)?\\d+==\\s?ABORTING|ThreadSanitizer: reported \\d+ warnings?|={18}|Exiting)$");
    private static final Pattern HARMLESS = Pattern.compile("doesn't fully support makecontext|ptrace|hint:|Hint:");
    private static final Pattern MINIMAL = Pattern.compile("^ubsan: ([\\w-]+)(?: by 0x[0-9a-f]+)?(?: address \\S+)?$");
    private static final Pattern SETUP =
            Pattern.compile("^(?:==(?:[^=\\s]{1,80}==)?(?<pid>\\d{1,18})==\\s?)?(?:(?<grade>ERROR|FATAL|"
                    + "WARNING): )?(?:(?<tool>[A-Z]\\w*Sanitizer)(?::| (?=has encountered|failed to allocate|"
                    + "can not mmap)) ?)?(?:(?:ERROR|FATAL|WARNING): )?(?<what>failed to (?:parse|"
                    + "read) suppressions.*|Flag parsing failed.*|expected '=' in .*|unknown suppression.*|"
                    + "unsupported suppression.*|"
                    + "(?:[A-Z]\\w*San )?runtime does not come first in initial library list.*|"
                    + "Your application is linked against incompatible .* runtimes.*|"
                    + "has encountered a fatal error.*|"
                    + "Shadow memory range interleaves with an existing memory mapping.*|"
                    + "unexpected memory mapping.*|can not mmap the shadow memory.*|"
                    + "failed to allocate 0x\\w+ (?!.*\\w+Allocator ).*(?:errno|error code|"
                    + "address).*|Can't open file: .*|"
                    + "Can't write to file.*|[Ii]nvalid value for \\w+ option: .*|"
                    + "[Ii]nvalid path to external symbolizer!?.*|found \\d+ unrecognized flag.*|"
                    + ".*kernel does not support tagged address.*|failed to enable tagged address.*)$");
    /** What is told beside a better line of the same, or of no weight. */
    private static final Pattern MARKED = Pattern.compile(
            "anitizer|^==\\S+==|^ERROR: (?:Can't open file|Invalid value for)|^WARNING: (?:invalid path|found \\d)");

    private final FindingSet found;
    private final Map<String, SanitizerReport> open = new LinkedHashMap<>();
    private final Map<String, Long> closedAt = new LinkedHashMap<>();
    private long lines;
    private long setupAt = Long.MIN_VALUE / 2;

    /** Puts what it finds into the set. */
    public SanitizerReports(FindingSet found) {
        this.found = found;
    }

    @Override
    public boolean accept(TextLine line) {
        boolean own = judge(line);
        if (own) {
            lines++;
        }
        return own;
    }

    /** How many lines were a sanitizer's. */
    public long lines() {
        return lines;
    }

    private boolean judge(TextLine line) {
        String text = line.text();
        closeStale(line.number());
        SanitizerReport report = open.get(line.lane());
        if ((text.contains("anitizer") || text.contains("libFuzzer: ")) && named(line, text)) {
            return true;
        }
        if (text.contains(": runtime error: ") && undefined(line, text)) {
            return true;
        }
        if (text.startsWith("ubsan: ") && minimal(line, text)) {
            return true;
        }
        if ((text.contains("San ") || text.startsWith("ERROR: ") || text.startsWith("WARNING: ")
                || text.contains("Shadow memory")
                || text.contains("incompatible")) && setup(line, text)) {
            return true;
        }
        if (report == null) {
            return false;
        }
        if (END.matcher(text.strip()).matches()) {
            close(line.lane());
            return true;
        }
        return report.accept(report.without(text), line.number());
    }

    private boolean named(TextLine line, String text) {
        Matcher header = HEADER.matcher(text);
        if (header.find() && !HARMLESS.matcher(header.group("what")).find()) {
            if (setup(line, text) || check(line, text)) {
                return true;
            }
            begin(line, header.group("tool"), header.group("pid"), header.group("what"),
                    !atStart(text, header.start()));
            open.get(line.lane()).behind(text.substring(0, header.start()));
            return true;
        }
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            begin(line, bare.group("tool"), null, bare.group("what"), true);
            return true;
        }
        Matcher threads = THREADS.matcher(text);
        if (threads.find()) {
            begin(line, threads.group("tool"), threads.group("pid"), threads.group("what"),
                    !atStart(text, threads.start()));
            return true;
        }
        Matcher summary = SUMMARY.matcher(text);
        if (summary.find() && atStart(text, summary.start())) {
            summary(line, summary.group("tool"), summary.group("what"));
            return true;
        }
        Matcher limit = LIMIT.matcher(text);
        if (limit.matches()) {
            begin(line, limit.group("tool"), limit.group("pid"), limit.group("what"), false);
            return true;
        }
        return check(line, text) || setup(line, text) || text.contains("Sanitizer:DEADLYSIGNAL");
    }

    private boolean check(TextLine line, String text) {
        Matcher check = CHECK.matcher(text);
        if (check.find() && atStart(text, check.start())) {
            begin(line, check.group("tool"), check.group("pid"), "CHECK failed: " + check.group("what"), false);
            return true;
        }
        return false;
    }

    private boolean undefined(TextLine line, String text) {
        Matcher undefined = UNDEFINED.matcher(text);
        if (!undefined.find()) {
            return false;
        }
        boolean start = atStart(text, undefined.start());
        if (!start && !text.substring(0, undefined.start()).matches(".*[\\s>|\\]]")) {
            return false;
        }
        close(line.lane());
        open(line, SanitizerReport.undefined(line.number(), undefined.group("place"), undefined.group("what"), !start),
                null);
        return true;
    }

    private boolean minimal(TextLine line, String text) {
        Matcher minimal = MINIMAL.matcher(text);
        if (minimal.matches()) {
            found.add(new Draft(FindingKind.SANITIZER_REPORT, Tools.UBSAN, line.number()).type(minimal.group(1))
                    .summary(text));
        }
        return minimal.matches();
    }

    private boolean setup(TextLine line, String text) {
        String stripped = text.strip();
        Matcher setup = SETUP.matcher(stripped);
        if (!setup.matches() || !MARKED.matcher(stripped).find()) {
            return false;
        }
        String what = setup.group("what");
        boolean goesOn = line.number() - setupAt <= SAME_SETUP;
        setupAt = line.number();
        if (goesOn) {
            return true; // one mistake is told in several lines
        }
        found.add(new Draft(FindingKind.SANITIZER_SETUP_ERROR, tool(setup.group("tool"), text), line.number())
                .pid(setup.group("pid"))
                .severity("WARNING".equals(setup.group("grade")) ? Severity.WARNING : Severity.FATAL)
                .type(what.replaceFirst("(?:[:.;!]| '| 0x| \\d).*$", "").strip()).summary(stripped));
        return true;
    }

    private static String tool(String named, String text) {
        if (named != null) {
            return named;
        }
        Matcher anywhere = Pattern.compile("\\b([A-Z]\\w*Sanitizer)\\b").matcher(text);
        return anywhere.find() ? anywhere.group(1) : text.contains("TSan") ? Tools.TSAN : text.contains("HWASan")
                ? "HWAddressSanitizer"
                : text.contains("LSan") ? Tools.LSAN : Tools.ASAN;
    }

    /** A report begins where a line begins; else the line may be about one, or it was mixed with that of another. */
    private static boolean atStart(String text, int at) {
        return text.substring(0, at).isBlank();
    }

    private void begin(TextLine line, String tool, String pid, String what, boolean tentative) {
        close(line.lane());
        open(line, SanitizerReport.begin(line.number(), tool, pid, what, tentative), pid);
    }

    private void open(TextLine line, SanitizerReport report, String pid) {
        report.into(found, pid);
        if (open.size() >= MOST_LANES) {
            close(open.keySet().iterator().next());
        }
        open.put(line.lane(), report);
    }

    private void summary(TextLine line, String tool, String what) {
        SanitizerReport report = open.get(line.lane());
        if (report != null && report.summary(tool, what) || closedAt.containsKey(line.lane())
                && line.number() - closedAt.get(line.lane()) < PATIENCE * 10) {
            return;
        }
        if (report != null) {
            return; // its own of another tool: told already
        }
        boolean leaked = what.contains("leaked in");
        String type = leaked ? "leak" : what.replaceFirst("^(data race|lock-order-inversion \\([^)]*\\)|[\\w-]+).*$",
                "$1");
        found.add(new Draft(leaked ? FindingKind.LEAK : type.equals("data race") ? FindingKind.DATA_RACE
                : type.startsWith("lock-order") ? FindingKind.DEADLOCK : FindingKind.SANITIZER_REPORT, tool,
                line.number())
                .type(type).place(what.matches(".* in \\S.*") ? what.replaceFirst("^.* in ", "") : "")
                .severity(leaked || tool.equals(Tools.TSAN) || tool.equals(Tools.UBSAN) ? Severity.ERROR
                : Severity.FATAL)
                .summary(tool + ": " + what));
        closedAt.put(line.lane(), line.number());
    }

    private void closeStale(long number) {
        if (!open.isEmpty()) {
            List<String> stale = open.keySet().stream().filter(lane -> number - open.get(lane).last() > PATIENCE)
                    .toList();
            stale.forEach(this::close);
        }
    }

    private void close(String lane) {
        SanitizerReport report = open.remove(lane);
        if (report != null) {
            report.end();
            closedAt.put(lane, report.last());
            if (closedAt.size() > MOST_LANES) {
                closedAt.remove(closedAt.keySet().iterator().next());
            }
        }
    }

    @Override
    public boolean hungry() {
        return !open.isEmpty();
    }

    @Override
    public void end() {
        List<String> lanes = new ArrayList<>(open.keySet());
        lanes.forEach(this::close);
    }
}
