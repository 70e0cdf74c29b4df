package org.arangolab.process;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.arangolab.ConfigException;
import org.arangolab.Suggestion;

/** POSIX signals with their Linux numbers. Source: signal(7). */
public enum Signal {
    HUP(1), INT(2), QUIT(3), ILL(4), TRAP(5), ABRT(6), BUS(7), FPE(8), KILL(9), USR1(10), SEGV(11), USR2(12),
    PIPE(13), ALRM(14), TERM(15), CONT(18), STOP(19), TSTP(20), XCPU(24), XFSZ(25), SYS(31);

    private static final Set<Signal> CORE = EnumSet.of(QUIT, ILL, TRAP, ABRT, BUS, FPE, SEGV, XCPU, XFSZ, SYS);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Its number on Linux. */
    public int number() {
        return number;
    }

    /** Whether it ends a process that does not catch it with a core, where one can come: signal(7). */
    public boolean dumpsCore() {
        return CORE.contains(this);
    }

    /** {@code SIGSEGV}. */
    public String word() {
        return "SIG" + name();
    }

    /** By number, when it is a known one. */
    public static Optional<Signal> of(int number) {
        return Arrays.stream(values()).filter(s -> s.number == number).findFirst();
    }

    /** {@code SIGSEGV} for {@code 11}, {@code signal 64} for one without a name here: for texts that tell numbers. */
    public static String word(String number) {
        return Arrays.stream(values()).filter(s -> String.valueOf(s.number).equals(number)).findFirst()
                .map(Signal::word).orElse("signal " + number);
    }

    /**
     * From what a user wrote: {@code SIGSEGV}, {@code segv}, {@code 11}.
     *
     * @throws ConfigException with the nearest known name
     */
    public static Signal parse(Object word) {
        String text = String.valueOf(word).toUpperCase(Locale.ROOT);
        String plain = text.startsWith("SIG") ? text.substring(3) : text;
        return Arrays.stream(values())
                .filter(s -> s.name().equals(plain) || String.valueOf(s.number).equals(plain))
                .findFirst()
                .orElseThrow(() -> new ConfigException("unknown signal '" + word + "'"
                        + Suggestion.hint(plain, Arrays.stream(values()).map(Enum::name).toList())));
    }
}
