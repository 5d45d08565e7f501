package io.throughline.camel.listing;

import io.throughline.config.SystemConfig;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * What a system file says about its feeds.
 *
 * @param overlap setting {@code feedOverlap}: how far a list that was read to its end is looked at again; default 5 minutes
 * @param kept setting {@code feedKept}: how long the system keeps its events; default 9 days
 * @param events setting {@code feedEvents}: whether the account has the list of events; default true
 */
record ListingTerms(Duration overlap, Duration kept, boolean events) {

    static ListingTerms of(SystemConfig system) {
        return new ListingTerms(
                time(system, "feedOverlap", "5m"),
                time(system, "feedKept", "216h"),
                Boolean.parseBoolean(system.setting("feedEvents", "true")));
    }

    private static Duration time(SystemConfig system, String name, String otherwise) {
        try {
            return Duration.parse("PT" + system.setting(name, otherwise));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1502 setting %s of system %s is no time such as 5m or 216h: the feed was not read. Correct config/systems/%s.yaml."
                            .formatted(name, system.name(), system.name()),
                    e);
        }
    }
}
