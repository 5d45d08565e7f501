package io.throughline.camel.listing;

import io.throughline.camel.listing.ListPlace.Stamped;
import io.throughline.canonical.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a feed that one call reads: a page of the list of records, and a page of the list of events that tell what is gone. Immutable.
 *
 * @param records where the list of records is read
 * @param events where the list of events is read
 * @param page the most records, and the most events, of one page
 * @param ordered whether the list of records is ordered by time of change
 * @param sweep whether only the records are listed
 * @param expired the system no longer keeps all events since the position
 */
record ListingWindow(ListPlace records, ListPlace events, int page, boolean ordered, boolean sweep, boolean expired) {

    /** A call gives 200, one of which was read before. */
    private static final int MOST = 199;

    private static final String SWEEPING = "sweep;";

    /**
     * The window that a feed operation was asked for. A sweep goes on as one while its own positions come back, and leaves the events where they are at its beginning:
     * the feed goes on from there.
     *
     * @param feed {@code position}, {@code since}, {@code page}, {@code sweep}
     * @throws IllegalArgumentException if it says neither a position nor since when
     */
    static ListingWindow of(Map<String, Object> feed, boolean ordered, ListingTerms terms, Instant now) {
        String text = Json.textAt(feed, "position");
        boolean sweep = Boolean.TRUE.equals(feed.get("sweep"));
        int page = page(feed.get("page"));
        if (text == null || sweep && !text.startsWith(SWEEPING)) {
            Instant since = since(feed);
            Instant start = now.minus(terms.overlap());
            Instant events = sweep || since.isBefore(now.minus(terms.kept())) ? start : since;
            return new ListingWindow(ListPlace.after(since), ListPlace.after(events), page, ordered, sweep, false);
        }
        String[] parts = text.replaceFirst("^" + SWEEPING, "").split(";", 2);
        Optional<ListPlace> records = ListPlace.parse(parts[0]);
        Optional<ListPlace> events = parts.length == 2 ? ListPlace.parse(parts[1]) : Optional.empty();
        if (records.isEmpty() || events.isEmpty()) {
            return new ListingWindow(ListPlace.after(now), ListPlace.after(now), page, ordered, sweep, true);
        }
        boolean old = !sweep && terms.events() && events.get().after().isBefore(now.minus(terms.kept()));
        return new ListingWindow(records.get(), events.get(), page, ordered, sweep, old);
    }

    private static Instant since(Map<String, Object> feed) {
        try {
            return Instant.parse(String.valueOf(feed.get("since")));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1501 a feed was asked neither from a position nor from an instant 'since': nothing was read. Name one of them.",
                    e);
        }
    }

    private static int page(Object asked) {
        return asked instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : MOST;
    }

    /**
     * The page with where the next one begins. A quiet list of events is looked at from later on, so that the position does not grow too old by itself.
     *
     * @param made {@code object} and {@code items}
     */
    Map<String, Object> close(
            Map<String, Object> made, List<Stamped> listed, List<Stamped> told, ListingTerms terms, Instant now) {
        boolean full = listed.size() >= records.limit(page);
        boolean moreRecords = full || records.disturbed(listed);
        boolean fullEvents = told.size() >= events.limit(page);
        boolean moreEvents = fullEvents || events.disturbed(told);
        ListPlace nextRecords = ordered
                ? records.next(listed, full, terms.overlap())
                : records.nextUnordered(listed, full, terms.overlap(), now);
        ListPlace nextEvents = events.next(told, fullEvents, terms.overlap());
        Instant floor = now.minus(terms.kept().dividedBy(2));
        boolean quiet = !sweep && !moreEvents && nextEvents.after().isBefore(floor);
        boolean more = moreRecords || moreEvents;
        Map<String, Object> closed = new LinkedHashMap<>(made);
        closed.put(
                "position",
                (sweep && more ? SWEEPING : "") + nextRecords.text() + ";"
                        + (quiet ? ListPlace.after(floor) : nextEvents).text());
        closed.put("more", more);
        return closed;
    }

    /** What is answered instead of a page when the position is too old. */
    static Map<String, Object> expired(String object) {
        return Map.of("object", object, "items", List.of(), "more", false, "expired", true);
    }
}
