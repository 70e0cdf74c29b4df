package org.arangolab.tools;

import java.util.List;
import org.arangolab.LabException;
import org.arangolab.time.Durations;

/** A tool failed: by its exit code, or by what it wrote. {@link #result()} has the rest. */
public final class ToolFailedException extends LabException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient ToolResult result;

    /** With the last lines that it wrote. */
    public ToolFailedException(ToolResult result, String commandLine) {
        super(text(result, commandLine));
        this.result = result;
    }

    /** How it went. */
    public ToolResult result() {
        return result;
    }

    private static String text(ToolResult result, String commandLine) {
        return result.tool().word() + " failed after " + Durations.text(result.took()) + " with " + result.status()
                + ": " + result.problem().orElse("") + tail("stderr", result.stderr()) + tail("stdout", result.stdout())
                + Remedy.of(result).map(what -> "\n  remedy:    " + what).orElse("") + "\n  command:   " + commandLine
                + "\n  directory: " + result.directory();
    }

    private static String tail(String name, String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        StringBuilder shown = new StringBuilder();
        lines.subList(Math.max(0, lines.size() - SHOWN), lines.size())
                .forEach(line -> shown.append("\n  ").append(name).append(":    ").append(line));
        return shown.toString();
    }
}
