package org.arangolab.diagnose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.time.Durations;

/**
 * What is left of a server that ended as it should not have.
 *
 * @param death     whose end, and how
 * @param testimony what was said of it
 * @param core      its core, or why there is none
 * @param stacks    the stacks in the core; empty without a core or a debugger, and until they are read
 * @param noStacks  why there are none; empty when there are
 * @param keyFrame  the first frame that is the program's own; empty when it is not known
 * @param took      how long after the end the report was made
 */
public record CrashReport(Death death, Testimony testimony, CoreDump core, Optional<Stacks> stacks, String noStacks,
                          String keyFrame, Duration took) {
    private static final int BRIEF = 12;

    /** The same with a core that came late. */
    public CrashReport with(CoreDump late) {
        return new CrashReport(death, testimony, late, stacks, noStacks, keyFrame, took);
    }

    /** The same with the stacks of its core. */
    public CrashReport with(Stacks read, Duration now) {
        // Of an assertion the handler knows the thread; the core may show the one that the signal was sent to.
        String frame = !assertion().isEmpty() ? keyFrame : read.keyFrame().orElse(keyFrame);
        return new CrashReport(death, testimony, core, Optional.of(read), "", frame, now);
    }

    /** The same without stacks, and why. */
    public CrashReport without(String why, Duration now) {
        return new CrashReport(death, testimony, core, Optional.empty(), why, keyFrame, now);
    }

    /** The process id. */
    public long pid() {
        return death.pid();
    }

    /** How it ended, with the signal's name or the exit code's meaning. */
    public String exit() {
        return death.exit();
    }

    /** The assertion or the exception that nobody caught; empty when it was neither. */
    public String assertion() {
        return testimony.assertion();
    }

    /** A sentence for each report of a sanitizer. */
    public List<String> sanitizers() {
        return testimony.sanitizers();
    }

    /** The last important lines of its log, else of standard error. */
    public List<String> lines() {
        return testimony.lines();
    }

    /**
     * What two reports of one defect have in common: the way of the end and the place, without addresses and numbers.
     */
    public String signature() {
        String place = !assertion().isEmpty() ? assertion()
                : sanitizers().stream().findFirst().orElseGet(() -> keyFrame.replaceAll(" at .*| \\(.*", ""));
        return exit().replaceAll(" \\(.*", "") + (place.isEmpty() ? "" : " "
                + place.replaceAll("0x[0-9a-f]+|\\b\\d{3,}\\b", "N"));
    }

    /** The name of its files in {@code findings/}, without the ending. */
    public String fileName() {
        return "crash-" + death.server().replaceAll("[^\\w.-]", "_") + "-" + pid();
    }

    /** In a few lines, for a report of tests. */
    public String brief() {
        Fields text = new Fields();
        text.add("crash", signature());
        Optional<Stacks> shown = stacks.filter(read -> assertion().isEmpty() && !read.crashing().isEmpty());
        text.add("frame", shown.isPresent() ? "" : keyFrame);
        text.add("doubt", death.doubt());
        text.add("core", core.toString());
        shown.ifPresent(read -> read.crashing().stream().limit(BRIEF).forEach(frame -> text.add("stack", frame)));
        text.add("no stacks", noStacks);
        return text.toString();
    }

    /** The whole of it. */
    public String text() {
        Fields text = new Fields();
        text.add("at", death.at() + ", " + Durations.text(death.lived()) + " after its start");
        text.add("doubt", death.doubt());
        text.add("signature", signature());
        text.add("assertion", assertion());
        text.add("frame", keyFrame);
        text.all("kernel", testimony.kernel());
        text.all("sanitizer", sanitizers());
        text.all("crash", testimony.crash());
        text.all("log", testimony.others());
        text.add("core", core.toString());
        text.add("no stacks", noStacks);
        text.add("build", death.build());
        text.add("command", death.command());
        text.add("replay", death.replay());
        text.add("made in", Durations.text(took));
        return death + "\n" + text + stacks.map(read -> "\n\n" + read.text()).orElse("");
    }

    /** The same as one JSON object; empty parts are left out. */
    public String json() {
        return CrashJson.of(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
