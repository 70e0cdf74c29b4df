package org.arangolab.standin.aql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ErrorCode;

/** Points in time as AQL has them: milliseconds since 1970 in UTC, from year 0 to 9999, and ISO 8601 texts of them. */
final class Dates {
    static final long MIN = -62167219200000L;
    static final long MAX = 253402300799999L;
    private static final Pattern ISO = Pattern.compile("\\s*(\\d{1,4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?"
            + "(?:[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?)?(?:[zZ]|([+-])(\\d{2}):?(\\d{2}))?\\s*");

    private Dates() {
    }

    /** A text such as {@code 2014-05-07T14:19:09.522+01:00}, parts from the end left out; empty when it is none. */
    static OptionalLong parse(String text) {
        Matcher matcher = ISO.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long month = part(matcher, 2, 1);
        long day = part(matcher, 3, 1);
        long hour = part(matcher, 4, 0);
        long minute = part(matcher, 5, 0);
        long second = part(matcher, 6, 0);
        boolean midnight = hour == 24 && minute == 0 && second == 0;
        boolean time = (hour < 24 || midnight) && minute < 60 && second < 60;
        if (month < 1 || month > 12 || day < 1 || day > 31 || !time) {
            return OptionalLong.empty();
        }
        long ofDay = (hour * 3600 + minute * 60 + second) * 1000 + millis(matcher);
        return OptionalLong.of(of(part(matcher, 1, 0), month, day) + ofDay - offset(matcher));
    }

    private static long part(Matcher matcher, int group, long fallback) {
        return matcher.group(group) == null ? fallback : Long.parseLong(matcher.group(group));
    }

    private static long millis(Matcher matcher) {
        return matcher.group(7) == null ? 0 : Long.parseLong((matcher.group(7) + "00").substring(0, 3));
    }

    private static long offset(Matcher matcher) {
        if (matcher.group(8) == null) {
            return 0;
        }
        long minutes = part(matcher, 9, 0) * 60 + part(matcher, 10, 0);
        return (matcher.group(8).equals("-") ? -minutes : minutes) * 60_000;
    }

    /** Midnight of a day; months and days beyond their range run over into the next ones. */
    static long of(long year, long month, long day) {
        return LocalDate.of((int) year, 1, 1).plusMonths(month - 1).plusDays(day - 1).toEpochDay() * 86_400_000L;
    }

    /** As {@code 2014-05-07T14:19:09.522Z}; empty outside of years 0 to 9999. */
    static Optional<String> iso(long millis) {
        if (millis < MIN || millis > MAX) {
            return Optional.empty();
        }
        ZonedDateTime time = at(millis);
        return Optional.of(String.format(Locale.ROOT, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", time.getYear(),
                time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute(), time.getSecond(),
                time.getNano() / 1_000_000));
    }

    /** In UTC. */
    static ZonedDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
    }

    /**
     * In a zone by name.
     *
     * @throws org.arangolab.standin.http.ArangoException for an unknown zone, worded as the server's zone library does
     */
    static ZonedDateTime at(long millis, String zone) {
        try {
            return Instant.ofEpochMilli(millis).atZone(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw QueryPhase.EXECUTING.error(ErrorCode.INTERNAL, zone + " not found in timezone database");
        }
    }
}
