package io.throughline.posting;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.regex.Pattern;

/**
 * The order of the versions of an entry, as far as they tell (D18). A version is a time of change or a number, maybe with a fingerprint behind a slash or a
 * blank where the time is too coarse or does not move with an approval; or a text without any order.
 */
final class EntryVersion {

    private static final Pattern FINGERPRINT = Pattern.compile("[/ ]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,60}(\\.[0-9]{1,20})?");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(java.util.Locale.ROOT);

    private EntryVersion() {}

    /** What a version is to another one. */
    enum Order {
        /** Known to be from before. */
        OLDER,
        /** Of the same moment. */
        SAME_TIME,
        /** Known to be from later. */
        NEWER,
        /** Nobody can tell. */
        UNKNOWN
    }

    /** What a version is to another one. */
    static Order of(String version, String other) {
        if (version.equals(other)) {
            return Order.SAME_TIME;
        }
        String moment = moment(version);
        String otherMoment = moment(other);
        if (NUMBER.matcher(moment).matches() && NUMBER.matcher(otherMoment).matches()) {
            return order(new BigDecimal(moment).compareTo(new BigDecimal(otherMoment)));
        }
        Instant at = instant(moment);
        Instant otherAt = instant(otherMoment);
        return at == null || otherAt == null ? Order.UNKNOWN : order(at.compareTo(otherAt));
    }

    private static Order order(int compared) {
        return compared < 0 ? Order.OLDER : compared > 0 ? Order.NEWER : Order.SAME_TIME;
    }

    private static String moment(String version) {
        return FINGERPRINT.split(version, 2)[0];
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
