package io.throughline.connector.timeboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the items of a board, which are listed by their change, newest first. Immutable.
 *
 * @param since what changed before was told, in milliseconds
 * @param round a listing that is under way; empty: the next one begins
 */
record TimeBoardPlace(long since, Optional<Round> round) {

    /** A cursor lives an hour from the first page on (vendor fact 6.2); one that is nearly that old is not used. */
    private static final Duration CURSOR_LIFE = Duration.ofMinutes(55);

    private static final Pattern FORM =
            Pattern.compile("c(\\d{1,15})(?:\\.n(\\d{1,15})\\.t(\\d{1,15})\\.([\\x21-\\x7e]{1,2000}))?");

    /**
     * One way through the list.
     *
     * @param newest the latest change when it began, in milliseconds: the next one looks from there
     * @param beganAt in milliseconds
     * @param cursor where it goes on
     */
    record Round(long newest, long beganAt, String cursor) {}

    /** Reads what {@link #text} wrote; empty if it is none. */
    static Optional<TimeBoardPlace> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Round> round = Optional.ofNullable(form.group(4))
                .map(cursor -> new Round(Long.parseLong(form.group(2)), Long.parseLong(form.group(3)), cursor));
        return Optional.of(new TimeBoardPlace(Long.parseLong(form.group(1)), round));
    }

    /** The form that the taker keeps. */
    String text() {
        return "c" + since
                + round.map(on -> ".n%d.t%d.%s".formatted(on.newest(), on.beganAt(), on.cursor()))
                        .orElse("");
    }

    /** The same without a cursor that the vendor has forgotten: the list is read from its start again, and nothing is lost. */
    TimeBoardPlace fresh(Instant now) {
        boolean old = round.filter(on -> on.beganAt() + CURSOR_LIFE.toMillis() < now.toEpochMilli())
                .isPresent();
        return old ? anew() : this;
    }

    TimeBoardPlace anew() {
        return new TimeBoardPlace(since, Optional.empty());
    }
}
