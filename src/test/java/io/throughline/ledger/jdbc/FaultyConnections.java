package io.throughline.ledger.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A host's DataSource that fails on demand: commits are cut before the COMMIT arrives or before its answer comes back, writes are refused as by a full or
 * read-only store, or there are no connections left. Thread-safe.
 */
public final class FaultyConnections implements DataSource {

    /** Why nothing can be written for a while. */
    public enum Refusal {
        DISK_FULL("53100"),
        READ_ONLY("25006"),
        /** No connection is free; what a pool throws carries no SQLState. */
        POOL_EMPTY(null);

        private final String state;

        Refusal(String state) {
            this.state = state;
        }
    }

    enum Cut {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource real;
    private final AtomicInteger toCut = new AtomicInteger();
    private final AtomicInteger toAssert = new AtomicInteger();
    private final AtomicInteger toPass = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Cut cut = Cut.BEFORE_COMMIT;
    private volatile Refusal refusal;
    private volatile Runnable meanwhile = () -> {};

    public FaultyConnections(DataSource real) {
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

    /** What happens after each cut, before anybody hears of it. */
    void meanwhile(Runnable somebodyElse) {
        meanwhile = somebodyElse;
    }

    /** How many of the cuts asked for have not happened; a fault test whose fault did not happen proves nothing. */
    int notCut() {
        return toCut.get();
    }

    /** The next batch finds its connection broken, and the driver asserts that this cannot be, as pgjdbc does where assertions are on. */
    void assertInNextBatch() {
        toAssert.set(1);
    }

    int notAsserted() {
        return toAssert.get();
    }

    /** Refuses all writes from now on, until {@link #recover}. */
    public void refuse(Refusal why) {
        refusal = why;
    }

    /** All is well again. */
    public void recover() {
        refusal = null;
    }

    /** How often something was refused so far. */
    public int refused() {
        return refused.get();
    }

    private SQLException refusal(Refusal why) {
        refused.incrementAndGet();
        return why == Refusal.POOL_EMPTY
                ? new SQLTransientConnectionException("no connection is free")
                : new SQLException("refused by the test", why.state);
    }

    private PreparedStatement refusingWrites(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("executeBatch") && toAssert.getAndSet(0) > 0) {
                        throw new AssertionError("getAutoCommit() should not throw");
                    }
                    Refusal why = refusal;
                    if (why != null && List.of("executeUpdate", "executeBatch").contains(method.getName())) {
                        throw refusal(why);
                    }
                    return through(statement, method, arguments);
                });
    }

    private static Object through(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (refusal == Refusal.POOL_EMPTY) {
            throw refusal(Refusal.POOL_EMPTY);
        }
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && isToBeCut()) {
                        return cutCommit(connection);
                    }
                    Object result = through(connection, method, arguments);
                    return result instanceof PreparedStatement statement ? refusingWrites(statement) : result;
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
        meanwhile.run();
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
