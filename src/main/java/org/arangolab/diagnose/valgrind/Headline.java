package org.arangolab.diagnose.valgrind;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.Severity;

/**
 * The sorts of errors of valgrind's tools, by their headline in text and their kind in XML. Source:
 * facts/diagnostics.md 6.2 and 6.3.
 *
 * @param tool     that reports it; empty for those that several report
 * @param type     as the XML spells it
 * @param kind     what it is here
 * @param severity how bad
 */
record Headline(String tool, String type, FindingKind kind, Severity severity) {
    private static final Pattern SIGNAL = Pattern.compile("\\((SIG\\w+)\\)");
    private static final Pattern BY_THREAD = Pattern.compile("by thread (#?\\d+)");
    private static final List<Sort> SORTS = List.of(
            sort("^Invalid read of size", "memcheck", "InvalidRead", FindingKind.VALGRIND_ERROR),
            sort("^Invalid write of size", "memcheck", "InvalidWrite", FindingKind.VALGRIND_ERROR),
            sort("^Jump to the invalid address", "memcheck", "InvalidJump", FindingKind.VALGRIND_ERROR),
            sort("^Invalid free\\(\\)", "memcheck", "InvalidFree", FindingKind.VALGRIND_ERROR),
            sort("^Mismatched (?:free|new|delete|malloc)", "memcheck", "MismatchedFree", FindingKind.VALGRIND_ERROR),
            sort("^Conditional jump or move depends on uninitiali[sz]ed", "memcheck", "UninitCondition",
            FindingKind.VALGRIND_ERROR),
            sort("^Use of uninitiali[sz]ed value", "memcheck", "UninitValue", FindingKind.VALGRIND_ERROR),
            sort("^Syscall param ", "memcheck", "SyscallParam", FindingKind.VALGRIND_ERROR),
            sort("^Source and destination overlap", "memcheck", "Overlap", FindingKind.VALGRIND_ERROR),
            sort("^Argument '.*' of function .* has a fishy", "memcheck", "FishyValue", FindingKind.VALGRIND_ERROR),
            sort("^(?:realloc|malloc)\\(\\) with size 0|^realloc with size 0", "memcheck", "ReallocSizeZero",
            FindingKind.VALGRIND_ERROR),
            sort("^Invalid (?:size|alignment)|^(?:Unsafe|Bad) (?:size|allocation)", "memcheck", "BadAlign",
            FindingKind.VALGRIND_ERROR),
            sort("^Illegal memory pool address", "memcheck", "InvalidMemPool", FindingKind.VALGRIND_ERROR),
            sort("^(?:Unaddressable|Uninitialised) byte\\(s\\) found", "memcheck", "ClientCheck",
            FindingKind.VALGRIND_ERROR),
            sort("^[\\d,]+ (?:\\([^)]*\\) )?bytes? in [\\d,]+ blocks? (?:is|are) definitely lost", "memcheck",
            "Leak_DefinitelyLost", FindingKind.LEAK),
            sort("^[\\d,]+ (?:\\([^)]*\\) )?bytes? in [\\d,]+ blocks? (?:is|are) possibly lost", "memcheck",
            "Leak_PossiblyLost", FindingKind.LEAK),
            sort("^[\\d,]+ (?:\\([^)]*\\) )?bytes? in [\\d,]+ blocks? (?:is|are) indirectly lost", "memcheck",
            "Leak_IndirectlyLost", FindingKind.LEAK),
            sort("^[\\d,]+ (?:\\([^)]*\\) )?bytes? in [\\d,]+ blocks? (?:is|are) still reachable", "memcheck",
            "Leak_StillReachable", FindingKind.LEAK),
            sort("^Process terminating with default action of signal", "", "FatalSignal", FindingKind.CRASH),
            sort("^Possible data race during", "helgrind", "Race", FindingKind.DATA_RACE),
            sort("^Thread #\\d+: lock order .* violated", "helgrind", "LockOrder", FindingKind.DEADLOCK),
            sort("^Thread #\\d+(?: deallocated location .*| unlocked a not-locked lock.*)", "helgrind",
            "UnlockUnlocked", FindingKind.VALGRIND_ERROR),
            sort("^Thread #\\d+ unlocked lock .* currently held by", "helgrind", "UnlockForeign",
            FindingKind.VALGRIND_ERROR),
            sort("^Thread #\\d+ unlocked an invalid lock", "helgrind", "UnlockBogus", FindingKind.VALGRIND_ERROR),
            sort("^Thread #\\d+'s call to ", "helgrind", "PthAPIerror", FindingKind.VALGRIND_ERROR),
            sort("^Thread #\\d+: Exiting thread still holds", "helgrind", "Misc", FindingKind.VALGRIND_ERROR),
            sort("^Thread #\\d+: ", "helgrind", "Misc", FindingKind.VALGRIND_ERROR),
            sort("^Conflicting (?:load|store) by thread", "drd", "ConflictingAccess", FindingKind.DATA_RACE),
            sort("^(?:Acquired at|Lock on (?:mutex|rwlock) .* held during)", "drd", "HoldtimeErr",
            FindingKind.VALGRIND_ERROR),
            sort("^(?:Mutex|The object at address|Recursive locking|Destroying locked|Mutex not locked|"
                    + "Not a mutex|Mutex type changed|Attempt to change)\\b", "drd", "MutexErr",
                    FindingKind.VALGRIND_ERROR),
            sort("^(?:Probably a race condition: condition variable|condition variable|Condition variable|"
                    + "Inconsistent association|Destruction of condition variable)", "drd", "CondErr",
                    FindingKind.VALGRIND_ERROR),
            sort("^(?:Reader-writer lock|Semaphore|Barrier|Thread not joinable|Unlocking a)\\b", "drd", "GenericErr",
            FindingKind.VALGRIND_ERROR),
            sort("^(?:Unhandled|valgrind: Unrecognised) instruction", "", "UnrecognisedInstruction",
            FindingKind.VALGRIND_ERROR));

    private record Sort(Pattern pattern, Headline headline) {
    }

    private static Sort sort(String pattern, String tool, String type, FindingKind kind) {
        Severity severity = kind == FindingKind.CRASH ? Severity.FATAL : type.equals("Leak_PossiblyLost")
                ? Severity.WARNING
                : Severity.ERROR;
        return new Sort(Pattern.compile(pattern), new Headline(tool, type, kind, severity));
    }

    /** By the headline in text. */
    static Optional<Headline> of(String text) {
        return SORTS.stream().filter(sort -> sort.pattern.matcher(text).find()).map(Sort::headline).findFirst();
    }

    /** By the kind in XML. */
    static Headline ofKind(String kind) {
        return SORTS.stream().map(Sort::headline).filter(headline -> headline.type.equals(kind)).findFirst()
                .orElse(new Headline("", kind, FindingKind.VALGRIND_ERROR, Severity.ERROR));
    }

    /** Whether valgrind counts it as an error: what is still reachable, or lost with another block, it does not. */
    boolean counts() {
        return !type.equals("Leak_StillReachable") && !type.equals("Leak_IndirectlyLost");
    }

    /** What was found, so far. */
    Draft draft(String toolName, String text, long line, long pid) {
        Draft draft = new Draft(kind, toolName.isEmpty() ? tool.isEmpty() ? "valgrind" : tool : toolName, line)
                .type(type)
                .severity(severity).pid(pid).summary(text);
        Matcher signal = SIGNAL.matcher(text);
        Matcher thread = BY_THREAD.matcher(text);
        if (signal.find() && kind == FindingKind.CRASH) {
            draft.signal(signal.group(1));
        }
        if (thread.find()) {
            draft.thread(thread.group(1));
        } else if (text.startsWith("Thread #")) {
            draft.thread(text.replaceFirst("^Thread (#\\d+).*$", "$1"));
        }
        return draft;
    }
}
