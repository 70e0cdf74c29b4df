package org.arangolab.finding;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.arangolab.finding.FindingSet.Entry;

/** Tells which findings are another telling of a death that is told better nearby. */
final class Echoes {
    /** So many lines apart they are, at most. */
    private static final long NEAR = 400;
    private static final Set<FindingKind> DEATHS = Set.of(FindingKind.CRASH, FindingKind.FATAL, FindingKind.ASSERTION,
            FindingKind.SANITIZER_REPORT, FindingKind.OOM_KILL, FindingKind.BACKTRACE, FindingKind.KERNEL_FAULT,
            FindingKind.VALGRIND_ERROR);

    /** By these a library ends its process when it finds that something cannot be. */
    private static final Set<String> BY_OWN_WILL = Set.of("SIGABRT", "SIGTRAP", "SIGILL");

    /** It sees that the process dies, but does not say of which signal. */
    private static final String FUZZER = "libFuzzer";

    private final List<Entry> deaths;

    Echoes(Collection<Entry> entries) {
        deaths = entries.stream().filter(entry -> DEATHS.contains(entry.finding().kind())
                && entry.finding().severity() == Severity.FATAL).limit(200).toList();
    }

    boolean toldBetter(Entry echo) {
        return deaths.stream().anyMatch(other -> other != echo && (lesser(other, echo) || sameProcess(other, echo)
                || aborted(other, echo) || again(other, echo) || gaveUp(other, echo)));
    }

    /** Somebody who knows less tells of a death by the same signal. */
    private static boolean lesser(Entry other, Entry echo) {
        return other.told().compareTo(echo.told()) < 0 && near(other, echo) && sameSignal(other, echo)
                && !otherProcess(other, echo);
    }

    private static boolean sameSignal(Entry other, Entry echo) {
        String one = other.finding().signal();
        String two = echo.finding().signal();
        boolean unsaid = one.isEmpty() || two.isEmpty();
        boolean aborts = other.finding().kind() == FindingKind.SANITIZER_REPORT
                || other.finding().tool().equals("java");
        boolean byAbort = aborts && two.equals("SIGABRT") && echo.told() == Told.BY_STARTER;
        boolean unknown = other.finding().tool().equals(FUZZER);
        boolean byLibrary = (BY_OWN_WILL.contains(one) || unknown) && (two.isEmpty() || BY_OWN_WILL.contains(two));
        return one.equals(two) || byAbort || (echo.told() == Told.BY_LIBRARY ? byLibrary : unsaid);
    }

    /**
     * A shell names the process. The kernel and systemd name it, too, but as it is called outside of its container; the
     * kernel the thread by its name, of which it keeps fifteen bytes.
     */
    private static boolean otherProcess(Entry other, Entry echo) {
        Finding one = other.finding();
        Finding two = echo.finding();
        boolean shell = two.tool().equals("shell") && one.pid() > 1 && two.pid() > 1 && one.pid() != two.pid();
        boolean kernel = two.kind() == FindingKind.KERNEL_FAULT && one.tool().equals("arangod")
                && !one.thread().isEmpty() && !two.thread().isEmpty()
                && !cut(one.thread()).equals(cut(two.thread()));
        return shell || kernel && one.pid() != two.pid();
    }

    private static String cut(String thread) {
        return thread.substring(0, Math.min(15, thread.length()));
    }

    /** The run time of Go tells its panic with its stack before it ends itself, of which a sanitizer sees the end. */
    private static boolean gaveUp(Entry other, Entry echo) {
        Finding end = echo.finding();
        boolean sanitizer = end.kind() == FindingKind.SANITIZER_REPORT && end.line() > other.finding().line()
                && (BY_OWN_WILL.contains(end.signal()) || end.tool().equals(FUZZER));
        boolean shell = echo.told() == Told.BY_STARTER && end.signal().equals("SIGABRT");
        return other.finding().tool().equals("go") && near(other, echo) && (sanitizer || shell);
    }

    /** A process dies once: its death was told again, with less or with other symbols. */
    private static boolean again(Entry other, Entry echo) {
        Finding one = other.finding();
        Finding two = echo.finding();
        boolean same = one.kind() == FindingKind.SANITIZER_REPORT && two.kind() == one.kind() && one.pid() > 0
                && one.pid() == two.pid() && one.tool().equals(two.tool()) && !one.signal().isEmpty()
                && one.signal().equals(two.signal());
        return same && (named(one) > named(two) || named(one) == named(two) && one.line() < two.line());
    }

    private static long named(Finding finding) {
        return finding.frames().stream().filter(frame -> !frame.function().isEmpty()).count();
    }

    /** A debugger looked at the core of a process that had told of its crash itself. */
    private static boolean sameProcess(Entry other, Entry echo) {
        Finding debugged = echo.finding();
        Finding crash = other.finding();
        boolean pair = crash.kind() == FindingKind.CRASH && crash.tool().equals("arangod")
                && (debugged.kind() == FindingKind.BACKTRACE || debugged.tool().equals("systemd-coredump"));
        return pair && !debugged.signal().isEmpty() && debugged.signal().equals(crash.signal())
                && (crash.pid() > 0 && crash.pid() == debugged.pid() || !crash.keyFrame().isEmpty()
                && FunctionName.bare(crash.keyFrame()).equals(FunctionName.bare(debugged.keyFrame())));
    }

    /** A sanitizer ended the process by SIGABRT, which the crash handler reported too. */
    private static boolean aborted(Entry other, Entry echo) {
        return other.finding().kind() == FindingKind.SANITIZER_REPORT && echo.finding().kind() == FindingKind.CRASH
                && near(other, echo) && echo.finding().frames().stream().limit(12)
                .anyMatch(frame -> frame.function().matches(".*__(?:asan|hwasan|sanitizer|msan)\\b?.*"));
    }

    private static boolean near(Entry other, Entry echo) {
        long line = echo.finding().line();
        return line >= other.finding().line() - NEAR && line <= other.last() + NEAR + other.finding().frames().size();
    }
}
