package org.arangolab.monitor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of the last ten seconds tasks stood still for want of something: the kernel's pressure stall information,
 * PSI.
 *
 * @param some percent of the time in which at least one task stood still
 * @param full percent of the time in which all did
 */
public record Pressure(double some, double full) {
    private static final Pattern LINE = Pattern.compile("(?m)^(some|full) avg10=(\\d+(?:\\.\\d+)?)");

    static Optional<Pressure> of(String text) {
        double some = -1;
        double full = 0;
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            double percent = Double.parseDouble(line.group(2));
            if (line.group(1).equals("some")) {
                some = percent;
            } else {
                full = percent;
            }
        }
        return some < 0 ? Optional.empty() : Optional.of(new Pressure(some, full));
    }

    /** {@code 27.6 % of the last 10 s, 3 % for all}. */
    @Override
    public String toString() {
        return Percent.text(some) + " of the last 10 s" + (full > 0 ? ", " + Percent.text(full) + " for all" : "");
    }
}
