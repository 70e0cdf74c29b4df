package org.arangolab.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.arangolab.finding.Finding;
import org.arangolab.finding.Frame;
import org.arangolab.finding.OwnFrames;

/** Findings for a person: one screen for a file, the worst first. */
public final class FindingsText {
    private static final int SCREEN = 12;
    private static final int FRAMES = 5;
    private static final int WIDTH = 160;

    private FindingsText() {
    }

    /** What was found in a file. */
    public static String of(FileFindings file) {
        List<String> text = new ArrayList<>();
        int count = file.findings().size();
        text.add(file.file() + ": " + file.kind().label() + ", " + file.lines()
                + (file.lines() == 1 ? " line, " : " lines, ")
                + (count == 0 ? "nothing found" : count == 1 ? "1 finding" : count + " findings"));
        if (!file.note().isEmpty()) {
            text.add("  (" + file.note() + ")");
        }
        List<Finding> worst = file.findings().stream().sorted(java.util.Comparator.comparing(Finding::severity))
                .toList();
        worst.stream().limit(SCREEN).forEach(finding -> add(text, finding));
        long left = worst.size() - SCREEN + file.more();
        if (left > 0) {
            text.add("  … " + left + " more" + left(worst));
        }
        return String.join("\n", text);
    }

    private static String left(List<Finding> worst) {
        String kinds = worst.stream().skip(SCREEN).collect(Collectors.groupingBy(finding -> finding.kind().label(),
                java.util.TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "" : ": " + kinds + "; see --json";
    }

    private static void add(List<String> text, Finding finding) {
        text.add("  " + finding.kind().label() + title(finding) + ", line " + finding.line()
                + (finding.count() > 1 ? ", " + finding.count() + " times" : ""));
        if (!finding.reason().isEmpty()) {
            text.add("      reason: " + finding.reason() + " (exit code " + finding.exitCode() + ")");
        }
        text.add("      " + cut(finding.summary()));
        if (!finding.keyFrame().isEmpty()) {
            text.add("      in " + cut(place(finding)));
        }
        own(finding).stream().skip(1).limit(FRAMES - 1L).forEach(frame ->
                text.add("         " + cut(frame.toString())));
    }

    private static String title(Finding finding) {
        String who = finding.pid() == 0 ? "" : " [" + finding.pid() + "]";
        String thread = finding.thread().isEmpty() ? "" : ", thread " + finding.thread();
        String signal = finding.signal().isEmpty() || finding.type().equals(finding.signal()) ? "" : ", "
                + finding.signal();
        return ": " + finding.tool() + who + (finding.type().isEmpty() ? "" : " " + finding.type()) + signal + thread;
    }

    private static List<Frame> own(Finding finding) {
        List<Frame> frames = finding.frames();
        int key = 0;
        while (key < frames.size() && !place(frames.get(key)).equals(place(finding))) {
            key++;
        }
        return frames.subList(Math.min(key, frames.size()), frames.size()).stream().filter(OwnFrames::own).toList();
    }

    private static String place(Finding finding) {
        return finding.frames().stream().filter(frame -> OwnFrames.key(List.of(frame))
                .filter(finding.keyFrame()::equals).isPresent())
                .findFirst().map(FindingsText::place).orElse(finding.keyFrame());
    }

    private static String place(Frame frame) {
        return frame.toString();
    }

    private static String cut(String text) {
        return text.length() > WIDTH ? text.substring(0, WIDTH) + " …" : text;
    }
}
