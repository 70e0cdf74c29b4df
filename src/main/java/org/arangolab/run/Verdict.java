package org.arangolab.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.arangolab.LabException;
import org.arangolab.LabFailureException;
import org.arangolab.dsl.ScriptErrors;
import org.arangolab.dsl.SkippedException;
import org.arangolab.instance.InstanceCrashException;
import org.arangolab.instance.InstanceStartException;
import org.arangolab.process.SpawnException;
import org.arangolab.time.DeadlineExceededException;
import org.arangolab.time.Durations;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;

/**
 * What came out of running a piece of a script.
 *
 * @param outcome how it ended
 * @param line    where in the file; 0 when not known
 * @param message why it did not pass
 */
public record Verdict(TestOutcome outcome, int line, String message) {
    /** All is well. */
    public static final Verdict PASSED = new Verdict(TestOutcome.PASSED, 0, "");
    /** Somebody ended it. */
    public static final Verdict INTERRUPTED = new Verdict(TestOutcome.INTERRUPTED, 0, "the run was interrupted");

    private static final int FRAMES = 12;
    private static final Map<Class<? extends Throwable>, TestOutcome> MEANING = new LinkedHashMap<>();

    static {
        MEANING.put(SkippedException.class, TestOutcome.SKIPPED);
        MEANING.put(AssertionError.class, TestOutcome.FAILED);
        MEANING.put(InstanceCrashException.class, TestOutcome.CRASHED);
        MEANING.put(DeadlineExceededException.class, TestOutcome.DEADLINE);
        MEANING.put(LabFailureException.class, TestOutcome.LAB_FAILED);
        MEANING.put(SpawnException.class, TestOutcome.LAB_FAILED);
    }

    /** What an exception that a script did not catch means. */
    public static TestOutcome meaning(Throwable thrown) {
        Throwable cause = ScriptErrors.unwrapped(thrown);
        if (cause instanceof InstanceStartException start && start.exit().signal().isPresent()) {
            return TestOutcome.CRASHED;
        }
        return MEANING.entrySet().stream().filter(entry -> entry.getKey().isInstance(cause)).findFirst()
                .map(Map.Entry::getValue).orElse(TestOutcome.ERROR);
    }

    /** For an exception of a script that is called {@code label} and has this text. */
    public static Verdict of(Throwable thrown, String label, String text, boolean verbose) {
        String trace = verbose ? "\n" + trace(thrown) : "";
        if (ScriptErrors.unwrapped(thrown) instanceof MultipleCompilationErrorsException errors) {
            CompileErrors found = CompileErrors.of(errors, label, text);
            return new Verdict(TestOutcome.ERROR, found.firstLine(), found.text() + trace);
        }
        int line = ScriptErrors.line(thrown, label).orElse(0);
        return new Verdict(meaning(thrown), line, ScriptErrors.explain(thrown, label) + also(thrown, label) + trace);
    }

    /** For a thread that did not end when its time was up, nor later. */
    static Verdict givenUp(boolean interrupted, List<StackTraceElement> stack, String label, Duration grace) {
        String frames = stack.stream().limit(FRAMES).map(frame -> "\n    " + frame).collect(Collectors.joining());
        return new Verdict(interrupted ? TestOutcome.INTERRUPTED : TestOutcome.DEADLINE, line(stack, label),
                (interrupted ? "the run was interrupted" : "its time was up") + ", and it did not end within another "
                        + Durations.text(grace) + " either: its thread is given up\n  it was at:" + frames);
    }

    /** The script's line in a stack; 0 when it is not in it. */
    static int line(List<StackTraceElement> stack, String label) {
        Throwable holder = new Throwable();
        holder.setStackTrace(stack.toArray(StackTraceElement[]::new));
        return ScriptErrors.line(holder, label).orElse(0);
    }

    private static String also(Throwable thrown, String label) {
        StringBuilder text = new StringBuilder();
        for (Throwable next : ScriptErrors.unwrapped(thrown).getSuppressed()) {
            if (!(next instanceof LabException lab) || !(thrown instanceof InstanceCrashException)) {
                text.append("\n  also: ").append(ScriptErrors.explain(next, label).replace("\n", "\n  "));
            }
        }
        return text.toString();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    /** The same with more to read. */
    Verdict with(TestOutcome other, String addition) {
        return new Verdict(other, line, message + addition);
    }

    /** Tries again what failed, at most so often; what passes then is flaky, with the first message. */
    static Verdict tried(int retries, BooleanSupplier stopped, Supplier<Verdict> once) {
        Verdict first = once.get();
        Verdict last = first;
        for (int retry = 1; retry <= retries && last.outcome.retriable() && !stopped.getAsBoolean(); retry++) {
            last = once.get();
            if (last.outcome == TestOutcome.PASSED) {
                return new Verdict(TestOutcome.FLAKY, first.line,
                        "passed at try " + (retry + 1) + "; before: " + first.message);
            }
        }
        return last;
    }
}
