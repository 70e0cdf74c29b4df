package org.arangolab.diagnose.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Frame;

/** Reads what lldb wrote in the formats that {@link Lldb} has asked for. */
final class LldbStacks implements StackReader {
    private static final String COMMAND = "(lldb) ";
    private static final Pattern THREAD =
            Pattern.compile("^([* ]) thread #\\d+: tid = (\\d{1,18})(?:, name = '(.*?)')?(?:, stop reason = .*)?$");
    private static final String RESTORER = "__restore_rt";

    @Override
    public List<ThreadStack> threads(String text) {
        return stacks(text).stream().map(stack -> new ThreadStack(stack.tid, stack.name, stack.frames,
                IdleThreads.idle(stack.frames), IdleThreads.locked(stack.frames))).toList();
    }

    /** Of the thread with a star. */
    @Override
    public List<String> crashing(String text) {
        return stacks(text).stream().filter(Stack::current).findFirst().map(Stack::frames).orElse(List.of());
    }

    private record Stack(boolean current, long tid, String name, List<String> frames) {
    }

    /** After the command that asks for them: an attach shows where each thread stopped before. */
    private static List<Stack> stacks(String text) {
        List<Stack> stacks = new ArrayList<>();
        boolean asked = false;
        for (String line : text.lines().toList()) {
            asked = line.startsWith(COMMAND) ? line.startsWith(Lldb.STACKS, COMMAND.length()) : asked;
            Matcher thread = THREAD.matcher(line);
            if (asked && thread.matches()) {
                stacks.add(new Stack(thread.group(1).equals("*"), Long.parseLong(thread.group(2)),
                        thread.group(3) == null ? "" : thread.group(3), new ArrayList<>()));
            } else if (asked && !stacks.isEmpty()) {
                DebuggerFrames.lldb(line).filter(frame -> frame.number() == stacks.get(stacks.size() - 1).frames.size())
                        .ifPresent(frame -> stacks.get(stacks.size() - 1).frames.add(place(frame.frame())));
            }
        }
        return stacks;
    }

    private static String place(Frame frame) {
        if (frame.function().equals(RESTORER)) {
            return SIGNAL_HANDLER;
        }
        String name = frame.function().isEmpty() ? UNKNOWN : frame.function();
        return frame.file().isEmpty() ? name + (frame.module().isEmpty() ? "" : " from " + frame.module())
                : name + " at " + frame.file() + ":" + frame.line();
    }
}
