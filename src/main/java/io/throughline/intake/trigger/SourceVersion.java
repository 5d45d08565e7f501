package io.throughline.intake.trigger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * The version of a record at its source: an instant, written so that text order is time order (always milliseconds, always UTC).
 *
 * @param at when the source says the record changed
 */
public record SourceVersion(Instant at) implements Comparable<SourceVersion> {

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Salesforce writes {@code +0000} without a colon, which ISO parsers refuse. */
    private static final DateTimeFormatter VENDOR = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    /**
     * Reads what a vendor or the ledger wrote.
     *
     * @throws UnreadableRecordException if it is no instant with a zone
     */
    public static SourceVersion read(Object value) {
        try {
            return new SourceVersion(VENDOR.parse(String.valueOf(value), Instant::from));
        } catch (DateTimeException e) {
            throw new UnreadableRecordException("its version is missing or no instant with a zone");
        }
    }

    /** The sortable text that the ledger keeps. */
    public String text() {
        return TEXT.format(at);
    }

    @Override
    public int compareTo(SourceVersion other) {
        return at.compareTo(other.at);
    }
}
