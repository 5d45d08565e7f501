package io.throughline.ledger;

import io.throughline.ledger.jdbc.LedgerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A real PostgreSQL server for tests, started by the first test that asks and shared by all of one JVM. It flushes every commit, unlike the
 * defaults of its library. If it cannot start, the test fails: there is no skipping.
 */
public final class PostgresServer {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server of this JVM, started if it is not yet. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, to be stopped or misconfigured; the caller closes it. */
    public static EmbeddedPostgres start(String fsync) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", fsync)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** Settings of a new, empty database on this server. */
    public LedgerSettings newDatabase() {
        String name = "ledger_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        return LedgerSettings.of(server.getJdbcUrl(USER, name), USER, () -> "");
    }

    /** Runs one administrator's statement. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(USER, USER));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Shared {
        private static final PostgresServer SERVER = open();

        private static PostgresServer open() {
            try {
                return new PostgresServer(start("on"));
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL is needed for this test and does not start", e);
            }
        }
    }
}
