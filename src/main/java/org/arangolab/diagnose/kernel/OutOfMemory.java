package org.arangolab.diagnose.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Pending;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/** Reads what the kernel says when it kills for want of memory. Source: facts/diagnostics.md 8. */
final class OutOfMemory {
    private static final String TOOL = "kernel";
    private static final long SOON = 60;
    /** Between its first and its last line stands a table of all processes. */
    private static final long TABLE = 3000;
    private static final Pattern KILLED =
            Pattern.compile("(?:Memory cgroup out of memory|"
                    + "Out of memory(?: \\([^)]*\\))?)?:? ?Killed process (?<pid>\\d{1,18}),? "
                    + "\\(?(?<comm>[^,)]*)\\)?,? (?:UID:? ?\\d+,? )?(?:total-vm|vm)");
    private static final Pattern SENTENCE = Pattern.compile(
            "(?:Memory cgroup out of memory|"
                    + "Out of memory(?: \\([^)]*\\))?): Kill(?:ed)? process (?<pid>\\d{1,18}) \\((?<comm>.*?)\\)");
    private static final Pattern CONSTRAINT = Pattern.compile(
            "oom-kill:constraint=(?<type>\\w+),.*task=(?<comm>[^,]*),pid=(?<pid>\\d{1,18})");
    private static final Pattern INVOKED =
            Pattern.compile("(?:^|\\s)(?<comm>\\S.{0,40}?) invoked oom-killer: gfp_mask");

    /** A killing of which the sentence that names the process has not come. */
    private final Pending killing;
    private long killedPid = -1;
    private long killedAt = Long.MIN_VALUE / 2;

    OutOfMemory(FindingSet found) {
        killing = new Pending(found, TABLE);
    }

    /** Whether this line tells of a killing. */
    boolean accept(TextLine line, String text) {
        Matcher constraint = CONSTRAINT.matcher(text);
        Matcher sentence = SENTENCE.matcher(text);
        Matcher killed = KILLED.matcher(text);
        if (INVOKED.matcher(text).find()) {
            begin(line, text);
        } else if (constraint.find()) {
            kill(line, text, constraint, constraint.group("type").contains("MEMCG"));
        } else if (sentence.find()) {
            kill(line, text, sentence, text.contains("cgroup"));
        } else if (killed.find()) {
            kill(line, text, killed, text.contains("cgroup"));
        } else {
            return false;
        }
        return true;
    }

    private void begin(TextLine line, String text) {
        killing.begin(new Draft(FindingKind.OOM_KILL, TOOL, line.number()).type("out of memory")
                .severity(Severity.FATAL)
                .signal("SIGKILL").summary(text), line.number());
        killedPid = -1;
    }

    /** A kill is told in up to four lines, the sentence about the process itself being the best. */
    private void kill(TextLine line, String text, Matcher told, boolean group) {
        long pid = Long.parseLong(told.group("pid"));
        boolean again = pid == killedPid && line.number() - killedAt < SOON;
        if (!again && (killing.at(line.number()).isEmpty() || killedPid >= 0)) {
            begin(line, text);
        }
        killedPid = pid;
        killedAt = line.number();
        killing.at(line.number()).ifPresent(draft -> {
            draft.pid(pid).thread(told.group("comm").strip()).summary(text.strip());
            if (group) {
                draft.type("memory cgroup out of memory");
            }
        });
    }

    void end() {
        killing.end();
    }
}
