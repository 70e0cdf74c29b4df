package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.arangolab.standin.http.ErrorCode;

/** Dates and their parts. A date is a text or a number of milliseconds; an invalid one is null and a warning. */
final class DateFunctions {
    private DateFunctions() {
    }

    static Optional<AqlFunction> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "DATE_NOW" -> AqlFunction.of(name, 0, call -> Numbers.of(System.currentTimeMillis()));
            case "DATE_TIMESTAMP" -> AqlFunction.of(name, 1, 7, call -> timestamp(call, false));
            case "DATE_ISO8601" -> AqlFunction.of(name, 1, 7, call -> timestamp(call, true));
            case "DATE_YEAR" -> part(name, 2, ZonedDateTime::getYear);
            case "DATE_MONTH" -> part(name, 2, ZonedDateTime::getMonthValue);
            case "DATE_DAY" -> part(name, 2, ZonedDateTime::getDayOfMonth);
            case "DATE_HOUR" -> part(name, 2, ZonedDateTime::getHour);
            case "DATE_MINUTE" -> part(name, 2, ZonedDateTime::getMinute);
            case "DATE_SECOND" -> part(name, 1, ZonedDateTime::getSecond);
            case "DATE_MILLISECOND" -> part(name, 1, time -> time.getNano() / 1_000_000);
            case "DATE_DAYOFWEEK" -> part(name, 2, time -> time.getDayOfWeek().getValue() % 7);
            case "DATE_DAYOFYEAR" -> part(name, 2, ZonedDateTime::getDayOfYear);
            case "DATE_ISOWEEK" -> part(name, 2, time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "DATE_QUARTER" -> part(name, 2, time -> time.get(IsoFields.QUARTER_OF_YEAR));
            case "DATE_DAYS_IN_MONTH" -> part(name, 2, time -> YearMonth.from(time).lengthOfMonth());
            case "DATE_LEAPYEAR" -> AqlFunction.of(name, 1, 2, DateFunctions::leapYear);
            case "DATE_FORMAT" -> AqlFunction.of(name, 2, 3, DateFunctions::format);
            default -> null;
        });
    }

    /** An argument as a date; warns and answers nothing when it is none. */
    static OptionalLong date(Call call, int index) {
        JsonNode value = call.value(index);
        if (!value.isNumber() && !value.isTextual()) {
            call.invalid();
            return OptionalLong.empty();
        }
        OptionalLong date = value.isTextual()
                ? Dates.parse(value.textValue()) : OptionalLong.of(Numbers.toLong(value));
        if (date.isEmpty() || date.getAsLong() < Dates.MIN || date.getAsLong() > Dates.MAX) {
            call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE);
            return OptionalLong.empty();
        }
        return date;
    }

    /** A date as a text; null and a warning outside of the years 0 to 9999. */
    static JsonNode iso(Call call, long millis) {
        return Dates.iso(millis).map(Text::node).orElseGet(() -> call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE));
    }

    private static Optional<ZonedDateTime> time(Call call, int zone) {
        OptionalLong date = date(call, 0);
        if (date.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(call.has(zone)
                ? Dates.at(date.getAsLong(), call.text(zone)) : Dates.at(date.getAsLong()));
    }

    private static AqlFunction part(String name, int maximum, ToLongFunction<ZonedDateTime> part) {
        return AqlFunction.of(name, 1, maximum,
                call -> time(call, 1).map(time -> Numbers.of(part.applyAsLong(time))).orElse(Values.NULL));
    }

    private static JsonNode leapYear(Call call) {
        return time(call, 1).map(time -> Values.of(time.toLocalDate().isLeapYear())).orElse(Values.NULL);
    }

    private static JsonNode format(Call call) {
        Optional<ZonedDateTime> time = time(call, 2);
        if (time.isEmpty()) {
            return Values.NULL;
        }
        return call.value(1).isTextual() ? Text.node(DateFormat.format(time.get(), call.text(1))) : call.invalid();
    }

    private static JsonNode timestamp(Call call, boolean asText) {
        OptionalLong millis = call.count() == 1 ? date(call, 0) : fromParts(call);
        if (millis.isEmpty()) {
            return Values.NULL;
        }
        return asText ? iso(call, millis.getAsLong()) : Numbers.of(millis.getAsLong());
    }

    private static OptionalLong fromParts(Call call) {
        for (JsonNode value : call.arguments()) {
            if (call.count() < 3 || !value.isNumber() && !value.isTextual()) {
                call.invalid();
                return OptionalLong.empty();
            }
        }
        long[] parts = new long[7];
        boolean valid = true;
        for (int i = 0; i < call.count(); i++) {
            parts[i] = call.integer(i);
            valid &= parts[i] >= 0;
        }
        if (!valid || parts[0] > 9999) {
            call.warning(ErrorCode.QUERY_INVALID_DATE_VALUE);
            return OptionalLong.empty();
        }
        long time = parts[3] * 3_600_000 + parts[4] * 60_000 + parts[5] * 1000 + Math.min(parts[6], 999);
        return OptionalLong.of(Dates.of(parts[0], parts[1], parts[2]) + time);
    }
}
