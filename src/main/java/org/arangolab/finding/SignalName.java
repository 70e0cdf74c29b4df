package org.arangolab.finding;

/** Names of signals for their numbers on Linux, where messages tell the number only. Source: signal(7). */
public final class SignalName {
    private SignalName() {
    }

    /** {@code SIGSEGV} for 11; {@code signal 64} for one without a name here. */
    public static String of(String number) {
        return switch (number) {
            case "4" -> "SIGILL";
            case "5" -> "SIGTRAP";
            case "6" -> "SIGABRT";
            case "7" -> "SIGBUS";
            case "8" -> "SIGFPE";
            case "9" -> "SIGKILL";
            case "11" -> "SIGSEGV";
            case "15" -> "SIGTERM";
            default -> "signal " + number;
        };
    }
}
