package io.throughline.camel.listing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A place in a list of what changed after an instant, read by counting from its start. Records that change while it is read move, and the count of those before is
 * off: so the last record that was read is named, and the next read begins with it. Immutable.
 *
 * @param after the list holds what changed after this
 * @param seen how many of it were read
 * @param lastId id of the last of them; empty if none was read, or the count is not to be trusted
 * @param began when the read of a list began that is not ordered by time of change; empty: it is
 */
record ListPlace(Instant after, int seen, Optional<String> lastId, Optional<Instant> began) {

    private static final String BETWEEN = "~";

    /** A record of the list: its id and when it changed. */
    record Stamped(String id, Instant at) {}

    /** The start of the list of what changed after an instant. */
    static ListPlace after(Instant at) {
        return new ListPlace(at, 0, Optional.empty(), Optional.empty());
    }

    /** Reads what {@link #text} wrote. */
    static Optional<ListPlace> parse(String text) {
        String[] parts = text.split(BETWEEN);
        try {
            Instant after = Instant.parse(parts[0]);
            if (parts.length < 3) {
                return Optional.of(after(after));
            }
            Optional<Instant> began = parts.length < 4 ? Optional.empty() : Optional.of(Instant.parse(parts[3]));
            return Optional.of(new ListPlace(after, Integer.parseInt(parts[1]), Optional.of(parts[2]), began));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The form that the taker keeps. */
    String text() {
        return after
                + lastId.map(id -> BETWEEN + seen + BETWEEN + id).orElse("")
                + began.map(at -> BETWEEN + at).orElse("");
    }

    /** How many records of the list are passed over by the next read: all that were read but the last. */
    int offset() {
        return lastId.isPresent() ? seen - 1 : 0;
    }

    /** How many records are read for a page of so many new ones. */
    int limit(int page) {
        return lastId.isPresent() ? page + 1 : page;
    }

    /** The records of a page without the one that was read before. */
    <T> List<T> news(List<T> records, String firstId) {
        return lastId.isPresent() && lastId.get().equals(firstId) ? records.subList(1, records.size()) : records;
    }

    /** Whether the record that a page should begin with is elsewhere: then the list is read again from its start. */
    boolean disturbed(List<Stamped> records) {
        return lastId.isPresent() && (records.isEmpty() || !records.get(0).id().equals(lastId.get()));
    }

    /**
     * The place after a page, of a list ordered by time of change.
     *
     * @param full whether there may be more
     * @param overlap how far a list that was read to its end is looked at again, for what is committed late
     */
    ListPlace next(List<Stamped> records, boolean full, Duration overlap) {
        if (disturbed(records)) {
            return after(after);
        }
        if (full) {
            return moved(records);
        }
        return records.isEmpty() ? after(after) : after(last(records).at().minus(overlap));
    }

    /**
     * The place after a page, of a list in any other order: only its end says that all was read that had changed when the read began.
     *
     * @param now when the page was read
     */
    ListPlace nextUnordered(List<Stamped> records, boolean full, Duration overlap, Instant now) {
        if (disturbed(records)) {
            return after(after);
        }
        Instant start = began.orElse(now);
        if (full) {
            String id = last(records).id();
            return new ListPlace(after, offset() + records.size(), Optional.of(id), Optional.of(start));
        }
        boolean nothing = records.isEmpty();
        Instant from = start.minus(overlap);
        return after(nothing || from.isBefore(after) ? after : from);
    }

    private ListPlace moved(List<Stamped> records) {
        Stamped last = last(records);
        Instant later = last.at().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        Optional<String> id = Optional.of(last.id());
        if (later.isAfter(after) && !records.get(0).at().isAfter(later)) {
            long behind =
                    records.stream().filter(one -> one.at().isAfter(later)).count();
            return new ListPlace(later, (int) behind, id, Optional.empty());
        }
        return new ListPlace(after, offset() + records.size(), id, Optional.empty());
    }

    private static Stamped last(List<Stamped> records) {
        return records.get(records.size() - 1);
    }
}
