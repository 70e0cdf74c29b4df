package org.arangolab.diagnose.kernel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;
import org.arangolab.finding.Told;

/** Reads what systemd says of the ends of its units. */
final class Units {
    private static final Pattern UNIT_KILLED = Pattern.compile(
            "(?<unit>\\S+\\.(?:service|scope|"
                    + "slice)): (?:A process of this unit has been killed by the OOM killer|"
                    + "Failed with result 'oom-kill')");
    private static final Pattern UNIT_EXIT = Pattern.compile(
            "(?<unit>\\S+\\.(?:service|scope)): [Mm]ain process exited, code=(?<code>killed|"
                    + "dumped), status=(?<number>\\d+)/(?<name>\\w+)");
    private static final List<String> ORDERED = List.of("TERM", "INT", "HUP", "KILL", "QUIT");

    private final FindingSet found;

    Units(FindingSet found) {
        this.found = found;
    }

    /** Whether this line tells of an end that nobody has ordered, or of one that somebody has. */
    boolean accept(TextLine line, String text) {
        Matcher killed = UNIT_KILLED.matcher(text);
        if (killed.find()) {
            found.add(new Draft(FindingKind.OOM_KILL, "systemd", line.number()).type("out of memory").signal("SIGKILL")
                    .severity(Severity.FATAL).summary(killed.group("unit") + ": killed for want of memory")
                    .told(Told.BY_STARTER));
            return true;
        }
        Matcher exit = UNIT_EXIT.matcher(text);
        if (!exit.find()) {
            return false;
        }
        boolean ordered = exit.group("code").equals("killed") && ORDERED.contains(exit.group("name"));
        if (!ordered) {
            found.add(new Draft(FindingKind.CRASH, "systemd", line.number()).type(exit.group("code"))
                    .severity(Severity.FATAL)
                    .signal("SIG" + exit.group("name")).summary(exit.group()).told(Told.BY_STARTER));
        }
        return true;
    }
}
