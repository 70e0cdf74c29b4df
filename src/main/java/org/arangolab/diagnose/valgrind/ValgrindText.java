package org.arangolab.diagnose.valgrind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Draft;
import org.arangolab.finding.FindingKind;
import org.arangolab.finding.FindingSet;
import org.arangolab.finding.Frame;
import org.arangolab.finding.Recogniser;
import org.arangolab.finding.Severity;
import org.arangolab.finding.TextLine;

/**
 * Reads what memcheck, helgrind and drd write as text, of several processes mixed. Leaks that valgrind does not count
 * as errors are none here. Source: facts/diagnostics.md 6.2.
 */
public final class ValgrindText implements Recogniser {
    private static final int MOST_PROCESSES = 64;
    private static final Pattern MARK =
            Pattern.compile("^\\s*(?:==|--|\\*\\*)(?:[\\d:.]+ )?(\\d{1,18})(?:==|--|\\*\\*)(?: (.*)|\\s*)$");
    private static final Pattern FRAME = Pattern.compile("^\\s*(at|by) (0x[0-9A-Fa-f]+): (.*)$");
    private static final Pattern PLACE = Pattern.compile("^(.*) \\(([^()]*?)(?::(\\d{1,9}))?\\)$");
    private static final Pattern REPEATED = Pattern.compile("^(\\d{1,9}) errors? in context \\d+ of \\d+:");
    private static final Pattern THREAD = Pattern.compile("^Thread (\\d+)(?: (.+))?:$");
    private static final Pattern BANNER =
            Pattern.compile("^(Memcheck|Helgrind|DRD|DHAT|Massif|Callgrind|Cachegrind)(?:, |-)");

    private final FindingSet found;
    private final Map<Long, Run> runs = new LinkedHashMap<>();
    private long lines;

    /** One process under valgrind. */
    private static final class Run {
        private String tool = "";
        private String thread = "";
        private Draft draft;
        private boolean counts;
        private boolean stackDone;
        private int repeated;
        /** The last error, which is kept back for the case that the program dies of it. */
        private Draft before;
    }

    /** Puts what it finds into the set. */
    public ValgrindText(FindingSet found) {
        this.found = found;
    }

    @Override
    public boolean accept(TextLine line) {
        String text = line.text();
        if (text.indexOf("==") < 0 && text.indexOf("--") < 0 && text.indexOf("**") < 0) {
            return false;
        }
        Matcher mark = MARK.matcher(text);
        if (!mark.matches()) {
            return false;
        }
        Run run = run(Long.parseLong(mark.group(1)));
        told(run, Long.parseLong(mark.group(1)), mark.group(2) == null ? "" : mark.group(2), line.number());
        boolean valgrind = !run.tool.isEmpty() || run.draft != null || run.before != null;
        lines += valgrind ? 1 : 0;
        return valgrind;
    }

    /** How many lines were valgrind's. */
    public long lines() {
        return lines;
    }

    private Run run(long pid) {
        if (!runs.containsKey(pid) && runs.size() >= MOST_PROCESSES) {
            Run oldest = runs.remove(runs.keySet().iterator().next());
            close(oldest);
            hand(oldest);
        }
        return runs.computeIfAbsent(pid, id -> new Run());
    }

    private void told(Run run, long pid, String text, long number) {
        Matcher frame = FRAME.matcher(text);
        if (frame.matches()) {
            frame(run, frame);
            return;
        }
        String stripped = text.strip();
        if (run.draft != null && !run.draft.frames().isEmpty()) {
            run.stackDone = true;
        }
        if (stripped.isEmpty()) {
            if (run.stackDone) {
                close(run);
            }
            return;
        }
        if (text.startsWith("  ")) {
            return; // indented: about the error before
        }
        begins(run, pid, stripped, number);
    }

    private void begins(Run run, long pid, String text, long number) {
        Matcher banner = BANNER.matcher(text);
        Matcher repeated = REPEATED.matcher(text);
        Matcher thread = THREAD.matcher(text);
        if (banner.find()) {
            run.tool = banner.group(1).toLowerCase(java.util.Locale.ROOT);
        } else if (repeated.find()) {
            close(run);
            run.repeated = Integer.parseInt(repeated.group(1));
        } else if (thread.matches()) {
            close(run);
            run.thread = thread.group(2) == null ? thread.group(1) : thread.group(2);
        } else {
            Optional<Headline> headline = Headline.of(text);
            if (headline.isPresent() && (run.draft == null || run.stackDone || !headline.get().type().equals("Misc"))) {
                close(run);
                run.draft = headline.get().draft(run.tool, text, number, pid);
                if (!run.thread.isEmpty() && !text.contains("thread #") && !text.startsWith("Thread #")) {
                    run.draft.thread(run.thread);
                }
                run.counts = headline.get().counts();
            }
        }
    }

    private static void frame(Run run, Matcher frame) {
        if (run.draft == null || run.stackDone && frame.group(1).equals("by")) {
            return;
        }
        if (frame.group(1).equals("at") && !run.draft.frames().isEmpty()) {
            run.stackDone = true; // where the block was made, what it conflicts with
            return;
        }
        run.draft.frame(place(frame.group(3), frame.group(2)));
    }

    /** {@code f (file.c:5)}, {@code g (in /lib/x.so)}, {@code ???}. */
    private static Frame place(String text, String address) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return new Frame(known(text), "", 0, "", address);
        }
        String where = place.group(2);
        return where.startsWith("in ") ? new Frame(known(place.group(1)), "", 0, where.substring(3), address)
                : place.group(3) == null && !where.contains(".") ? new Frame(known(text), "", 0, "", address)
                : new Frame(known(place.group(1)), where, place.group(3) == null ? 0
                : Integer.parseInt(place.group(3)), "", address);
    }

    private static String known(String function) {
        return function.equals("???") ? "" : function;
    }

    private void close(Run run) {
        Draft draft = run.draft;
        run.draft = null;
        run.stackDone = false;
        if (draft == null || !run.counts) {
            return;
        }
        if (run.repeated > 0) {
            draft.retold().count(run.repeated);
            run.repeated = 0;
        }
        if (draft.type().equals("FatalSignal") && run.before != null && run.before.frames().equals(draft.frames())) {
            run.before.signal(draft.signal()).severity(Severity.FATAL); // the program died of the error before
            return;
        }
        hand(run);
        run.before = draft;
    }

    private void hand(Run run) {
        if (run.before != null) {
            found.add(run.before);
            run.before = null;
        }
    }

    @Override
    public boolean hungry() {
        return !runs.isEmpty() && runs.values().stream().anyMatch(run -> run.draft != null || !run.tool.isEmpty());
    }

    @Override
    public void end() {
        List<Run> rest = new ArrayList<>(runs.values());
        runs.clear();
        rest.forEach(this::close);
        rest.forEach(this::hand);
    }

    /** For the reader of XML, which finds a program that died. */
    static Draft fatal(String tool, String signal, long line, long pid) {
        return new Draft(FindingKind.CRASH, tool, line).type("FatalSignal").severity(Severity.FATAL).signal(signal)
                .pid(pid)
                .summary("Process terminating with default action of " + signal);
    }
}
