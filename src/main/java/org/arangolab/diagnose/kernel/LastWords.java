package org.arangolab.diagnose.kernel;

import java.util.Map;
import java.util.Optional;
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
 * What is written when a process dies by those who see it: the C library's assert and its checks of the heap, the C++
 * run time, V8, the shell. What a debugger, a sanitizer or the server itself tells of the same end is better.
 */
public final class LastWords implements Recogniser {
    private static final Pattern GLIBC_ASSERT = Pattern.compile(
            "^(?:\\S{1,200}: )?(?<file>\\S{1,300}\\.\\w{1,4}):(?<line>\\d{1,9}): (?<function>.{1,400}): "
                    + "Assertion [`'](?<text>.*)' failed\\.(?<mark>)");
    private static final Pattern OTHER_ASSERT = Pattern.compile(
            "^Assertion failed: (?<text>.{1,400}?)(?:, function (?<function>.{1,200}), file (?<file>\\S+), line "
                    + "(?<line>\\d{1,9})\\.| \\((?<file2>\\S+): (?<function2>.{1,200}): (?<line2>\\d{1,9})\\))");
    private static final Pattern TERMINATE = Pattern.compile(
            "^(?:terminate called (?:after throwing an instance of '(?<type>.*)'|without an active exception|"
                    + "recursively)|"
                    + "libc\\+\\+abi(?:\\.dylib)?: terminat\\w+ .*exception(?: of type (?<type2>.*))?)");
    private static final Pattern WHAT = Pattern.compile("^\\s*what\\(\\):\\s+(.*)$");
    private static final Pattern HEAP =
            Pattern.compile("^(?:\\*\\*\\* (?:Error in [`'].*': )?)?(?<text>double free or corruption(?: "
                    + "\\([!\\w]+\\))?|free\\(\\): (?:invalid|corrupted|double free)[^:*]*|"
                    + "malloc\\(\\): [\\w ().<>!-]+|malloc_consolidate\\(\\): [\\w ]+|realloc\\(\\): [\\w ]+|"
                    + "munmap_chunk\\(\\): [\\w ]+|corrupted (?:size vs\\. prev_size|double-linked list)[^:*]*|"
                    + "stack smashing detected|buffer overflow detected|sysmalloc: Assertion|"
                    + "tcache_thread_shutdown\\(\\): [\\w ]+|unlink_chunk: [\\w ]+)(?::.*|\\s*(?:\\*\\*\\*.*)?)?$");
    private static final Pattern V8 =
            Pattern.compile("^(?:#\\s+)?(?:Fatal error in (?<file>[^,]*), line (?<line>\\d+)|"
                    + "Fatal error in (?:CALL_AND_RETRY_LAST|v8::\\S+\\(\\))$|"
                    + "FATAL ERROR: (?<text>(?:CALL_AND_RETRY|Reached heap limit|Ineffective mark-compacts|"
                    + "Committing semi space|invalid (?:table|array) (?:size|length)|NewSpace|Scavenger|"
                    + "MarkCompactCollector|v8::).*))$");
    private static final Pattern V8_TEXT = Pattern.compile("^#\\s+(?!$|Fatal error)(.+)$");
    private static final Pattern SHELL =
            Pattern.compile("^(?:\\S{1,200}: (?:line \\d+: +)?)?(?<pid>\\d{1,18})? ?(?<word>Segmentation fault|"
                    + "Aborted|Abort trap|Bus error|Illegal instruction|Floating point exception|"
                    + "Trace/breakpoint trap|"
                    + "Killed)(?:: \\d+)?(?<core>\\s+\\(core dumped\\))?(?<command>\\s{2,}\\S.*)?$");
    private static final Map<String, String> SIGNALS = Map.of("Segmentation fault", "SIGSEGV", "Aborted", "SIGABRT",
            "Abort trap", "SIGABRT",
            "Bus error", "SIGBUS", "Illegal instruction", "SIGILL", "Floating point exception", "SIGFPE",
            "Trace/breakpoint trap", "SIGTRAP",
            "Killed", "SIGKILL");

    private final FindingSet found;
    /** The sentence that says why comes within three lines. */
    private final Pending waiting;

    /** Puts what it finds into the set. */
    public LastWords(FindingSet found) {
        this.found = found;
        this.waiting = new Pending(found, 3);
    }

    @Override
    public boolean accept(TextLine line) {
        String text = line.text();
        Optional<Draft> before = waiting.at(line.number());
        if (before.isPresent()) {
            Matcher what = WHAT.matcher(text);
            Matcher more = V8_TEXT.matcher(text);
            if (what.matches() || more.matches()) {
                Draft draft = before.get();
                draft.summary(draft.summary() + ": " + (what.matches() ? what.group(1) : more.group(1)));
                waiting.end();
                return true;
            }
        }
        return text.length() < 2000 && !text.isBlank() && (asserted(line, text) || terminated(line, text)
                || heap(line, text)
                || v8(line, text) || shell(line, text));
    }

    private boolean asserted(TextLine line, String text) {
        if (!text.contains("ssertion")) {
            return false;
        }
        Matcher glibc = GLIBC_ASSERT.matcher(text);
        Matcher other = OTHER_ASSERT.matcher(text);
        if (glibc.find()) {
            asserted(line, text, glibc.group("file"), glibc.group("line"), glibc.group("function"));
            return true;
        }
        if (other.find()) {
            boolean bsd = other.group("file") != null;
            asserted(line, text, other.group(bsd ? "file" : "file2"), other.group(bsd ? "line" : "line2"),
                    other.group(bsd ? "function" : "function2"));
            return true;
        }
        return false;
    }

    private void asserted(TextLine line, String text, String file, String number, String function) {
        end();
        found.add(new Draft(FindingKind.ASSERTION, "libc", line.number()).type("assertion failed").signal("SIGABRT")
                .severity(Severity.FATAL)
                .summary(text).frame(new Frame(function, file, Integer.parseInt(number), "", ""))
                .told(Told.BY_LIBRARY));
    }

    private boolean terminated(TextLine line, String text) {
        Matcher terminate = TERMINATE.matcher(text);
        if (!terminate.find()) {
            return false;
        }
        String type = terminate.group("type") == null ? terminate.group("type2") : terminate.group("type");
        waiting.begin(new Draft(FindingKind.FATAL, "libstdc++", line.number())
                .type(type == null ? "terminate" : type.replaceFirst(": .*$", "")).signal("SIGABRT")
                .severity(Severity.FATAL).summary(text).told(Told.BY_LIBRARY), line.number());
        return true;
    }

    private boolean heap(TextLine line, String text) {
        Matcher heap = HEAP.matcher(text.strip());
        if (!heap.matches()) {
            return false;
        }
        end();
        found.add(new Draft(FindingKind.FATAL, "glibc", line.number()).type(heap.group("text").strip())
                .signal("SIGABRT").severity(Severity.FATAL)
                .summary(text).told(Told.BY_LIBRARY));
        return true;
    }

    private boolean v8(TextLine line, String text) {
        Matcher v8 = V8.matcher(text);
        if (!v8.find()) {
            return false;
        }
        waiting.begin(new Draft(v8.group("file") == null ? FindingKind.FATAL : FindingKind.ASSERTION, "v8",
                line.number())
                .severity(Severity.FATAL)
                .type(v8.group("file") == null ? "out of memory" : "check failed")
                .summary(text.replaceFirst("^#\\s+", "")).told(Told.BY_LIBRARY), line.number());
        return true;
    }

    private boolean shell(TextLine line, String text) {
        Matcher shell = SHELL.matcher(text.stripTrailing());
        if (!shell.matches()) {
            return false;
        }
        boolean evident = shell.group("pid") != null && shell.group("command") != null || shell.group("core") != null
                || shell.group("word").equals("Segmentation fault") && shell.group("command") == null;
        if (evident) {
            end();
            found.add(new Draft(FindingKind.CRASH, "shell", line.number()).type(shell.group("word"))
                    .signal(SIGNALS.get(shell.group("word")))
                    .pid(shell.group("pid")).severity(Severity.FATAL).summary(text).told(Told.BY_STARTER));
        }
        return evident;
    }

    @Override
    public boolean hungry() {
        return waiting.begun();
    }

    @Override
    public void end() {
        waiting.end();
    }
}
