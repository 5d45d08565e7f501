package io.throughline.rules.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** D9: the work date is the author's calendar date, or that of a configured zone, never that of UTC. */
public final class D9WorkDate {

    private D9WorkDate() {}

    /** Whose calendar counts. */
    public enum Calendar {
        /** Of who logged it: the zone that the entry names, else the offset of its start. */
        AUTHOR,
        /** Of the configured zone. */
        ZONE
    }

    /**
     * The work date of a start.
     *
     * @param startedAt with the offset in which its author lived it
     * @param authorZone zone of the author; null if only the offset is known
     * @param zone the configured zone
     */
    public static LocalDate of(OffsetDateTime startedAt, ZoneId authorZone, Calendar calendar, ZoneId zone) {
        if (calendar == Calendar.ZONE) {
            return startedAt.atZoneSameInstant(zone).toLocalDate();
        }
        return authorZone == null
                ? startedAt.toLocalDate()
                : startedAt.atZoneSameInstant(authorZone).toLocalDate();
    }

    /**
     * The work date of an entry. A start in UTC without the author's zone does not tell the author's day: then the day that the entry states counts.
     *
     * @return null if the entry says nothing readable
     */
    static LocalDate of(Map<String, Object> entry, LocalDate stated, Calendar calendar, ZoneId zone) {
        String start = PlainParts.text(entry, "startedAt");
        if (start == null) {
            return stated;
        }
        try {
            OffsetDateTime startedAt = OffsetDateTime.parse(start);
            String own = PlainParts.text(entry, "zone");
            ZoneId authorZone = own == null ? null : ZoneId.of(own);
            boolean unknown = calendar == Calendar.AUTHOR
                    && authorZone == null
                    && startedAt.getOffset().equals(ZoneOffset.UTC);
            return unknown && stated != null ? stated : of(startedAt, authorZone, calendar, zone);
        } catch (DateTimeException unreadable) {
            return stated;
        }
    }
}
