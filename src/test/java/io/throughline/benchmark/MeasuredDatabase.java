package io.throughline.benchmark;

import io.throughline.ledger.jdbc.LedgerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A durable database of its own for one measurement. */
interface MeasuredDatabase extends AutoCloseable {

    LedgerSettings settings();

    /** How often the server has flushed its log, by its own count; the ledger must be closed, for sessions report at their end. */
    Optional<Long> flushes() throws SQLException;

    /** The calls of all deals, as the ledger keeps them. */
    default List<RecordedCall> calls() throws SQLException, IOException {
        LedgerSettings settings = settings();
        List<RecordedCall> calls = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), "");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select call_name, status, body from tl_raw_answer order by id")) {
            while (rows.next()) {
                byte[] body = rows.getBytes(3);
                calls.add(RecordedCall.of(rows.getString(1), rows.getInt(2), body == null ? null : expanded(body)));
            }
        }
        return calls;
    }

    private static byte[] expanded(byte[] body) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        }
    }

    @Override
    void close() throws IOException;

    static MeasuredDatabase named(String name) throws IOException {
        return name.equals("h2") ? new H2File() : new PostgreSql();
    }

    /** An H2 file as the product uses it. H2 does not count what it flushes. */
    final class H2File implements MeasuredDatabase {

        private final LedgerSettings settings;

        private H2File() throws IOException {
            settings = LedgerSettings.file(
                    Files.createTempDirectory("throughline-h2").resolve("ledger"));
        }

        @Override
        public LedgerSettings settings() {
            return settings;
        }

        @Override
        public Optional<Long> flushes() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** PostgreSQL that flushes each commit, unlike the defaults of its library. */
    final class PostgreSql implements MeasuredDatabase {

        private static final String USER = "postgres";
        private static final String LIVING =
                "select count(*) from pg_stat_activity where application_name = 'throughline'";
        private static final String FLUSHES = "select sum(fsyncs) from pg_stat_io where object = 'wal'";

        private final EmbeddedPostgres server;

        private PostgreSql() throws IOException {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        }

        @Override
        public LedgerSettings settings() {
            return LedgerSettings.of(server.getJdbcUrl(USER, USER), USER, () -> "");
        }

        @Override
        public Optional<Long> flushes() throws SQLException {
            try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(USER, USER));
                    Statement statement = connection.createStatement()) {
                while (number(statement, LIVING) > 0) {
                    Thread.onSpinWait();
                }
                return Optional.of(number(statement, FLUSHES));
            }
        }

        private static long number(Statement statement, String sql) throws SQLException {
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
