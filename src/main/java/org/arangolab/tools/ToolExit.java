package org.arangolab.tools;

import org.arangolab.process.ExitStatus;

/** What the exit codes of client tools mean. Source: facts/client-tools.md 4. */
final class ToolExit {
    private ToolExit() {
    }

    static String meaning(ExitStatus exit) {
        return exit.signal().map(signal -> "it was killed by " + signal.word()).orElseGet(() -> switch (exit.code()) {
            case 0 -> "success";
            case 1 -> "it failed and said no more than its output";
            case 3 -> "it does not know one of its options";
            case 4 -> "the value of one of its options is wrong";
            case 6 -> "its configuration file is missing or broken";
            case 26, 27 -> "its data for languages or time zones are missing";
            case 28 -> "resources are too low, file descriptors above all: see ulimit -n";
            default -> "exit code " + exit.code();
        });
    }
}
