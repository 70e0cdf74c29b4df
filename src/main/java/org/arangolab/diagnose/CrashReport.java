package org.arangolab.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.arangolab.diagnose.core.CoreDump;
import org.arangolab.diagnose.stack.Stacks;
import org.arangolab.time.Durations;

/**
 * What is left of a server that ended though nobody had asked it to.
 *
 * @param server    its name
 * @param pid       its process id
 * @param at        when it ended
 * @param lived     how long it had lived
 * @param exit      how it ended, with the signal's name or the exit code's meaning
 * @param doubt     why that may be read otherwise; empty when other evidence agrees with it
 * @param crash     the lines of the crash handler
 * @param assertion the assertion or the exception that nobody caught; empty when it was neither
 * @param lines     the last important lines of its log, else of standard error
 * @param kernel    what the kernel said of it
 * @param core      its core, or why there is none
 * @param stacks    the stacks in the core; empty without a core or a debugger, and until they are read
 * @param noStacks  why there are none; empty when there are
 * @param keyFrame  the first frame that is the program's own; empty when it is not known
 * @param build     version and build, as the server told them
 * @param command   its command line, secrets starred
 * @param took      how long after the end the report was made
 */
public record CrashReport(String server, long pid, Instant at, Duration lived, String exit, String doubt,
                          List<String> crash, String assertion, List<String> lines, List<String> kernel, CoreDump core,
                          Optional<Stacks> stacks, String noStacks, String keyFrame, String build, String command,
                          Duration took) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int BRIEF = 12;

    /** Copies the lists. */
    public CrashReport {
        crash = List.copyOf(crash);
        lines = List.copyOf(lines);
        kernel = List.copyOf(kernel);
    }

    /** The same with the stacks of its core. */
    public CrashReport with(Stacks read, Duration now) {
        // Of an assertion the handler knows the thread; the core may show the one that the signal was sent to.
        String frame = !assertion.isEmpty() ? keyFrame : read.keyFrame().orElse(keyFrame);
        return new CrashReport(server, pid, at, lived, exit, doubt, crash, assertion, lines, kernel, core,
                Optional.of(read), "", frame, build, command, now);
    }

    /** The same without stacks, and why. */
    public CrashReport without(String why, Duration now) {
        return new CrashReport(server, pid, at, lived, exit, doubt, crash, assertion, lines, kernel, core,
                Optional.empty(), why, keyFrame, build, command, now);
    }

    /**
     * What two reports of one defect have in common: the way of the end and the place, without addresses and numbers.
     */
    public String signature() {
        String place = assertion.isEmpty() ? keyFrame.replaceAll(" at .*| \\(.*", "") : assertion;
        return exit.replaceAll(" \\(.*", "") + (place.isEmpty() ? "" : " "
                + place.replaceAll("0x[0-9a-f]+|\\b\\d{3,}\\b", "N"));
    }

    /** The name of its files in {@code findings/}, without the ending. */
    public String fileName() {
        return "crash-" + server.replaceAll("[^\\w.-]", "_") + "-" + pid;
    }

    /** In a few lines, for a report of tests. */
    public String brief() {
        List<String> text = new ArrayList<>();
        field(text, "crash", signature());
        Optional<Stacks> shown = stacks.filter(read -> assertion.isEmpty() && !read.crashing().isEmpty());
        field(text, "frame", shown.isPresent() ? "" : keyFrame);
        field(text, "doubt", doubt);
        field(text, "core", core.toString());
        shown.ifPresent(read -> read.crashing().stream().limit(BRIEF).forEach(frame -> field(text, "stack", frame)));
        field(text, "no stacks", noStacks);
        return String.join("\n", text);
    }

    /** The whole of it. */
    public String text() {
        List<String> text = new ArrayList<>(List.of(server + " [" + pid + "] ended: " + exit));
        field(text, "at", at + ", " + Durations.text(lived) + " after its start");
        field(text, "doubt", doubt);
        field(text, "signature", signature());
        field(text, "assertion", assertion);
        field(text, "frame", keyFrame);
        kernel.forEach(line -> field(text, "kernel", line));
        crash.forEach(line -> field(text, "crash", line));
        lines.stream().filter(line -> !crash.contains(line)).forEach(line -> field(text, "log", line));
        field(text, "core", core.toString());
        field(text, "no stacks", noStacks);
        field(text, "build", build);
        field(text, "command", command);
        field(text, "made in", Durations.text(took));
        stacks.ifPresent(read -> text.add("\n" + read.text()));
        return String.join("\n", text);
    }

    private static void field(List<String> text, String label, String value) {
        if (!value.isEmpty()) {
            text.add(String.format("  %-11s", label + ":") + value);
        }
    }

    /** The same as one JSON object; empty parts are left out. */
    public String json() {
        ObjectNode node = JSON.createObjectNode();
        BiConsumer<String, String> put = (name, value) -> {
            if (!value.isEmpty()) {
                node.put(name, value);
            }
        };
        put.accept("server", server);
        node.put("pid", pid).put("at", at.toString()).put("livedMillis", lived.toMillis())
                .put("tookMillis", took.toMillis());
        put.accept("exit", exit);
        put.accept("doubt", doubt);
        put.accept("signature", signature());
        put.accept("assertion", assertion);
        put.accept("keyFrame", keyFrame);
        put.accept("core", core.file().map(Path::toString).orElse(""));
        put.accept("coreNote", core.reason());
        put.accept("noStacks", noStacks);
        put.accept("build", build);
        put.accept("command", command);
        node.set("crash", JSON.valueToTree(crash));
        node.set("log", JSON.valueToTree(lines));
        node.set("kernel", JSON.valueToTree(kernel));
        stacks.ifPresent(read -> node.set("stacks", JSON.valueToTree(read.json())));
        return written(node);
    }

    private static String written(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a crash report cannot be written as JSON", e);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
