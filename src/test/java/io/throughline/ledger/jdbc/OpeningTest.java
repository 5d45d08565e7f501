package io.throughline.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.LoggedLines;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {

    private static final Supplier<String> IDS = () -> UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    @Test
    void aFileKeepsWhatItWasToldOverReopening() {
        LedgerSettings settings = LedgerSettings.file(folder.resolve("ledger"));
        try (JdbcLedger ledger = JdbcLedger.open(settings, IDS)) {
            ledger.moveCursor("feed", "7");
        }
        try (JdbcLedger ledger = JdbcLedger.open(settings, IDS)) {
            assertThat(ledger.cursor("feed")).contains("7");
        }
    }

    @Test
    void aFileSaysThatItDoesNotSurviveAPowerCut() {
        LedgerSettings settings = LedgerSettings.file(folder.resolve("ledger"));
        assertThat(LoggedLines.during(() -> JdbcLedger.open(settings, IDS).close()))
                .anySatisfy(line -> assertThat(line).startsWith("LED-2032").contains("not a power cut"));
    }

    @Test
    void aHostsFileThatWritesLateIsRefused() {
        assertThatThrownBy(() -> JdbcLedger.open(hosts("jdbc:h2:file:" + folder.resolve("late")), Durability.FULL, IDS))
                .hasMessageStartingWith("LED-2009")
                .hasMessageContaining("WRITE_DELAY=500");
    }

    @Test
    void aHostsSafeFileIsTakenAndStaysOpenForTheHost() throws SQLException {
        DataSource source = hosts("jdbc:h2:file:" + folder.resolve("hosts") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        try (Connection host = source.getConnection()) {
            host.createStatement().execute("create table hosts_own (id int)");
            try (JdbcLedger ledger = JdbcLedger.open(source, Durability.FULL, IDS)) {
                ledger.moveCursor("feed", "7");
            }
            assertThat(host.createStatement().executeUpdate("insert into hosts_own values (1)"))
                    .as("the host's own tables and connections live on")
                    .isEqualTo(1);
        }
    }

    @Test
    void aHostsTablesAreLeftAloneAlsoIfTheirNamesBeginLikeOurs() throws SQLException {
        DataSource source =
                hosts("jdbc:h2:file:" + folder.resolve("timelog") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        try (Connection host = source.getConnection()) {
            host.createStatement().execute("create table tl_timesheet (id int)");
            host.createStatement().execute("insert into tl_timesheet values (1)");
            JdbcLedger.open(source, Durability.FULL, IDS).close();
            assertThat(host.createStatement().executeUpdate("update tl_timesheet set id = 2"))
                    .isEqualTo(1);
        }
    }

    @Test
    void everyTableOfTheLedgerIsKnownAsOursSoThatAHalfMadeOneIsMadeAnew() throws SQLException {
        DataSource source = hosts("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcLedger.open(source, Durability.NONE, IDS).close();
        Set<String> made = new TreeSet<>();
        try (Connection host = source.getConnection();
                ResultSet tables = host.createStatement()
                        .executeQuery("select lower(table_name) from information_schema.tables"
                                + " where table_schema = current_schema")) {
            while (tables.next()) {
                made.add(tables.getString(1));
            }
        }
        assertThat(made).isEqualTo(new TreeSet<>(HalfMadeTables.OURS));
    }

    @Test
    void aHostsMemoryNeedsDurabilityNone() {
        DataSource source = hosts("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        assertThatThrownBy(() -> JdbcLedger.open(source, Durability.FULL, IDS)).hasMessageStartingWith("LED-2010");
        JdbcLedger.open(source, Durability.NONE, IDS).close();
    }

    @Test
    void aHostsPoolWithAnotherIsolationIsRefused() {
        DataSource source = hosts("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        assertThatThrownBy(() -> JdbcLedger.open(source, Durability.NONE, IDS)).hasMessageStartingWith("LED-2014");
    }

    @Test
    void aMissingUniqueKeyStopsTheStart() throws SQLException {
        DataSource source = hosts("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcLedger.open(source, Durability.NONE, IDS).close();
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("alter table tl_event drop constraint tl_event_accepted_once");
        }
        assertThatThrownBy(() -> JdbcLedger.open(source, Durability.NONE, IDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("LED-2012")
                .hasMessageContaining("tl_event_accepted_once");
    }

    @Test
    void onlyAManualClockMovesByHand() {
        try (JdbcLedger ledger =
                JdbcLedger.open(LedgerSettings.inMemory(UUID.randomUUID().toString()), IDS)) {
            assertThatThrownBy(ledger::manualClock).hasMessageStartingWith("LED-2021");
        }
    }

    private static JdbcDataSource hosts(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }
}
