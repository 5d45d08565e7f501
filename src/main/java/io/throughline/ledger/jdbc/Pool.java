package io.throughline.ledger.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.throughline.ledger.LedgerUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Our own connections: every wait has an end (lock 2 s, statement 10 s, idle in transaction 15 s, pool 3 s). */
final class Pool {

    // A role or database that is told not to flush while we run must not weaken the connections that the pool opens
    // later; stronger
    // settings stay.
    private static final String POSTGRESQL_SESSION = """
            set lock_timeout = '2s'; set statement_timeout = '10s'; set idle_in_transaction_session_timeout = '15s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
            """;
    // H2 keeps 8 parsed statements a connection; a commit alone has more
    private static final String H2_PLANS = "100";
    private static final String H2_TIMEOUTS = "set lock_timeout 2000";

    private Pool() {}

    /** A database on a pool of its own. In memory it lives until it is closed, even while the pool has lost all of its connections. */
    static Database database(LedgerSettings settings, Dialect.Kind kind, Dialect dialect) {
        requireDriver(settings.url());
        Connection held = kind == Dialect.Kind.H2_MEMORY ? heldOpen(settings) : null;
        HikariDataSource pool = open(settings, kind);
        return new Database(pool, () -> closeInTurn(pool, held), dialect);
    }

    /** H2 forgets a database in memory with its last connection, and a pool drops connections, for example after a lock time-out. */
    private static Connection heldOpen(LedgerSettings settings) {
        try {
            return DriverManager.getConnection(
                    settings.url(), settings.user(), settings.password().get());
        } catch (SQLException e) {
            throw cannotBeOpened(settings, e);
        }
    }

    private static void closeInTurn(HikariDataSource pool, Connection held) throws SQLException {
        try (held) {
            pool.close();
        }
    }

    static HikariDataSource open(LedgerSettings settings, Dialect.Kind kind) {
        requireDriver(settings.url());
        HikariConfig config = new HikariConfig();
        config.setPoolName("throughline-ledger");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password().get());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(3_000);
        config.setAutoCommit(false);
        // Else the statements of a new connection stay in an open transaction: rolled back with its first use, or ended
        // as idle.
        config.setIsolateInternalQueries(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        limitWaits(config, kind);
        return open(config, settings);
    }

    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "LED-2022 no JDBC driver for %s is on the class path. The ledger does not start. Add com.h2database:h2, or org.postgresql:postgresql with org.flywaydb:flyway-database-postgresql."
                            .formatted(LedgerUrl.masked(url)),
                    e);
        }
    }

    private static void limitWaits(HikariConfig config, Dialect.Kind kind) {
        if (kind != Dialect.Kind.POSTGRESQL) {
            config.setConnectionInitSql(H2_TIMEOUTS);
            config.addDataSourceProperty("QUERY_CACHE_SIZE", H2_PLANS);
            return;
        }
        config.setConnectionInitSql(POSTGRESQL_SESSION);
        config.addDataSourceProperty("connectTimeout", "3");
        config.addDataSourceProperty("socketTimeout", "15");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "throughline");
    }

    private static HikariDataSource open(HikariConfig config, LedgerSettings settings) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw cannotBeOpened(settings, e);
        }
    }

    private static LedgerUnavailableException cannotBeOpened(LedgerSettings settings, Exception cause) {
        return new LedgerUnavailableException(
                "LED-2001 the ledger's database %s cannot be opened. Nothing was started. Check that it runs, that user and password are right, and that no other process holds the file."
                        .formatted(LedgerUrl.masked(settings.url())),
                cause);
    }
}
