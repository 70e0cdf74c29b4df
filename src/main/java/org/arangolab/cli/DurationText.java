package org.arangolab.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, as scripts write them, {@code 10.min}, or without the dot, {@code 10min}. */
final class DurationText implements ITypeConverter<Duration> {
    private static final Pattern SPELLING = Pattern.compile("(\\d+(?:\\.\\d+)?)[. ]?([a-z]+)");
    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    @Override
    public Duration convert(String text) {
        Matcher parts = SPELLING.matcher(text.strip());
        if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
            throw new TypeConversionException("'" + text + "' is no duration; write 500.ms, 30.s, 10.min or 1.h");
        }
        BigDecimal millis = new BigDecimal(parts.group(1))
                .multiply(BigDecimal.valueOf(UNITS.get(parts.group(2)).toMillis()));
        if (millis.signum() == 0 || millis.precision() - millis.scale() > 15) {
            throw new TypeConversionException("'" + text + "' is out of range; write 500.ms, 30.s, 10.min or 1.h");
        }
        return Duration.ofMillis(millis.longValue());
    }
}
