package org.arangolab.diagnose.stack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Frame;

/** Frames as gdb, lldb and systemd-coredump print them. Source: facts/diagnostics.md 4.2 and 3.4. */
final class DebuggerFrames {
    private static final Pattern GDB = Pattern.compile("^\\s{0,8}#(\\d{1,6})( +)(?:(0x[0-9a-f]+) in )?(\\S.*?)\\s*$");
    private static final Pattern PLACED = Pattern.compile(".*\\) (?:at|from) \\S.*$");
    /** What only sanitizers, tombstones of Android and others that count frames alike write. */
    private static final Pattern FOREIGN =
            Pattern.compile("^pc [0-9a-f]{8}|^<null> |\\([^()\\s]*\\+0x[0-9a-f]+\\)$|\\(BuildId: \\w+\\)$|^\\[<");
    private static final Pattern AT = Pattern.compile("^(.*\\)) at (\\S.*?)(?::(\\d{1,9}))?$");
    private static final Pattern FROM = Pattern.compile("^(.*) from (\\S+)$");
    private static final Pattern LLDB =
            Pattern.compile("^\\s*\\*?\\s*frame #(\\d{1,6}): (0x[0-9a-f]+) (?:([^`\\s]+)`)?(.*?)\\s*$");
    private static final Pattern LLDB_AT =
            Pattern.compile("^(.*?)(?: \\+ \\d+)?(?: \\[(?:inlined|"
                    + "opt)\\].*?)? at ([^\\s:]+)(?::(\\d{1,9}))?(?::\\d+)?(?: \\[opt\\])?$");
    private static final Pattern DUMPED =
            Pattern.compile("^\\s*#(\\d{1,6}) {1,3}(0x[0-9a-f]+) (\\S.*) \\((\\S+) \\+ (0x[0-9a-f]+)\\)$");
    private static final Pattern SANITIZER = Pattern.compile(
            "^\\s*#\\d+ 0x[0-9a-f]+ in .*(?:\\(BuildId: \\w+\\)|\\+0x[0-9a-f]+\\))?$");

    private DebuggerFrames() {
    }

    /**
     * A frame with its number.
     *
     * @param number counted from 0
     * @param frame  what it tells
     */
    record Numbered(int number, Frame frame) {
    }

    /** The frame on this line, if it is one of gdb's. */
    static Optional<Numbered> gdb(String text) {
        Matcher found = GDB.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(found.group(1));
        String rest = found.group(4);
        if (number < 10 && found.group(2).length() == 1 && !PLACED.matcher(rest).matches()) {
            return Optional.empty(); // a sanitizer's: gdb fills the number up to two places
        }
        if (FOREIGN.matcher(rest).find()) {
            return Optional.empty();
        }
        boolean called = rest.endsWith(")") || PLACED.matcher(rest).matches();
        boolean evident = rest.equals("<signal handler called>") || FROM.matcher(rest).matches()
                || called && (found.group(3) != null || rest.indexOf(" (") > 0);
        return evident ? Optional.of(new Numbered(number, place(rest, found.group(3) == null ? "" : found.group(3))))
                : Optional.empty();
    }

    private static Frame place(String rest, String address) {
        Matcher from = FROM.matcher(rest);
        Matcher at = AT.matcher(rest);
        if (from.matches() && from.group(1).endsWith(")")) {
            return new Frame(known(GdbStacks.function(from.group(1))), "", 0, from.group(2), address);
        }
        return at.matches() && at.group(1).endsWith(")") ? new Frame(known(GdbStacks.function(at.group(1))),
                at.group(2),
                at.group(3) == null ? 0 : Integer.parseInt(at.group(3)), "", address)
                : new Frame(known(GdbStacks.function(rest)), "", 0, "", address);
    }

    private static String known(String function) {
        return function.equals("??") ? "" : function;
    }

    /** The frame on this line, if it is one of lldb's. */
    static Optional<Numbered> lldb(String text) {
        Matcher found = LLDB.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String rest = found.group(4);
        Matcher at = LLDB_AT.matcher(rest);
        String module = found.group(3) == null ? "" : found.group(3);
        boolean placed = at.matches();
        String function = call(placed ? at.group(1) : rest.replaceFirst(" \\+ \\d+$", ""));
        return Optional.of(new Numbered(Integer.parseInt(found.group(1)),
                new Frame(function.startsWith("___lldb_unnamed") ? "" : function,
                placed ? at.group(2) : "", placed && at.group(3) != null ? Integer.parseInt(at.group(3)) : 0, module,
                found.group(2))));
    }

    /** lldb writes the arguments with their values right behind the name. */
    private static String call(String text) {
        int open = text.indexOf('(');
        return open > 0 && text.indexOf('=', open) > 0 ? text.substring(0, open) : text;
    }

    /** The frame on this line, if it is one of systemd-coredump's. */
    static Optional<Numbered> dumped(String text) {
        Matcher found = DUMPED.matcher(text);
        return found.matches() && !SANITIZER.matcher(text).matches()
                ? Optional.of(new Numbered(Integer.parseInt(found.group(1)),
                new Frame(found.group(3).equals("n/a") ? "" : found.group(3), "", 0, found.group(4), found.group(5))))
                : Optional.empty();
    }
}
