package org.arangolab.diagnose.runtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/** Fatal errors of the Java machine: drivers. */
final class JavaDeath extends RuntimeDeath {
    private static final Pattern SIGNAL = Pattern.compile("^#\\s+(?<signal>SIG\\w+|EXCEPTION_\\w+|Internal Error|"
            + "Out of Memory Error) \\(.*pid=(?<pid>\\d{1,18}), tid=(?<tid>\\w+)");
    private static final Pattern FRAME = Pattern.compile(
            "^#\\s+[CVJjv] {1,3}(?:\\d+ .{0,20}?)?\\[?(?<module>[^\\s\\[+]+)\\+"
                    + "(?<offset>0x[0-9a-f]+)\\]?\\s*(?<function>.*)$");
    private static final String HEADLINE = "A fatal error has been detected by the Java Runtime Environment:";
    private static final String MEMORY = "There is insufficient memory for the Java Runtime Environment";

    JavaDeath(FindingSet found) {
        super(found);
    }

    @Override
    boolean begins(TextLine line, String text) {
        if (!text.startsWith("#")) {
            return false;
        }
        boolean memory = text.contains(MEMORY);
        if (memory || text.contains(HEADLINE)) {
            begin(new Draft(FindingKind.CRASH, "java", line.number())
                    .type(memory ? "out of memory" : "fatal error")
                    .severity(Severity.FATAL).summary(memory ? MEMORY + " to continue" : HEADLINE.replace(":", "")),
                    line);
        }
        return memory || text.contains(HEADLINE);
    }

    @Override
    boolean goesOn(Draft draft, String text) {
        Matcher told = SIGNAL.matcher(text);
        Matcher frame = FRAME.matcher(text);
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
}
