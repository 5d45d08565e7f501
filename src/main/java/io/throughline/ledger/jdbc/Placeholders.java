package io.throughline.ledger.jdbc;

import java.util.Collection;
import java.util.Collections;

/** Question marks for a list of bound values; never a value itself (S-52). */
final class Placeholders {

    private Placeholders() {}

    /** Fills {@code %s} of a statement with one question mark for each value; the list must not be empty. */
    static String in(String sql, Collection<?> values) {
        return sql.formatted(String.join(", ", Collections.nCopies(values.size(), "?")));
    }
}
