package org.arangolab.standin.server.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** {@code --log.time-format}: how the time of a line is written. */
enum TimeFormat {
    TIMESTAMP(0), TIMESTAMP_MILLIS(3), TIMESTAMP_MICROS(6),
    UPTIME(0), UPTIME_MILLIS(3), UPTIME_MICROS(6),
    UTC_DATESTRING(0), UTC_DATESTRING_MILLIS(3), UTC_DATESTRING_MICROS(6),
    LOCAL_DATESTRING(0);

    private final int digits;

    TimeFormat(int digits) {
        this.digits = digits;
    }

    /** By the option's value. */
    static TimeFormat of(String text) {
        return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** Whether JSON shows it as a number. */
    boolean numeric() {
        return ordinal() <= UPTIME_MICROS.ordinal();
    }

    String format(Instant at, Instant start) {
        return switch (this) {
            case TIMESTAMP, TIMESTAMP_MILLIS, TIMESTAMP_MICROS -> number(at.getEpochSecond(), at.getNano());
            case UPTIME, UPTIME_MILLIS, UPTIME_MICROS -> uptime(Duration.between(start, at));
            case UTC_DATESTRING, UTC_DATESTRING_MILLIS, UTC_DATESTRING_MICROS ->
                    date(LocalDateTime.ofInstant(at, ZoneOffset.UTC)) + "Z";
            case LOCAL_DATESTRING -> date(LocalDateTime.ofInstant(at, ZoneId.systemDefault()));
        };
    }

    private String uptime(Duration since) {
        return number(since.getSeconds(), since.getNano());
    }

    private String number(long seconds, int nanos) {
        StringBuilder out = new StringBuilder().append(seconds);
        fraction(out, nanos);
        return out.toString();
    }

    /** By hand: a formatter's classes would cost a tenth of the start. */
    private String date(LocalDateTime t) {
        StringBuilder out = new StringBuilder(27);
        pad(out, t.getYear(), 4).append('-');
        pad(out, t.getMonthValue(), 2).append('-');
        pad(out, t.getDayOfMonth(), 2).append('T');
        pad(out, t.getHour(), 2).append(':');
        pad(out, t.getMinute(), 2).append(':');
        pad(out, t.getSecond(), 2);
        fraction(out, t.getNano());
        return out.toString();
    }

    private void fraction(StringBuilder out, int nanos) {
        if (digits == 3) {
            pad(out.append('.'), nanos / 1_000_000, 3);
        } else if (digits == 6) {
            pad(out.append('.'), nanos / 1_000, 6);
        }
    }

    private static StringBuilder pad(StringBuilder out, int number, int width) {
        String text = Integer.toString(number);
        return out.append("0".repeat(Math.max(0, width - text.length()))).append(text);
    }
}
