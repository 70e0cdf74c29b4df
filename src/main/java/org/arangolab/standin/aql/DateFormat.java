package org.arangolab.standin.aql;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** {@code DATE_FORMAT}'s placeholders, {@code %yyyy-%mm-%dd}; a lone percent sign is left out. */
final class DateFormat {
    /** Longest first, so that the first that fits is meant. */
    private static final List<String> PLACEHOLDERS = List.of("yyyyyy", "yyyy", "mmmm", "wwww", "mmm", "fff", "xxx",
            "www", "yy", "mm", "dd", "hh", "ii", "ss", "kk", "t", "z", "w", "y", "m", "d", "h", "i", "s", "f", "x", "k",
            "l", "q", "a", "&", "%");

    private DateFormat() {
    }

    static String format(ZonedDateTime time, String format) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            String placeholder = placeholder(format, at);
            out.append(value(time, placeholder));
            at += placeholder.length();
        }
        return out.toString();
    }

    private static String placeholder(String format, int at) {
        for (String candidate : PLACEHOLDERS) {
            if (format.regionMatches(true, at, candidate, 0, candidate.length())) {
                return candidate;
            }
        }
        return "";
    }

    private static String value(ZonedDateTime time, String placeholder) {
        return switch (placeholder) {
            case "" , "&" -> "";
            case "%" -> "%";
            case "t" -> Long.toString(time.toInstant().toEpochMilli());
            case "z" -> Dates.iso(time.toInstant().toEpochMilli()).orElse("");
            case "yyyyyy" -> (time.getYear() < 0 ? "-" : "+") + padded(Math.abs(time.getYear()), 6);
            case "yyyy" -> padded(time.getYear(), 4);
            case "yy" -> padded(time.getYear() % 100, 2);
            case "l" -> time.toLocalDate().isLeapYear() ? "1" : "0";
            case "mmmm" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "mmm" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case "wwww" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "www" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            default -> padded(number(time, placeholder.charAt(0)), placeholder.length());
        };
    }

    private static int number(ZonedDateTime time, char letter) {
        return switch (letter) {
            case 'w' -> time.getDayOfWeek().getValue() % 7;
            case 'y' -> time.getYear();
            case 'm' -> time.getMonthValue();
            case 'd' -> time.getDayOfMonth();
            case 'h' -> time.getHour();
            case 'i' -> time.getMinute();
            case 's' -> time.getSecond();
            case 'f' -> time.getNano() / 1_000_000;
            case 'x' -> time.getDayOfYear();
            case 'k' -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case 'q' -> time.get(IsoFields.QUARTER_OF_YEAR);
            default -> YearMonth.from(time).lengthOfMonth();
        };
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
