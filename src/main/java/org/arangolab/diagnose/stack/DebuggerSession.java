package org.arangolab.diagnose.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.Frame;
import org.arangolab.finding.OwnFrames;
import org.arangolab.finding.Severity;
import org.arangolab.process.Signal;

/** What a debugger tells of one process; of its many stacks the one that matters is kept. */
final class DebuggerSession {
    static final String DUMP = "systemd-coredump";
    private static final int FEWEST = 1;
    private static final List<String> LOOKED = List.of("SIGINT", "SIGSTOP", "SIGTSTP", "SIGCONT", "SIGTRAP", "SIGPIPE",
            "SIGUSR1", "SIGUSR2");

    private final String tool;
    private final long line;
    private String summary = "";
    private String signal = "";
    private String crashed = "";
    private String currentThread = "";
    private long pid;
    private long lowest = Long.MAX_VALUE;
    private Stack best;
    private Stack now;
    private int stacks;

    /** One stack while it is being read. */
    private static final class Stack {
        private String tid = "";
        private String name = "";
        private boolean headed;
        private final List<Frame> frames = new ArrayList<>();

        String label() {
            return name == null || name.isEmpty() ? tid : name;
        }
    }

    DebuggerSession(String tool, long line) {
        this.tool = tool;
        this.line = line;
    }

    String tool() {
        return tool;
    }

    boolean dump() {
        return tool.equals(DUMP);
    }

    /** Whether the signal is one to die of; some only mean that somebody wanted to look. */
    boolean died() {
        return !signal.isEmpty() && !LOOKED.contains(signal);
    }

    boolean hasFrames() {
        return best != null || now != null && !now.frames.isEmpty();
    }

    void summary(String text) {
        this.summary = text;
    }

    void signal(String name, String thread, String text) {
        this.signal = name.matches("\\d+") ? Signal.word(name) : name;
        this.crashed = thread == null ? crashed : thread;
        if (text != null) {
            this.summary = summary.isEmpty() ? text : summary + " " + text;
        }
    }

    void process(String digits) {
        pid = Long.parseLong(digits);
    }

    void dumped(String digits, String text) {
        process(digits);
        summary = text;
    }

    void current(String thread) {
        currentThread = thread;
        lwp(thread);
    }

    /** The main thread has the lowest number, which is that of the process. */
    void lwp(String digits) {
        if (digits.matches("\\d{1,18}")) {
            lowest = Math.min(lowest, Long.parseLong(digits));
        }
    }

    /** The frames that follow are of this thread. */
    void thread(String tid, String name) {
        endStack();
        now = new Stack();
        now.tid = tid;
        now.name = name == null ? "" : name;
        now.headed = true;
        lwp(tid);
    }

    void frame(int number, Frame frame, long at) {
        if (now == null || number == 0 && !now.frames.isEmpty()) {
            endStack();
            now = new Stack();
        }
        if (number < now.frames.size() && number != 0) {
            return; // told twice
        }
        if (now.frames.size() < Draft.MOST_FRAMES) {
            now.frames.add(frame);
        }
    }

    private void endStack() {
        if (now != null && !now.frames.isEmpty()) {
            stacks++;
            if (best == null || worth(now) > worth(best)) {
                best = now;
            }
        }
        now = null;
    }

    /** A debugger that was not told otherwise begins with the thread that matters. */
    private int worth(Stack stack) {
        List<String> functions = stack.frames.stream().map(Frame::function).toList();
        boolean handled = functions.contains("<signal handler called>") || functions.stream().limit(12).anyMatch(
                name -> name.matches("_*(GI_)?_?(abort|raise|assert_fail.*|pthread_kill.*)"));
        int worth = 0;
        worth += !stack.headed && stack.frames.size() > 1 ? 40 : 0; // a single frame is where the debugger begins
        worth += !currentThread.isEmpty() && (currentThread.equals(stack.tid) || currentThread.equals(stack.name)) ? 30
                : 0;
        worth += !crashed.isEmpty() && crashed.equals(stack.name) ? 8 : 0;
        worth += handled ? 20 : 0;
        worth += IdleThreads.locked(functions) ? 4 : 0;
        worth += !IdleThreads.idle(functions) && !(functions.isEmpty() || IdleThreads.waits(functions.get(0))) ? 2 : 0;
        return worth + (OwnFrames.key(stack.frames).isPresent() ? 1 : 0);
    }

    /** What it told in the end; empty when that is nothing. */
    Optional<Draft> draft() {
        endStack();
        boolean told = best != null && (best.frames.size() > FEWEST || best.headed || died() || !summary.isEmpty());
        if (!told && !died() && !dump()) {
            return Optional.empty();
        }
        Draft draft = new Draft(dump() ? FindingKind.CRASH : FindingKind.BACKTRACE, tool, line).signal(signal)
                .pid(pid > 0 ? pid : lowest < Long.MAX_VALUE ? lowest : 0)
                .severity(died() || dump() ? Severity.FATAL : Severity.WARNING)
                .type(died() ? signal : dump() ? "core" : "stack");
        if (best != null) {
            best.frames.forEach(draft::frame);
            draft.thread(!crashed.isEmpty() ? crashed : best.label().isEmpty() ? currentThread : best.label());
        }
        return Optional.of(draft.summary(!summary.isEmpty() ? summary : stacks + (stacks == 1 ? " stack" : " stacks")));
    }
}
