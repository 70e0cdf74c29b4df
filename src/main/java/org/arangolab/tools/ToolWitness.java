package org.arangolab.tools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.arangolab.diagnose.Diagnostics;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.core.CoreForecast;
import org.arangolab.diagnose.stack.StackTaker;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.event.EventBus;
import org.arangolab.event.LabEvent;
import org.arangolab.process.ExitStatus;
import org.arangolab.process.Signal;
import org.arangolab.time.Deadline;

/** Looks at one run of a tool that hangs or has crashed, and keeps what it sees among the findings. */
final class ToolWitness {
    private static final Duration LOOK = Duration.ofMillis(2500);
    private static final Duration CORE = Duration.ofMinutes(1);
    private static final int SHOWN = 12;

    private final String run;
    private final long pid;
    private final Path executable;
    private final Optional<Diagnostics> diagnostics;
    private final EventBus events;
    private final CoreForecast forecast;

    /** Right after its start: what it may leave is seen while it lives. */
    ToolWitness(String run, long pid, Path executable, boolean cores, ToolContext context) {
        this.run = run;
        this.pid = pid;
        this.executable = executable;
        this.diagnostics = context.diagnostics();
        this.events = context.events();
        this.forecast = CoreForecast.of(pid, cores);
    }

    /** Takes the stacks while it lives; what a message tells of them, empty when nobody looks. */
    String hanging() {
        return diagnostics.map(tools -> told(tools, taker(tools).process(run, pid, 1, Duration.ZERO, Deadline.in(LOOK)),
                "its time was up")).orElse("");
    }

    /**
     * The core after an end by a signal that leaves one, or why there is none, and the stacks in it; empty after any
     * other end.
     */
    String crashed(ExitStatus exit) {
        if (exit.signal().filter(Signal::dumpsCore).isEmpty()) {
            return "";
        }
        CoreDump core = forecast.find(exit);
        String stacks = diagnostics.flatMap(tools -> core.file().flatMap(file -> taker(tools)
                .core(run, core.executable().orElse(executable), file, Deadline.in(CORE))
                .map(taken -> told(tools, taken, "it crashed")))).orElse("");
        return "\n  core:      " + core.file().map(Path::toString).orElseGet(() -> "none: " + core.reason()) + stacks;
    }

    private static StackTaker taker(Diagnostics tools) {
        return new StackTaker(tools.debugger(), Diagnostics.NO_DEBUGGER);
    }

    private String told(Diagnostics tools, Stacks stacks, String why) {
        Path file = tools.write(run + "-stacks.txt", stacks.text());
        events.emit(new LabEvent.StacksTaken(run, pid, file.getFileName().toString(), why));
        return stacks.text().lines().limit(SHOWN).map(line -> "\n  stacks:    " + line).collect(Collectors.joining())
                + "\n  all:       " + file;
    }
}
