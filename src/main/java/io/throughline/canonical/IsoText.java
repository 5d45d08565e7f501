package io.throughline.canonical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;

/**
 * A date or date-time in the shapes that nearly every system sends, {@code 2026-02-16} and {@code 2026-01-31T10:15:30.000+0000}, read by
 * hand: a formatter of the JDK takes twenty times as long. What is not surely one of them is left to the formatter, which alone refuses.
 * Immutable; may be used by several threads.
 */
public final class IsoText {

    private static final int DATE = "2026-02-16".length();
    private static final int SECONDS = "2026-02-16T10:15:30".length();
    private static final int MAX_FRACTION = 9;
    private static final int MAX_OFFSET_HOURS = 17;

    private final String text;
    private final int fractionEnd;
    private final int offsetSeconds;

    private IsoText(String text, int fractionEnd, int offsetSeconds) {
        this.text = text;
        this.fractionEnd = fractionEnd;
        this.offsetSeconds = offsetSeconds;
    }

    /** The text, if it is surely a date or date-time; else null. */
    public static IsoText of(String text) {
        if (!beginsWithDate(text)) {
            return null;
        }
        if (text.length() == DATE) {
            return new IsoText(text, DATE, 0);
        }
        if (!isTime(text)) {
            return null;
        }
        int end = fractionEnd(text);
        int offset = end < 0 ? -1 : offsetSeconds(text, end);
        return offset == -1 ? null : new IsoText(text, end, offset);
    }

    /** Whether the text is surely a date of the calendar. */
    static boolean isDate(String text) {
        return text.length() == DATE && beginsWithDate(text);
    }

    /** Whether the text is surely a date-time with an offset as RFC 3339 writes it: {@code 2026-01-31T10:15:30.5+01:00}. */
    static boolean isInternetDateTime(String text) {
        IsoText iso = of(text);
        return iso != null
                && iso.fractionEnd < text.length()
                && text.charAt(DATE) == 'T'
                && (text.charAt(iso.fractionEnd) == 'Z' || text.charAt(text.length() - 3) == ':');
    }

    private static boolean beginsWithDate(String text) {
        if (text.length() < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        boolean hasYear = number(text, 0) >= 0 && number(text, 2) >= 0;
        int month = number(text, 5);
        int day = number(text, 8);
        return hasYear && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year(text), month);
    }

    private static int year(String text) {
        return number(text, 0) * 100 + number(text, 2);
    }

    private static int lengthOfMonth(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static boolean isTime(String text) {
        return text.length() >= SECONDS
                && (text.charAt(DATE) == 'T' || text.charAt(DATE) == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && isBelow(24, number(text, 11))
                && isBelow(60, number(text, 14))
                && isBelow(60, number(text, 17));
    }

    private static boolean isBelow(int limit, int number) {
        return number >= 0 && number < limit;
    }

    /** Where the digits of the fraction end; −1 if there is a point without any, or with more than nine. */
    private static int fractionEnd(String text) {
        if (text.length() == SECONDS || text.charAt(SECONDS) != '.') {
            return SECONDS;
        }
        int end = SECONDS + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS - 1;
        return digits >= 1 && digits <= MAX_FRACTION ? end : -1;
    }

    /** The offset from there to the end, {@code Z}, {@code +0100}, {@code +01:00} or nothing; −1 if it is none of them. */
    private static int offsetSeconds(String text, int start) {
        int length = text.length() - start;
        if (length <= 1) {
            return length == 0 || text.charAt(start) == 'Z' ? 0 : -1;
        }
        boolean colon = length == 6 && text.charAt(start + 3) == ':';
        if (length != 5 && !colon) {
            return -1;
        }
        char sign = text.charAt(start);
        int hours = number(text, start + 1);
        int minutes = number(text, start + (colon ? 4 : 3));
        boolean some = sign == '+' || sign == '-' && hours + minutes > 0;
        if (!some || !isBelow(MAX_OFFSET_HOURS + 1, hours) || !isBelow(60, minutes)) {
            return -1;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '+' ? seconds : -seconds;
    }

    /** Two digits; negative if they are none. */
    private static int number(String text, int at) {
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        return isDigit(first) && isDigit(second) ? (first - '0') * 10 + second - '0' : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The date as it is written. */
    public String date() {
        return text.length() == DATE ? text : text.substring(0, DATE);
    }

    /** The moment in UTC as {@code Instant} writes it; null if that is not a matter of cutting. */
    public String instant() {
        boolean utc = text.length() > fractionEnd && offsetSeconds == 0;
        int digits = fractionDigits();
        if (!utc || digits < 0) {
            return null;
        }
        int end = digits == 0 ? SECONDS : SECONDS + 1 + digits;
        return text.charAt(DATE) == 'T' ? text.substring(0, end) + 'Z' : null;
    }

    /** How many digits of the fraction are written in groups of three; −1 if some would have to be added. */
    private int fractionDigits() {
        int last = fractionEnd - 1;
        while (last > SECONDS && text.charAt(last) == '0') {
            last--;
        }
        int needed = last <= SECONDS ? 0 : (last - SECONDS + 2) / 3 * 3;
        return SECONDS + 1 + needed <= fractionEnd || needed == 0 ? needed : -1;
    }

    /** Date, date-time, or date-time with offset. */
    public TemporalAccessor read() {
        LocalDate date = LocalDate.of(year(text), number(text, 5), number(text, 8));
        if (fractionEnd == DATE) {
            return date;
        }
        LocalDateTime local = date.atTime(number(text, 11), number(text, 14), number(text, 17), nanos());
        return text.length() == fractionEnd
                ? local
                : OffsetDateTime.of(local, ZoneOffset.ofTotalSeconds(offsetSeconds));
    }

    private int nanos() {
        int nanos = 0;
        for (int i = SECONDS + 1; i <= SECONDS + MAX_FRACTION; i++) {
            nanos = nanos * 10 + (i < fractionEnd ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }
}
