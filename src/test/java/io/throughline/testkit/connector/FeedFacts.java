package io.throughline.testkit.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a connector declares of one of its feeds, so that the kit can try it: how its system comes to have records, and what the system cannot do. A check whose
 * fact is not declared is skipped, visibly.
 */
public interface FeedFacts {

    /** The operation, such as {@code psa-time-feed}. */
    String operation();

    /** What stands in the transaction document beside {@code feed}; by default nothing. */
    default Map<String, Object> document() {
        return Map.of();
    }

    /** Lets the system have one more record that the feed tells, and answers the id that the feed tells it by. */
    String make(String name) throws Exception;

    /** Changes the record, so that the feed tells it anew. */
    void change(String id) throws Exception;

    /**
     * How long after a change the system begins to tell it, by its own account; records are then made as if so much earlier, so that nothing waits. By default at
     * once.
     */
    default Duration toldAfter() {
        return Duration.ZERO;
    }

    /** A position that the system no longer knows; empty: its positions never grow too old. */
    default Optional<String> expiredPosition() {
        return Optional.empty();
    }

    /** How a record comes to be whose time of change is already past; empty: the system has no late commits. */
    default Optional<LateRecord> late() {
        return Optional.empty();
    }

    /** How people merge two records; empty: the system merges none. */
    default Optional<Merger> merger() {
        return Optional.empty();
    }

    /** Makes a record that says it was changed at that time. */
    @FunctionalInterface
    interface LateRecord {

        /** Answers the id that the feed tells it by. */
        String changedAt(Instant time) throws Exception;
    }

    /** Merges one record into another. */
    @FunctionalInterface
    interface Merger {

        void merge(String kept, String lost) throws Exception;
    }
}
