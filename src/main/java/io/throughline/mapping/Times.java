package io.throughline.mapping;

import io.throughline.canonical.IsoText;
import io.throughline.canonical.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** The values that are calendar dates and moments (D9). */
final class Times {

    /** A date, or a date-time with or without an offset ({@code Z}, {@code +01:00}, {@code +0100}). */
    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[['T'][' ']HH:mm[:ss]")
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .toFormatter(Locale.ROOT))
            .appendPattern("[XXX][XX][X]]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int LAST_YEAR = 9999;

    /** How a date or moment is read and written. */
    record Form(DateTimeFormatter in, DateTimeFormatter out, Value zone) {

        /** The text, if it is to be read and written in the common form and surely is; else null. */
        IsoText plain(Object found) {
            return in == null && out == null && zone == null && found instanceof String text ? IsoText.of(text) : null;
        }
    }

    private Times() {}

    /** The formatter of a pattern; {@code yyyy} is the year, as everybody means it. */
    static DateTimeFormatter pattern(String pattern) {
        String years = pattern.replace("yyyy", "uuuu").replace("yy", "uu");
        return DateTimeFormatter.ofPattern(years, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether a constant names a time zone. */
    static boolean isZone(Object name) {
        try {
            return zone(name) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    record DateOf(Value value, Form form, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = value.in(run, scope);
            IsoText iso = form.plain(found);
            return iso != null ? iso.date() : timed(this, found, form, run, scope, origin, "a date");
        }

        static String written(TemporalAccessor read, ZoneId zone, Form form) {
            LocalDate date = zone != null && read instanceof OffsetDateTime moment
                    ? moment.atZoneSameInstant(zone).toLocalDate()
                    : LocalDate.from(read);
            requireCommonYear(date.getYear());
            return form.out() == null ? date.toString() : form.out().format(date);
        }
    }

    record InstantOf(Value value, Form form, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = value.in(run, scope);
            IsoText iso = form.plain(found);
            String cut = iso == null ? null : iso.instant();
            return cut != null ? cut : timed(this, found, form, run, scope, origin, "a moment with its offset");
        }

        static String written(TemporalAccessor read, ZoneId zone, Form form) {
            Instant instant = read instanceof OffsetDateTime moment ? moment.toInstant() : local(read, zone);
            requireCommonYear(instant.atOffset(ZoneOffset.UTC).getYear());
            ZoneId shown = zone == null ? ZoneOffset.UTC : zone;
            return form.out() == null ? instant.toString() : form.out().format(instant.atZone(shown));
        }

        private static Instant local(TemporalAccessor read, ZoneId zone) {
            if (zone == null) {
                throw new DateTimeException("no offset and no zone");
            }
            return ZonedDateTime.of(LocalDateTime.from(read), zone).toInstant();
        }
    }

    /** Other years are written with a sign, which no vendor and no schema takes. */
    private static void requireCommonYear(int year) {
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("no year of four digits");
        }
    }

    private static Object timed(
            Value self, Object found, Form form, Run run, Scope scope, Origin origin, String expected) {
        if (found == Value.ABSENT || found == null) {
            return found;
        }
        try {
            if (found instanceof String text && text.length() <= 40) {
                ZoneId zone = form.zone() == null ? null : zone(form.zone().in(run, scope));
                TemporalAccessor read = read(text, form);
                return self instanceof DateOf ? DateOf.written(read, zone, form) : InstantOf.written(read, zone, form);
            }
        } catch (DateTimeException e) {
            // told below in our own words: the message of the JDK quotes the text
        }
        run.problem(
                "MAP-2005",
                origin,
                "this is " + Json.describe(found) + ", not " + expected + " in the form that the mapping expects.",
                "Mend the source, or say with 'in' and 'zone' how it is to be read.");
        return Value.ABSENT;
    }

    /** A date or date-time in the common form. */
    static TemporalAccessor read(String text) {
        IsoText iso = IsoText.of(text);
        return iso != null ? iso.read() : read(text, ANY);
    }

    private static TemporalAccessor read(String text, Form form) {
        return form.in() == null ? read(text) : read(text, form.in());
    }

    private static TemporalAccessor read(String text, DateTimeFormatter in) {
        return in.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    private static ZoneId zone(Object name) {
        if (name instanceof String text && text.length() <= 60) {
            return ZoneId.of(text);
        }
        throw new DateTimeException("no zone");
    }
}
