package org.arangolab.diagnose;

import java.util.List;

/**
 * What was said of a death: by the sanitizers and the crash handler in the process, by its log, by the kernel.
 *
 * @param sanitizers a sentence for each report of a sanitizer
 * @param crash      the lines of the crash handler
 * @param assertion  the assertion or the exception that nobody caught; empty when it was neither
 * @param lines      the last important lines of its log, else of standard error
 * @param kernel     what the kernel said of it
 */
public record Testimony(List<String> sanitizers, List<String> crash, String assertion, List<String> lines,
                        List<String> kernel) {
    /** Copies the lists. */
    public Testimony {
        sanitizers = List.copyOf(sanitizers);
        crash = List.copyOf(crash);
        lines = List.copyOf(lines);
        kernel = List.copyOf(kernel);
    }

    /** The lines of the log that are not the crash handler's. */
    List<String> others() {
        return lines.stream().filter(line -> !crash.contains(line)).toList();
    }
}
