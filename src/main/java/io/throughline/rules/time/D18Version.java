package io.throughline.rules.time;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** D18: the same version of an entry, by webhook and by poll or twice in a feed, is posted once; an older one comes too late. */
public final class D18Version {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,20})?");

    private D18Version() {}

    /** What a version is to the one that was decided about last. */
    public enum Order {
        /** The same fact. */
        SAME,
        /** Known to be older: what was decided stays. */
        OLDER,
        /** Newer, or nobody can tell, as with fingerprints: its content decides. */
        NEWER
    }

    /**
     * Compares two versions: as instants if both are, as numbers if both are.
     *
     * @param version that came; null: the source has none
     * @param known decided about last; null: nothing was
     */
    public static Order of(String version, String known) {
        if (version == null || known == null) {
            return Order.NEWER;
        }
        if (version.equals(known)) {
            return Order.SAME;
        }
        int order = compare(version, known);
        return order < 0 ? Order.OLDER : Order.NEWER;
    }

    private static int compare(String version, String known) {
        if (NUMBER.matcher(version).matches() && NUMBER.matcher(known).matches()) {
            return new BigDecimal(version).compareTo(new BigDecimal(known));
        }
        Instant at = instant(version);
        Instant other = instant(known);
        return at == null || other == null ? 1 : at.compareTo(other);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
