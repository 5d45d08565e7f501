package io.throughline.ledger.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A host's DataSource whose commits fail on demand: the connection is cut before the COMMIT arrives, or before its answer comes back. */
final class FaultyConnections implements DataSource {

    enum Cut {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource real;
    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger toPass = new AtomicInteger();
    private volatile Cut cut = Cut.BEFORE_COMMIT;

    FaultyConnections(DataSource real) {
        this.real = real;
    }

    /** The next commits are cut. */
    void cutCommits(Cut where, int times) {
        cutCommits(where, 0, times);
    }

    /** Commits are cut after some that pass: work that was cut is repeated, and would meet the next cut itself. */
    void cutCommits(Cut where, int passing, int times) {
        cut = where;
        toPass.set(passing);
        toCut.set(times);
    }

    /** How many of the cuts asked for have not happened; a fault test whose fault did not happen proves nothing. */
    int notCut() {
        return toCut.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && isToBeCut()) {
                        return cutCommit(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private boolean isToBeCut() {
        return toPass.getAndUpdate(n -> Math.max(0, n - 1)) == 0 && toCut.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private Object cutCommit(Connection connection) throws SQLException {
        if (cut == Cut.AFTER_COMMIT) {
            connection.commit();
        } else {
            connection.rollback();
        }
        connection.close();
        throw new SQLException("cut by the test", "08006");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
