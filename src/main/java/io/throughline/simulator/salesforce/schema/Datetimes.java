package io.throughline.simulator.salesforce.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Dates and instants as Salesforce writes them: {@code 2026-01-31T10:15:30.000+0000}, always in UTC. */
public final class Datetimes {

    private static final DateTimeFormatter OUT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private Datetimes() {}

    /** The text of an instant; texts order as their instants do. */
    public static String format(Instant instant) {
        return OUT.format(instant);
    }

    /** The canonical text of a date-time in any of the accepted forms; nothing if it is none. */
    public static Optional<String> canonical(String text) {
        try {
            return Optional.of(format(OffsetDateTime.parse(text, IN).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the text is a calendar date. */
    public static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
