package org.arangolab.finding;

import java.util.ArrayList;
import java.util.List;

/** A finding while its lines are still being read. */
public final class Draft {
    /** More frames than these are those of a recursion. */
    public static final int MOST_FRAMES = 256;
    private static final int LONGEST_SUMMARY = 500;

    private final FindingKind kind;
    private final String tool;
    private final long line;
    private final List<Frame> frames = new ArrayList<>();
    private String type = "";
    private Severity severity = Severity.ERROR;
    private String signal = "";
    private long pid;
    private String thread = "";
    private String place = "";
    private String summary = "";
    private String reason = "";
    private int exitCode = -1;
    private int count = 1;
    private boolean retold;
    private Told told = Told.BY_ITSELF;

    /** Something that a tool tells from this line on. */
    public Draft(FindingKind kind, String tool, long line) {
        this.kind = kind;
        this.tool = tool;
        this.line = line;
    }

    /** The tool's own word for it. */
    public Draft type(String word) {
        this.type = word;
        return this;
    }

    /** How bad; ERROR when nothing is said. */
    public Draft severity(Severity grade) {
        this.severity = grade;
        return this;
    }

    /** The signal by name; null and empty say nothing. */
    public Draft signal(String name) {
        this.signal = name == null ? signal : name;
        return this;
    }

    /** The process id as digits; null, empty and what is too long for a process id say nothing. */
    public Draft pid(String digits) {
        if (digits != null && digits.matches("\\d{1,18}")) {
            this.pid = Long.parseLong(digits);
        }
        return this;
    }

    /** The process id. */
    public Draft pid(long id) {
        this.pid = id;
        return this;
    }

    /** The thread; null says nothing. */
    public Draft thread(String name) {
        this.thread = name == null ? thread : name;
        return this;
    }

    /** Where it happened, for the case that no frame tells. */
    public Draft place(String where) {
        this.place = where;
        return this;
    }

    /** In one line; a longer text is cut. */
    public Draft summary(String text) {
        String stripped = text.strip();
        this.summary = stripped.length() > LONGEST_SUMMARY ? stripped.substring(0, LONGEST_SUMMARY) + " …" : stripped;
        return this;
    }

    /** Why a start failed, and with which exit code that ends. */
    public Draft reason(String why, int code) {
        this.reason = why;
        this.exitCode = code;
        return this;
    }

    /** How often it happened, as the tool counted. */
    public Draft count(int times) {
        this.count = Math.max(1, times);
        return this;
    }

    /** It was told before, and is told again with all its repetitions: they are not to be added up. */
    public Draft retold() {
        this.retold = true;
        return this;
    }

    /** Who tells it; by the process itself when nothing is said. */
    public Draft told(Told by) {
        this.told = by;
        return this;
    }

    /** One more frame; beyond the most it is dropped. */
    public Draft frame(Frame frame) {
        if (frames.size() < MOST_FRAMES) {
            frames.add(frame);
        }
        return this;
    }

    /** The frames so far. */
    public List<Frame> frames() {
        return frames;
    }

    /** The line it began with. */
    public long line() {
        return line;
    }

    /** What was said of the signal. */
    public String signal() {
        return signal;
    }

    /** What was said of its kind. */
    public String type() {
        return type;
    }

    /** What was said in one line. */
    public String summary() {
        return summary;
    }

    boolean isRetold() {
        return retold;
    }

    Told toldBy() {
        return told;
    }

    Finding finding() {
        return new Finding(kind, tool, type, severity, signal, pid, thread, OwnFrames.key(frames).orElse(place), frames,
                summary, line, count, reason, exitCode);
    }
}
