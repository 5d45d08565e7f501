package io.throughline.ledger.jdbc;

import java.sql.SQLException;
import java.util.Set;

/**
 * What an SQL error means, judged by its SQLState alone: message texts differ by database, version and language. An error without one, as pools throw, means
 * that the database cannot be used now.
 */
final class SqlStates {

    private static final Set<String> DUPLICATE = Set.of("23505");
    // Serialization failure, deadlock, H2: row changed by a concurrent session, H2: deadlock
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "90131");
    // Ended by an administrator, crash shutdown, starting up; H2: connection broken, database closed, object closed
    private static final Set<String> DISCONNECTED =
            Set.of("57P01", "57P02", "57P03", "90067", "90098", "90121", "90007");
    private static final Set<String> REFUSED_CLASSES = Set.of("21", "22", "23", "42", "07", "0A");

    private SqlStates() {}

    static boolean isDuplicate(SQLException e) {
        String state = e.getSQLState();
        return state != null && DUPLICATE.contains(state);
    }

    /** Chosen as the loser of a deadlock or of two changes of one row: nothing was stored, and the winner goes on. */
    static boolean isContention(SQLException e) {
        String state = e.getSQLState();
        return state != null && CONTENTION.contains(state);
    }

    /** Nothing was stored, and the same work may well succeed at once. */
    static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return isContention(e) || state != null && (DISCONNECTED.contains(state) || state.startsWith("08"));
    }

    /** The statement or its values are wrong: no repeat will help. */
    static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && REFUSED_CLASSES.contains(state.substring(0, 2));
    }
}
