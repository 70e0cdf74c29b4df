package org.arangolab.diagnose.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.arangolab.diagnose.why.Symptoms.CrashSign;
import org.arangolab.diagnose.why.Symptoms.Ending;

/** Of servers whose process has ended. */
final class EndRules {
    private static final String REPORT = "crashReport";

    private EndRules() {
    }

    static List<Rule> all() {
        return List.of(EndRules::sanitizer, EndRules::assertion, EndRules::exception, EndRules::fault,
                EndRules::outOfMemory, EndRules::byLab, EndRules::signal, EndRules::asAsked, EndRules::exitCode);
    }

    private static Optional<Cause> sanitizer(Symptoms seen) {
        return seen.log().sanitizer().stream().findFirst().map(headline -> Cause.of(97,
                "a sanitizer stopped it: " + headline, seen.log().sanitizer(), seen.name() + "." + REPORT));
    }

    private static Optional<Cause> assertion(Symptoms seen) {
        return crash(seen, "assertion failed").map(sign -> Cause.of(96,
                "an assertion failed: " + sign.context().replaceFirst("^assertion failed in ", ""),
                evidence(seen, sign),
                seen.name() + "." + REPORT, seen.name() + ".log.asserts()"));
    }

    private static Optional<Cause> exception(Symptoms seen) {
        return crash(seen, "std::terminate").map(sign -> Cause.of(96, "nobody caught an exception: "
                + sign.context().replaceFirst("^.*std::exception: ", ""), evidence(seen, sign), seen.name() + "."
                + REPORT));
    }

    /** An end by the lab's own signal that the handler told as it should is the lab's doing, not this. */
    private static Optional<Cause> fault(Symptoms seen) {
        boolean wanted = seen.ending().filter(Ending::byLab).isPresent();
        return crash(seen, "signal handler").filter(sign -> !wanted)
                .map(sign -> Cause.of(94, "it crashed by itself: " + sign.signal()
                + " in thread " + sign.thread() + place(seen, sign), evidence(seen, sign), seen.name() + "." + REPORT));
    }

    private static String place(Symptoms seen, CrashSign sign) {
        String frame = seen.threads().keyFrame().isEmpty() ? sign.frame() : seen.threads().keyFrame();
        return frame.isEmpty() ? "" : ", at " + frame;
    }

    private static Optional<CrashSign> crash(Symptoms seen, String context) {
        return seen.log().crash().filter(sign -> sign.context().contains(context))
                .filter(sign -> seen.ending().isPresent());
    }

    private static List<String> evidence(Symptoms seen, CrashSign sign) {
        List<String> evidence = new ArrayList<>();
        seen.ending().ifPresent(end -> evidence.add("it ended with " + end.text()));
        evidence.add("crash handler: " + sign.signal() + " in thread " + sign.thread() + ": " + sign.context());
        Stream.of(seen.threads().keyFrame(), sign.frame()).filter(frame -> !frame.isEmpty()).findFirst()
                .ifPresent(frame -> evidence.add("frame: " + frame));
        return evidence;
    }

    private static Optional<Cause> outOfMemory(Symptoms seen) {
        boolean killed = seen.ending().filter(end -> end.signal().equals("SIGKILL") && !end.byLab()).isPresent();
        List<String> evidence = new ArrayList<>();
        if (seen.host().kernel().matches("(?i).*(out of memory|oom-kill|killed process).*")) {
            evidence.add("kernel: " + seen.host().kernel());
        }
        if (seen.host().oomKills() > 0) {
            evidence.add("memory.events of its control group: oom_kill rose by " + seen.host().oomKills());
        }
        return killed && !evidence.isEmpty() ? Optional.of(Cause.of(95, "the kernel killed it: out of memory", evidence,
                "memory: 512.mb among its settings lets it plan with less", "dmesg -T | grep -i oom"))
                : Optional.empty();
    }

    private static Optional<Cause> byLab(Symptoms seen) {
        return seen.ending().filter(end -> end.byLab() && !end.signal().isEmpty()).map(end -> Cause.of(93,
                "the lab ended it: it was sent " + (end.sent().isEmpty() ? end.signal() : end.sent()),
                List.of("it ended with " + end.text()),
                seen.name() + ".start()"));
    }

    /** By a signal, and neither the lab nor the crash handler nor the kernel has a word for it. */
    private static Optional<Cause> signal(Symptoms seen) {
        return seen.ending().filter(end -> !end.signal().isEmpty() && !end.byLab() && seen.log().crash().isEmpty())
                .map(end -> switch (end.signal()) {
                    case "SIGKILL" -> Cause.of(70, "somebody outside the lab killed it", List.of("it ended with "
                            + end.text() + ", which the lab had not sent", "its log ends without a word of a crash"),
                            "dmesg -T | grep -iE 'oom|killed process'", "journalctl -k --since -10min");
                    case "SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP" -> Cause.of(70, "somebody outside the lab ended it",
                            List.of("it ended with " + end.text() + ", which the lab had not sent"), "ps -ef");
                    default -> silentCrash(seen, end);
                });
    }

    private static Cause silentCrash(Symptoms seen, Ending end) {
        String frame = seen.threads().keyFrame();
        return frame.isEmpty() ? Cause.of(72, "it crashed, or called exit(" + end.code() + ")", List.of("it ended with "
                + end.text(), "its crash handler wrote nothing, so that it may be an exit code as well: a crash "
                        + "in the thread Logging or before the log is open writes nothing"), seen.name() + "." + REPORT,
                "core: true among its settings")
                : Cause.of(94, "it crashed by itself: " + end.signal() + ", at " + frame, List.of("it ended with "
                + end.text(), "its core shows the place; its crash handler wrote nothing"), seen.name() + "." + REPORT);
    }

    private static Optional<Cause> asAsked(Symptoms seen) {
        return seen.ending().filter(end -> seen.life() == Symptoms.Life.ENDED && end.signal().isEmpty()).map(end ->
                Cause.of(80, "it was stopped as it was asked to be", List.of("it ended with " + end.text()),
                        seen.name() + ".start()"));
    }

    private static Optional<Cause> exitCode(Symptoms seen) {
        return seen.ending().filter(end -> end.signal().isEmpty() && seen.life() == Symptoms.Life.CRASHED).map(end -> {
            List<String> evidence = new ArrayList<>(List.of("it ended with " + end.text()));
            if (!seen.log().fatal().isEmpty()) {
                evidence.add("fatal: " + seen.log().fatal());
            }
            seen.log().stderr().stream().reduce((a, b) -> b).ifPresent(line -> evidence.add("stderr: " + line));
            return Cause.of(60, end.code() == 0 ? "it ended by itself, without an error"
                    : "it gave up: " + (seen.log().fatal().isEmpty() ? end.text() : seen.log().fatal()), evidence,
                    end.remedy().orElse(seen.name() + ".log.important(40)"));
        });
    }
}
