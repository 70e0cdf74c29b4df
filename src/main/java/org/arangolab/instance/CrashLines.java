package org.arangolab.instance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.diagnose.why.Symptoms.CrashSign;
import org.arangolab.log.LogLine;
import org.arangolab.log.ServerLog;

/**
 * What the crash handler wrote in one life of a server. Source: facts/diagnostics.md 2.2.
 *
 * @param lines as they were logged; empty when it wrote nothing
 */
record CrashLines(List<String> lines) {
    private static final int MOST = 120;
    private static final String NO_MEMORY = "25162";
    private static final Pattern SIGNAL = Pattern.compile("ArangoDB (?<build>\\d.*?), thread \\d+"
            + "(?: \\[(?<thread>[^\\]]*)\\])? caught unexpected signal \\d+ \\((?<signal>SIG\\w+)[^)]*\\)"
            + ".*?: (?<context>(?:signal handler invoked|assertion failed|handler for std::terminate).*)$");
    private static final Pattern TAIL = Pattern.compile(" - image base address: .*$");
    private static final Pattern FRAME =
            Pattern.compile("frame +\\d+ \\[[^\\]]*\\]:? (?<symbol>.*?)(?: \\(\\+0x[0-9a-f]+\\))?$");
    private static final Pattern HANDLER =
            Pattern.compile("(?i).*(crashHandler|assertionFailure|AssertionLogger|funlockfile|"
            + "__restore_rt|no symbol name|raise|abort|pthread_kill|terminate).*");

    CrashLines {
        lines = List.copyOf(lines);
    }

    /** After this mark of a log. */
    static CrashLines of(Path log, long mark) {
        List<String> lines = new ArrayList<>();
        new ServerLog(log).scan(mark, line -> keep(lines, line));
        return new CrashLines(lines);
    }

    private static void keep(List<String> lines, LogLine line) {
        if (line.topic().equals("crash") && !line.id().equals(NO_MEMORY) && lines.size() < MOST) {
            lines.add(line.raw());
        }
    }

    private Optional<Matcher> signal() {
        return lines.stream().map(SIGNAL::matcher).filter(Matcher::find).findFirst();
    }

    /** What it says of the crash. */
    Optional<CrashSign> sign() {
        return signal().map(found -> new CrashSign(found.group("signal"), Optional.ofNullable(found.group("thread"))
                .orElse(""), context(found), frame()));
    }

    private static String context(Matcher found) {
        return TAIL.matcher(found.group("context")).replaceFirst("");
    }

    /** The assertion that failed, or the exception that nobody caught; empty when it was neither. */
    String assertion() {
        return signal().map(CrashLines::context).filter(text -> !text.startsWith("signal handler")).orElse("");
    }

    /** Version and build of the server. */
    Optional<String> build() {
        return signal().map(found -> found.group("build"));
    }

    /** The first frame that is not the handler's; empty when none was logged. */
    String frame() {
        return lines.stream().map(FRAME::matcher).filter(Matcher::find).map(found -> found.group("symbol"))
                .filter(symbol -> !HANDLER.matcher(symbol).matches()).findFirst().orElse("");
    }
}
