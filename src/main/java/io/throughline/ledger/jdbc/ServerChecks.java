package io.throughline.ledger.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be true of a database before the first event is acknowledged on it; checked at start, for our own and for a host's. */
final class ServerChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ServerChecks.class);
    // Each of these waits for the local flush; only "off" does not
    private static final Set<String> FLUSHING = Set.of("on", "local", "remote_write", "remote_apply");
    // The value at the beginning of the session (reset_val) is what server, database, role and connection options say
    private static final String POSTGRESQL_SETTINGS = """
            select name, case when name = 'synchronous_commit' and reset_val = 'off' then reset_val else setting end as present
            from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'lock_timeout')
            """;
    private static final String H2_WRITE_DELAY =
            "select setting_value as write_delay from information_schema.settings where setting_name = 'WRITE_DELAY'";

    private ServerChecks() {}

    /** Finds out what a host's DataSource leads to. */
    static Dialect.Kind kindOf(DataSource source, Durability durability) throws SQLException {
        try (Connection connection = source.getConnection()) {
            requireReadCommitted(connection);
            String url = connection.getMetaData().getURL();
            if (url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:")) {
                return Dialect.Kind.H2_FILE;
            }
            return LedgerUrl.kindOf(url, durability);
        }
    }

    static void verify(Database database) {
        switch (database.dialect().kind()) {
            case POSTGRESQL -> verifyPostgresql(database);
            case H2_FILE -> verifyH2File(database);
            case H2_MEMORY ->
                LOG.warn(
                        "LED-2015 the ledger is in memory (durability=none): every transaction is lost when this process ends. Use it for tests only.");
        }
    }

    private static void requireReadCommitted(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new IllegalArgumentException(
                    "LED-2014 the given DataSource does not use isolation READ COMMITTED, on which the ledger's claims rely. It does not start. Set the pool's transaction isolation.");
        }
    }

    private static void verifyPostgresql(Database database) {
        Map<String, String> found = new HashMap<>();
        database.transaction(
                tx -> tx.list(POSTGRESQL_SETTINGS, row -> found.put(row.text("name"), row.text("present"))));
        if (!found.get("fsync").equals("on") || !FLUSHING.contains(found.get("synchronous_commit"))) {
            throw new IllegalArgumentException(
                    "LED-2008 the PostgreSQL server does not flush commits (fsync=%s, synchronous_commit=%s): acknowledged events could be lost. The ledger does not start. Set both to on, for the server and for this database and role."
                            .formatted(found.get("fsync"), found.get("synchronous_commit")));
        }
        if (!found.get("full_page_writes").equals("on")) {
            LOG.warn(
                    "LED-2031 the PostgreSQL server writes half pages after a power cut (full_page_writes=off) unless its file system prevents it. The ledger starts; set it to on.");
        }
        if (found.get("lock_timeout").equals("0")) {
            LOG.warn(
                    "LED-2018 the given connections wait for locks without end (lock_timeout=0). The ledger starts; set lock_timeout=2s for them.");
        }
    }

    private static void verifyH2File(Database database) {
        String delay = database.transaction(tx -> tx.first(H2_WRITE_DELAY, row -> row.text("write_delay")))
                .orElse("unknown");
        if (!delay.equals("0")) {
            throw new IllegalArgumentException(
                    "LED-2009 the H2 database writes commits with a delay (WRITE_DELAY=%s) and would lose them when the process is killed. The ledger does not start. Add ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE to its URL."
                            .formatted(delay));
        }
        LOG.info(
                "LED-2032 the ledger is an H2 file: what it acknowledged survives a killed process, not a power cut or a crash of the operating system. Use PostgreSQL where that matters.");
    }
}
