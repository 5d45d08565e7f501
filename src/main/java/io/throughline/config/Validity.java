package io.throughline.config;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which something holds. Immutable.
 *
 * @param from the first day, null if it always held
 * @param to the last day, null if no end is known
 */
public record Validity(LocalDate from, LocalDate to) {

    /** Every day. */
    public static final Validity ALWAYS = new Validity(null, null);

    /** The words by which files say it. */
    public static final Set<String> WORDS = Set.of("validFrom", "validTo");

    /**
     * What {@code validFrom} and {@code validTo} of a map say, always if it has neither.
     *
     * @param problems receives what is no date ({@code CFG-1101}) and an end before the beginning ({@code CFG-1151})
     */
    public static Validity of(YamlFields fields, Problems problems) {
        Shapes shapes = new Shapes(problems);
        Validity validity = new Validity(
                shapes.date(fields, "validFrom").orElse(null),
                shapes.date(fields, "validTo").orElse(null));
        if (validity.isNever()) {
            problems.add(
                    "CFG-1151",
                    fields.node("validTo").orElseThrow(),
                    "the last day %s is before the first day %s, so this never holds."
                            .formatted(validity.to, validity.from),
                    "Mend one of them.");
            return ALWAYS;
        }
        return validity;
    }

    private boolean isNever() {
        return from != null && to != null && to.isBefore(from);
    }

    /** Whether that day is one of them. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** The days of both; empty if they share none. */
    public Optional<Validity> and(Validity other) {
        LocalDate later = from == null || other.from != null && other.from.isAfter(from) ? other.from : from;
        LocalDate earlier = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return Optional.of(new Validity(later, earlier)).filter(both -> !both.isNever());
    }

    /** For people: {@code always}, {@code since 2027-01-01}, {@code until 2026-12-31} or both. */
    @Override
    public String toString() {
        String since = from == null ? "" : "since " + from;
        String until = to == null ? "" : "until " + to;
        return from == null && to == null ? "always" : (since + " " + until).strip();
    }
}
