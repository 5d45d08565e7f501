package io.throughline.connector.worklog;

import io.throughline.canonical.Json;
import io.throughline.config.TimeApproval;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a feed of logged time was asked for.
 *
 * @param position where the last page ended; empty: the first read, or one of unknown form
 * @param since from when to read if there is no position, and what a sweep reads, in milliseconds
 * @param page the most items of a page, 1 to 1000
 * @param sweep whether everything is listed
 * @param approval what says that time is approved
 * @param overlap how far back a read goes for what becomes visible late, in milliseconds
 * @param inAuthorsZone whether the author's profile decides the work date
 * @param now in milliseconds
 */
public record WorklogRequest(
        Optional<String> position,
        long since,
        int page,
        boolean sweep,
        TimeApproval approval,
        long overlap,
        boolean inAuthorsZone,
        long now) {

    private static final int MOST = 1000;
    private static final int USUAL = 200;

    /**
     * Reads {@code feed} of the transaction document.
     *
     * @throws IllegalArgumentException if it says neither a position nor since when
     */
    public static WorklogRequest of(Map<String, Object> feed, Settings settings, Instant now) {
        Optional<String> position = Optional.ofNullable(Json.textAt(feed, "position"));
        Object page = feed.get("page");
        return new WorklogRequest(
                position,
                since(feed, position.isPresent()),
                page instanceof Number number ? Math.max(1, Math.min(MOST, number.intValue())) : USUAL,
                Boolean.TRUE.equals(feed.get("sweep")),
                settings.approval(),
                settings.overlap(),
                settings.inAuthorsZone(),
                now.toEpochMilli());
    }

    /**
     * What the system says about its feed.
     *
     * @param approval what says that time is approved
     * @param overlap in milliseconds
     * @param inAuthorsZone whether the author's profile decides the work date
     */
    public record Settings(TimeApproval approval, long overlap, boolean inAuthorsZone) {}

    private static long since(Map<String, Object> feed, boolean optional) {
        Object since = feed.get("since");
        if (since == null && optional) {
            return 0;
        }
        try {
            return Instant.parse(String.valueOf(since)).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1201 a feed of logged time was asked neither from a position nor from an instant 'since': nothing was read. Name one of them.",
                    e);
        }
    }

    /** Whether the position is none of ours, so that only a sweep finds what happened since. */
    public boolean expired() {
        return !sweep
                && position.isPresent()
                && position.flatMap(WorklogPlace::parse).isEmpty();
    }

    /** Where the read begins. A position of the feed says nothing to a sweep that begins. */
    WorklogPlace begin() {
        Optional<WorklogPlace> place = position.flatMap(WorklogPlace::parse);
        boolean sweeping = place.flatMap(WorklogPlace::scan)
                .filter(WorklogPlace.Scan::sweep)
                .isPresent();
        if (sweep && !sweeping) {
            return WorklogPlace.since(since).scanning(now, true);
        }
        return place.orElseGet(() -> WorklogPlace.since(since));
    }
}
