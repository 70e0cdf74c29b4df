package org.arangolab.diagnose.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what gdb wrote. Source: facts/diagnostics.md 4.2. */
final class GdbStacks implements StackReader {
    private static final Pattern THREAD =
            Pattern.compile("^Thread \\d+ \\((?:Thread 0x[0-9a-f]+ \\()?LWP (\\d{1,18})\\)?(?: \"(.*)\")?\\):?");
    private static final Pattern FRAME = Pattern.compile("^#(\\d{1,9})\\s+(?:0x[0-9a-f]+ in )?(.*)$");
    private static final Pattern WHERE = Pattern.compile("^(.*?\\)) (?:(at) (\\S+)|(from) (\\S+))$");

    @Override
    public List<ThreadStack> threads(String text) {
        List<ThreadStack> threads = new ArrayList<>();
        Optional<Matcher> head = Optional.empty();
        List<String> frames = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher thread = THREAD.matcher(line);
            Matcher frame = FRAME.matcher(line);
            if (thread.find()) {
                head.ifPresent(before -> threads.add(thread(before, frames)));
                head = Optional.of(thread);
                frames.clear();
            } else if (frame.find() && head.isPresent()) {
                if (Integer.parseInt(frame.group(1)) == frames.size()) {
                    frames.add(place(frame.group(2)));
                }
            }
        }
        head.ifPresent(last -> threads.add(thread(last, frames)));
        return threads;
    }

    private static ThreadStack thread(Matcher head, List<String> frames) {
        return new ThreadStack(Long.parseLong(head.group(1)), head.group(2) == null ? "" : head.group(2), frames,
                IdleThreads.idle(frames), IdleThreads.locked(frames));
    }

    /** Without the arguments. */
    private static String place(String frame) {
        Matcher where = WHERE.matcher(frame);
        return where.matches() ? function(where.group(1)) + (where.group(2) == null ? " from " + where.group(5)
                : " at " + where.group(3)) : function(frame);
    }

    /** The arguments are the last pair of parentheses: names of functions have such, too, and blanks. */
    static String function(String call) {
        int depth = 0;
        for (int i = call.length() - 1; i > 0; i--) {
            depth += call.charAt(i) == ')' ? 1 : call.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return call.charAt(i) == '(' && call.charAt(i - 1) == ' ' ? call.substring(0, i - 1) : call;
            }
        }
        return call;
    }

    /** {@code bt full} tells them first. */
    @Override
    public List<String> crashing(String text) {
        List<String> frames = new ArrayList<>();
        boolean begun = false;
        for (String line : text.lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (THREAD.matcher(line).find()) {
                break;
            }
            begun |= line.startsWith("* ") || line.contains(" Id ");
            if (begun && frame.find() && Integer.parseInt(frame.group(1)) == frames.size()) {
                frames.add(place(frame.group(2)));
            }
        }
        return frames;
    }
}
