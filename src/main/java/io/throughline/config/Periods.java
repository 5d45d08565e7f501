package io.throughline.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Cuts time where anything begins or ends to hold: between two cuts nothing changes. */
public final class Periods {

    private static final LocalDate WITHOUT_CUTS = LocalDate.of(2000, 1, 1);

    private Periods() {}

    /** The periods that these make, the earliest first, without a day left out: the first has no beginning, the last no end. */
    public static List<Validity> of(Collection<Validity> validities) {
        TreeSet<LocalDate> beginnings = new TreeSet<>();
        validities.forEach(validity -> {
            if (validity.from() != null) {
                beginnings.add(validity.from());
            }
            if (validity.to() != null) {
                beginnings.add(validity.to().plusDays(1));
            }
        });
        List<Validity> periods = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate next : beginnings) {
            periods.add(new Validity(from, next.minusDays(1)));
            from = next;
        }
        periods.add(new Validity(from, null));
        return periods;
    }

    /** Some day of a period. */
    public static LocalDate dayIn(Validity period) {
        return period.from() != null ? period.from() : period.to() != null ? period.to() : WITHOUT_CUTS;
    }
}
