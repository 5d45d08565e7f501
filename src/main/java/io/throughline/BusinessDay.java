package io.throughline;

import io.throughline.canonical.Json;
import io.throughline.config.Region;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The day at which validity is judged: the one on which the event came in, in the zone of the region. It is the same on every resume.
 *
 * @param clock for routes that are called without an event, as unit tests of routes do
 */
record BusinessDay(Clock clock) {

    /**
     * The day.
     *
     * @param region whose zone counts; empty: UTC
     */
    LocalDate of(Map<String, Object> document, Optional<Region> region) {
        ZoneId zone = region.map(Region::zone).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(received(document).orElseGet(clock::instant), zone);
    }

    private static Optional<Instant> received(Map<String, Object> document) {
        try {
            return Optional.ofNullable(Json.textAt(document, "event.received")).map(Instant::parse);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
