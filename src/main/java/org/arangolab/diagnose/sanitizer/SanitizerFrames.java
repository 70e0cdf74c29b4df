package org.arangolab.diagnose.sanitizer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.finding.Frame;

/** Frames as the sanitizers' run-time libraries print them, of gcc and clang, with and without symbols. */
final class SanitizerFrames {
    private static final Pattern FRAME =
            Pattern.compile("^\\s*#(\\d{1,4}) (?=\\S)(?:(0x[0-9a-fA-F]+) )?(?: ?in )?(.*)$");
    private static final Pattern DEBUGGER = Pattern.compile(".*\\) (?:at|from) \\S+$");
    private static final Pattern BUILD = Pattern.compile("\\s*\\(BuildId: [^)]*\\)\\s*$");
    private static final Pattern MODULE =
            Pattern.compile("\\s*\\(([^()\\s]+(?: \\(deleted\\))?)\\+(0x[0-9a-fA-F]+)\\)\\s*$");
    private static final Pattern BARE_MODULE =
            Pattern.compile("\\s+\\((/[^()\\s]+|<unknown module>|0x[0-9a-f]+)\\)\\s*$");
    private static final Pattern FILE = Pattern.compile(
            "(?:^|\\s)(?:in )?((?:[^\\s()<>]*[/.][^\\s()]*?|<null>|\\?\\?)?)(?::(\\d{1,9}))?(?::(\\d{1,9}))?$");

    /** A path with a blank in it: its beginning stands behind the function. */
    private static final Pattern BLANK_PATH = Pattern.compile("^(\\S(?:[^/]|(?<! )/)*?) (/[^()]*)$");

    private SanitizerFrames() {
    }

    /**
     * A frame with its number.
     *
     * @param number counted from 0
     * @param frame  what it tells
     */
    record Numbered(int number, Frame frame) {
    }

    /** The frame on this line, if it is one; gdb's have two blanks behind a short number. */
    static Optional<Numbered> parse(String text) {
        Matcher found = FRAME.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        if (DEBUGGER.matcher(found.group(3)).matches()) {
            return Optional.empty();
        }
        String rest = BUILD.matcher(found.group(3)).replaceFirst("");
        Matcher module = MODULE.matcher(rest);
        String in = "";
        String offset = found.group(2) == null ? "" : found.group(2);
        if (module.find()) {
            in = module.group(1);
            offset = module.group(2);
            rest = rest.substring(0, module.start());
        } else {
            Matcher bare = BARE_MODULE.matcher(rest);
            if (bare.find()) {
                boolean address = bare.group(1).startsWith("0x");
                in = address ? "" : bare.group(1);
                offset = address ? bare.group(1) : offset;
                rest = rest.substring(0, bare.start());
            }
        }
        boolean evident = found.group(2) != null || !in.isEmpty() || !offset.isEmpty();
        return place(rest.strip(), in, offset, evident).map(frame ->
                new Numbered(Integer.parseInt(found.group(1)), frame));
    }

    private static Optional<Frame> place(String rest, String module, String offset, boolean evident) {
        Matcher file = FILE.matcher(rest);
        boolean named = file.find() && !file.group(1).isEmpty() && !file.group(1).startsWith("operator");
        if (!evident && !named) {
            return Optional.empty(); // a list of something else
        }
        if (!named) {
            return Optional.of(new Frame(rest, "", 0, module, offset));
        }
        String function = rest.substring(0, file.start()).strip();
        boolean unknown = file.group(1).startsWith("<null>") || file.group(1).startsWith("??");
        Matcher blank = BLANK_PATH.matcher(function);
        if (!unknown && blank.matches()) {
            return Optional.of(new Frame(blank.group(1), blank.group(2) + rest.substring(file.start(), file.end(1)),
                    file.group(2) == null ? 0 : Integer.parseInt(file.group(2)), module, offset));
        }
        return Optional.of(new Frame(function.equals("<null>") ? "" : function, unknown ? "" : file.group(1),
                file.group(2) == null || unknown ? 0 : Integer.parseInt(file.group(2)), module, offset));
    }
}
