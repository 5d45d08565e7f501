package io.throughline.rules.revenue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When revenue of a performance obligation is recognised (D54); written in lower case with hyphens. */
public enum Basis {
    /** As the work is done. */
    OVER_TIME,
    /** When the customer has it. */
    POINT_IN_TIME,
    /** What may be invoiced, where that fits what the customer got. */
    AS_INVOICED,
    /** Nothing before everything is done; local books only. */
    COMPLETED_CONTRACT;

    /** The word of the canonical model, such as {@code over-time}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether work that is not invoiced yet makes revenue. */
    public boolean accrues() {
        return this == OVER_TIME || this == AS_INVOICED;
    }

    /** The basis of that word. */
    public static Optional<Basis> of(String word) {
        return Arrays.stream(values())
                .filter(basis -> basis.word().equals(word))
                .findFirst();
    }
}
