package org.arangolab.diagnose.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a debugger wrote about a process or a core.
 *
 * @param debugger who wrote it
 * @param text     its standard output
 * @param warnings its standard error, which is apart because warnings split lines when the two are mixed
 * @param late     whether it was ended because its time was up: the text is what it had written by then
 * @param took     how long it ran
 */
public record Transcript(Debugger debugger, String text, String warnings, boolean late, Duration took) {
    private static final Pattern DYING =
            Pattern.compile("^(<signal handler called>|.*CrashHandler.*|.*crashHandler.*|_*(GI_+)?(pthread_kill|"
                    + "raise|abort|assert_fail|libc_message|kill).*|killProcess.*|std::terminate.*|__cxa_.*|"
                    + ".*terminate_handler.*|\\?\\?.*)$");

    /** {@code gdb} or {@code lldb}. */
    public String source() {
        return debugger.name();
    }

    /** The stacks of all threads, by their order in the text. */
    List<ThreadStack> threads() {
        return debugger.reader().threads(text);
    }

    /** The frames of the thread that crashed, the innermost first. */
    List<String> crashing() {
        return debugger.reader().crashing(text);
    }

    /** After a signal handler the frame where the fault was; else the first that is no way of dying. */
    Optional<String> keyFrame() {
        List<String> frames = crashing();
        int handler = frames.indexOf(StackReader.SIGNAL_HANDLER);
        return frames.stream().skip(handler + 1L).filter(frame -> !DYING.matcher(frame).matches()
                && !IdleThreads.waits(frame)).findFirst();
    }

    /** Why it says nothing of a process that it was to look at; empty when nothing is known to be wrong. */
    public Optional<String> complaint() {
        if (late) {
            return Optional.of(source() + " did not come to its end in time");
        }
        return warnings.lines().filter(line -> line.contains("ptrace:") || line.contains("attach failed")
                || line.contains("Failed to save core") || line.contains("Unable to find process plug-in")
                || line.contains("No such file") || line.contains("not in executable format")
                || line.contains("not a core dump") || line.contains("may not match specified executable")
                || line.contains("segment extending past end of file"))
                .filter(line -> !line.matches("\\d+\\s.*")).findFirst()
                .map(line -> line.replaceAll("^(BFD: )?(warning|error): ", "").strip());
    }
}
