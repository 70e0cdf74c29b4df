package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arangolab.standin.http.ErrorCode;

/** Adding to dates, cutting and comparing them, all in UTC. */
final class DateArithmeticFunctions {
    private static final Pattern DURATION = Pattern.compile("P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?"
            + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d{1,3})?)S)?)?");

    private DateArithmeticFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "DATE_ADD" -> AqlFunction.of(name, 2, 3, call -> add(call, 1));
            case "DATE_SUBTRACT" -> AqlFunction.of(name, 2, 3, call -> add(call, -1));
            case "DATE_DIFF" -> AqlFunction.of(name, 3, 4, DateArithmeticFunctions::difference);
            case "DATE_TRUNC" -> AqlFunction.of(name, 2, DateArithmeticFunctions::truncate);
            case "DATE_COMPARE" -> AqlFunction.of(name, 3, 4, DateArithmeticFunctions::compare);
            default -> null;
        });
    }

    private static JsonNode add(Call call, int sign) {
        OptionalLong date = DateFunctions.date(call, 0);
        if (date.isEmpty()) {
            return Values.NULL;
        }
        if (!call.has(2)) {
            return addDuration(call, date.getAsLong(), sign);
        }
        if (!call.value(1).isNumber() || !call.value(2).isTextual()) {
            return call.invalid();
        }
        Optional<DateUnit> unit = DateUnit.named(call.text(2));
        return unit.isEmpty()
                ? call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE)
                : DateFunctions.iso(call, plus(date.getAsLong(), sign * call.number(1), unit.get()));
    }

    /** Whole years and months by the calendar, days that a month lacks running over; fractions of 30 days. */
    private static long plus(long millis, double amount, DateUnit unit) {
        if (unit != DateUnit.YEAR && unit != DateUnit.MONTH) {
            return millis + (long) (amount * unit.millis());
        }
        double months = unit == DateUnit.YEAR ? amount * 12 : amount;
        long whole = (long) months;
        double days = (months - whole) * 30;
        return plusMonths(millis, whole) + (long) (days * DateUnit.DAY.millis());
    }

    private static long plusMonths(long millis, long months) {
        ZonedDateTime time = Dates.at(millis);
        ZonedDateTime first = time.withDayOfMonth(1).plusMonths(months);
        return first.plusDays(time.getDayOfMonth() - 1L).toInstant().toEpochMilli();
    }

    private static JsonNode addDuration(Call call, long millis, int sign) {
        if (!call.value(1).isTextual()) {
            return call.invalid();
        }
        Matcher duration = DURATION.matcher(call.text(1));
        if (!duration.matches() || call.text(1).endsWith("P") || call.text(1).endsWith("T")) {
            return call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE);
        }
        long moved = plusMonths(millis, sign * (long) (part(duration, 1) * 12 + part(duration, 2)));
        double rest = part(duration, 3) * DateUnit.WEEK.millis() + part(duration, 4) * DateUnit.DAY.millis()
                + part(duration, 5) * DateUnit.HOUR.millis() + part(duration, 6) * DateUnit.MINUTE.millis()
                + part(duration, 7) * DateUnit.SECOND.millis();
        return DateFunctions.iso(call, moved + sign * Math.round(rest));
    }

    private static double part(Matcher duration, int group) {
        return duration.group(group) == null ? 0 : Double.parseDouble(duration.group(group));
    }

    private static JsonNode difference(Call call) {
        OptionalLong from = DateFunctions.date(call, 0);
        OptionalLong to = from.isEmpty() ? from : DateFunctions.date(call, 1);
        if (to.isEmpty()) {
            return Values.NULL;
        }
        if (!call.value(2).isTextual() || call.has(3) && !call.value(3).isBoolean()) {
            return call.invalid();
        }
        Optional<DateUnit> unit = DateUnit.named(call.text(2));
        if (unit.isEmpty()) {
            return call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE);
        }
        double units = (to.getAsLong() - from.getAsLong()) / unit.get().millis();
        double rounded = Math.copySign(Math.floor(Math.abs(units) + 0.5), units);
        return Numbers.of(call.flag(3) ? units : rounded);
    }

    private static JsonNode truncate(Call call) {
        OptionalLong date = DateFunctions.date(call, 0);
        if (date.isEmpty()) {
            return Values.NULL;
        }
        if (!call.value(1).isTextual()) {
            return call.invalid();
        }
        Optional<DateUnit> unit = DateUnit.named(call.text(1));
        if (unit.isEmpty() || unit.get() == DateUnit.WEEK) {
            return call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE);
        }
        return DateFunctions.iso(call, truncate(Dates.at(date.getAsLong()), unit.get()).toInstant().toEpochMilli());
    }

    private static ZonedDateTime truncate(ZonedDateTime time, DateUnit unit) {
        return switch (unit) {
            case YEAR -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case MONTH -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            default -> time.truncatedTo(chrono(unit));
        };
    }

    private static TemporalUnit chrono(DateUnit unit) {
        return switch (unit) {
            case DAY -> ChronoUnit.DAYS;
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            default -> ChronoUnit.MILLIS;
        };
    }

    /** Whether two dates have the same parts from one unit down to another. */
    private static JsonNode compare(Call call) {
        OptionalLong left = DateFunctions.date(call, 0);
        OptionalLong right = left.isEmpty() ? left : DateFunctions.date(call, 1);
        if (right.isEmpty()) {
            return Values.NULL;
        }
        Optional<DateUnit> from = DateUnit.named(call.text(2)).filter(unit -> unit != DateUnit.WEEK);
        Optional<DateUnit> to = call.has(3) ? DateUnit.named(call.text(3)) : from;
        if (from.isEmpty() || to.isEmpty()) {
            return call.invalid();
        }
        for (DateUnit unit : DateUnit.values()) {
            boolean inRange = unit.compareTo(from.get()) <= 0 && unit.compareTo(to.get()) >= 0;
            if (inRange && part(left.getAsLong(), unit) != part(right.getAsLong(), unit)) {
                return Values.of(false);
            }
        }
        return Values.of(true);
    }

    private static int part(long millis, DateUnit unit) {
        ZonedDateTime time = Dates.at(millis);
        return switch (unit) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case WEEK -> 0;
            case DAY -> time.getDayOfMonth();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLISECOND -> time.get(ChronoField.MILLI_OF_SECOND);
        };
    }
}
