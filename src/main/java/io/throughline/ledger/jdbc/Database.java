package io.throughline.ledger.jdbc;

import io.throughline.ledger.LedgerUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs work in database transactions of isolation READ COMMITTED. Disturbed work is repeated a few times. After a lost connection at
 * once: the repeat waits in the database itself, for the row lock of the commit in doubt. After a deadlock with a growing pause: H2 gives a freed lock to
 * whoever asks first, so a loser that asks again at once can meet the same deadlock as often as it tries, before the winner has woken up. Thread-safe.
 */
final class Database implements AutoCloseable {

    private static final int ATTEMPTS = 4;
    // Pauses of 4, 8, … 512 ms: about a second in all, far below any lease
    private static final int ATTEMPTS_IN_CONTENTION = 9;
    private static final long FIRST_PAUSE_MILLIS = 4;

    private final DataSource source;
    private final AutoCloseable owned;
    private final Dialect dialect;

    /** @param owned closed with the ledger; the pool we made, nothing for a host's */
    Database(DataSource source, AutoCloseable owned, Dialect dialect) {
        this.source = source;
        this.owned = owned;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    DataSource source() {
        return source;
    }

    /**
     * Runs work and commits.
     *
     * @throws LedgerUnavailableException if the database cannot be reached or refuses for now
     * @throws IllegalStateException if the database refuses a statement or value for good
     */
    <T> T transaction(Work<T> work) {
        return attempts(work, 1);
    }

    /** The same for work that was begun before and may have been carried out. */
    <T> T again(Work<T> work) {
        return attempts(work, 2);
    }

    /**
     * Runs work and commits, without a repeat.
     *
     * @throws LedgerUnavailableException if there is no connection: nothing was begun
     * @throws SQLException if it was disturbed; nobody knows whether a commit that was under way was carried out
     */
    <T> T once(Work<T> work) throws SQLException {
        try (Tx tx = begin(1)) {
            T value = work.in(tx);
            tx.commit();
            return value;
        }
    }

    private <T> T attempts(Work<T> work, int first) {
        for (int attempt = first; ; attempt++) {
            try {
                return once(work, attempt);
            } catch (Disturbed e) {
                if (attempt >= (e.isContention() ? ATTEMPTS_IN_CONTENTION : ATTEMPTS)) {
                    throw e.unavailable();
                }
                if (e.isContention()) {
                    letOthersFinish(attempt);
                }
            }
        }
    }

    private static void letOthersFinish(int attempt) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << (attempt - 1)));
    }

    private <T> T once(Work<T> work, int attempt) throws Disturbed {
        Tx tx = begin(attempt);
        try (tx) {
            T value = work.in(tx);
            tx.commit();
            return value;
        } catch (SQLException e) {
            throw judged(e, tx);
        }
    }

    private Tx begin(int attempt) {
        try {
            return begin(source.getConnection(), attempt);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Tx begin(Connection connection, int attempt) throws SQLException {
        try {
            return new Tx(connection, attempt);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Disturbed judged(SQLException e, Tx tx) throws Disturbed {
        if (tx.isInDoubt() || SqlStates.isDuplicate(e) || SqlStates.isPassing(e)) {
            return new Disturbed(e, tx.isInDoubt());
        }
        if (SqlStates.isRefusal(e)) {
            throw new IllegalStateException(
                    "LED-2004 the database refused a statement or value (SQLState %s). Nothing was stored. This is a bug: please report it with the cause below."
                            .formatted(e.getSQLState()),
                    e);
        }
        throw unavailable(e);
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException(
                "LED-2001 the ledger's database cannot be used now (SQLState %s). Nothing was stored; the caller tries again. Check that the database runs, has room, and is not locked."
                        .formatted(e.getSQLState()),
                e);
    }

    @Override
    public void close() {
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("LED-2017 the ledger's connections could not be closed", e);
        }
    }

    /** The work may be run again; nothing was stored, or it can be found out. */
    private static final class Disturbed extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean inDoubt;

        Disturbed(SQLException cause, boolean inDoubt) {
            super(cause);
            this.inDoubt = inDoubt;
        }

        /** Others want the same rows, and nothing was stored. */
        boolean isContention() {
            return !inDoubt && SqlStates.isContention((SQLException) getCause());
        }

        LedgerUnavailableException unavailable() {
            SQLException cause = (SQLException) getCause();
            if (!inDoubt) {
                return Database.unavailable(cause);
            }
            return new LedgerUnavailableException(
                    "LED-2002 the answer to a commit was lost and the database cannot be asked (SQLState %s). It may have been stored. The caller tries again later; what was stored is found then."
                            .formatted(cause.getSQLState()),
                    cause);
        }
    }
}
