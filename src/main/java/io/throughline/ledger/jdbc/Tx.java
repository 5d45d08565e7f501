package io.throughline.ledger.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One open database transaction. After any error it is broken: further statements and commit throw, only rollback is left. PostgreSQL's
 * driver lets the commit of a failed transaction return normally although everything was rolled back (pgjdbc #1697), which would lose an
 * event while its sender gets 200.
 */
final class Tx implements AutoCloseable {

    private enum Phase {
        OPEN,
        BROKEN,
        COMMITTING,
        COMMITTED
    }

    private static final String CONNECTION_FAILURE = "08006";

    private final Connection connection;
    private final boolean autoCommit;
    private final int attempt;
    private boolean oneMoment;
    private Phase phase = Phase.OPEN;
    private long changes;

    Tx(Connection connection, int attempt) throws SQLException {
        this.connection = connection;
        this.attempt = attempt;
        this.autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
    }

    /** Whether this work was begun before and may have been carried out. */
    boolean isRepeat() {
        return attempt > 1;
    }

    /**
     * Lets all that follows see the database as of its first statement; must come before it. Serializable, because H2 takes a picture of all tables
     * together only then.
     */
    void asOfOneMoment() throws SQLException {
        requireOpen();
        oneMoment = true;
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }

    int update(String sql, Object... arguments) throws SQLException {
        return guarded(sql, statement -> {
            Arguments.bind(statement, arguments);
            int rows = statement.executeUpdate();
            changes += rows;
            return rows;
        });
    }

    void batch(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        changes += rows.size();
        guarded(sql, statement -> {
            for (Object[] row : rows) {
                Arguments.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Runs a statement for each of the rows, and tells how many rows of the table each of them changed. */
    int[] counted(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        int[] counts = guarded(sql, statement -> {
            for (Object[] row : rows) {
                Arguments.bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        changes += Arrays.stream(counts).filter(count -> count > 0).sum();
        return counts;
    }

    /** How many rows were written so far. */
    long changes() {
        return changes;
    }

    /** Whether it is in order, and no row was written since there were {@code before} {@link #changes()}. */
    boolean isUnchangedSince(long before) {
        return phase == Phase.OPEN && changes == before;
    }

    <T> List<T> list(String sql, RowReader<T> reader, Object... arguments) throws SQLException {
        return guarded(sql, statement -> {
            Arguments.bind(statement, arguments);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        });
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, Object... arguments) throws SQLException {
        return list(sql, reader, arguments).stream().findFirst();
    }

    void commit() throws SQLException {
        requireOpen();
        phase = Phase.COMMITTING;
        connection.commit();
        phase = Phase.COMMITTED;
    }

    /** Whether the commit was sent and its answer did not come: nobody knows yet whether it was carried out. */
    boolean isInDoubt() {
        return phase == Phase.COMMITTING;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (phase != Phase.COMMITTED) {
                connection.rollback();
            }
            if (oneMoment) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            if (autoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throwUnlessCommitted(e);
        }
    }

    /** What is committed stays so: a connection that cannot be given back is the pool's trouble. */
    private void throwUnlessCommitted(SQLException e) throws SQLException {
        if (phase != Phase.COMMITTED) {
            throw e;
        }
    }

    private <T> T guarded(String sql, Call<T> call) throws SQLException {
        requireOpen();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return call.on(statement);
        } catch (SQLException e) {
            phase = Phase.BROKEN;
            throw e;
        } catch (AssertionError broken) {
            // pgjdbc asserts in a batch that its connection still answers, which fails when the server is killed
            // (BatchResultHandler.isAutoCommit)
            phase = Phase.BROKEN;
            throw new SQLException("the driver met a broken connection", CONNECTION_FAILURE, broken);
        }
    }

    private void requireOpen() {
        if (phase != Phase.OPEN) {
            throw new IllegalStateException(
                    "LED-2003 a database transaction was used after an error. Nothing was stored. This is a bug: after an error only rollback is allowed.");
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
