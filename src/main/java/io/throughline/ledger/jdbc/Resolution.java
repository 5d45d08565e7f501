package io.throughline.ledger.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/** What ids and the subjects about them go on as after merges (D58). */
final class Resolution {

    /** Merges of merges; more than these are none that anybody made. */
    private static final int LONGEST = 16;

    private static final String INTO = "select into_id from tl_redirect where kind = ? and from_id = ?";

    private Resolution() {}

    /** What an id goes on as; itself if it was never merged. */
    static String id(Tx tx, String kind, String id) throws SQLException {
        String at = id;
        for (int hops = 0; hops < LONGEST; hops++) {
            Optional<String> into = tx.first(INTO, row -> row.text("into_id"), kind, at);
            if (into.isEmpty()) {
                return at;
            }
            at = into.get();
        }
        return at;
    }

    /** The subject {@code kind:id:…} of what its id goes on as; any other text is itself. */
    static String subject(Tx tx, String subject) throws SQLException {
        String[] parts = subject.split(":", 3);
        if (parts.length < 2) {
            return subject;
        }
        String resolved = id(tx, parts[0], parts[1]);
        return resolved.equals(parts[1])
                ? subject
                : parts[0] + ":" + resolved + (parts.length == 3 ? ":" + parts[2] : "");
    }
}
