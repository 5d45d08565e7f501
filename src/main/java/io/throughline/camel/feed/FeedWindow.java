package io.throughline.camel.feed;

import io.throughline.canonical.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a feed that one call reads.
 *
 * @param from after which record, or from which time on
 * @param page the most records of one page, 1 to 1000
 * @param expired the system no longer knows what happened since: only a sweep finds it
 * @param floor a time so far back that all of it is surely committed: the position of a quiet feed moves here, so that it does not grow too old by itself
 */
record FeedWindow(FeedPosition from, int page, boolean expired, Instant floor) {

    private static final int MOST = 1000;
    private static final int USUAL = 200;

    /**
     * The window that a feed operation was asked for.
     *
     * @param feed {@code position}, {@code since}, {@code page}, {@code sweep}
     * @param overlap how far a read that begins anew goes back before its position
     * @param kept how long the system keeps what was deleted
     * @throws IllegalArgumentException if it says neither a position nor since when
     */
    static FeedWindow of(Map<String, Object> feed, Duration overlap, Duration kept, Instant now) {
        boolean sweep = Boolean.TRUE.equals(feed.get("sweep"));
        String text = Json.textAt(feed, "position");
        Optional<FeedPosition> position = Optional.ofNullable(text).flatMap(FeedPosition::parse);
        Instant floor = now.minus(kept.dividedBy(2));
        if (text != null && position.isEmpty()) {
            return new FeedWindow(new FeedPosition(floor, Optional.empty()), page(feed.get("page")), true, floor);
        }
        FeedPosition from = position.map(place -> place.begin(overlap)).orElseGet(() -> since(feed));
        boolean old = text != null && from.changedAt().isBefore(now.minus(kept));
        return new FeedWindow(from, page(feed.get("page")), old && !sweep, floor);
    }

    private static FeedPosition since(Map<String, Object> feed) {
        try {
            return new FeedPosition(Instant.parse(String.valueOf(feed.get("since"))), Optional.empty());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1601 a feed was asked neither from a position nor from an instant 'since': nothing was read. Name one of them.",
                    e);
        }
    }

    private static int page(Object asked) {
        return asked instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : USUAL;
    }

    /**
     * The page with where the next one begins.
     *
     * @param made {@code object} and {@code items}
     * @param last the last record that was read; empty: none was
     * @param full whether as many were read as a page holds
     */
    Map<String, Object> close(Map<String, Object> made, Optional<FeedPosition> last, boolean full) {
        Map<String, Object> page = new LinkedHashMap<>(made);
        page.put("more", full);
        next(last, full).ifPresent(place -> page.put("position", place.text()));
        return page;
    }

    private Optional<FeedPosition> next(Optional<FeedPosition> last, boolean full) {
        if (full) {
            return last;
        }
        Optional<Instant> read = last.or(() -> from.afterId().map(id -> from)).map(FeedPosition::changedAt);
        Optional<Instant> moved = read.filter(at -> at.isAfter(floor))
                .or(() -> from.changedAt().isBefore(floor) ? Optional.of(floor) : read);
        return moved.map(at -> new FeedPosition(at, Optional.empty()));
    }

    /** What is answered instead of a page when the position is too old. */
    static Map<String, Object> expired(String object) {
        return Map.of("object", object, "items", List.of(), "more", false, "expired", true);
    }
}
