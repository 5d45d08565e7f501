package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOpeningIT {

    @Test
    void aServerThatDoesNotFlushIsRefused() throws IOException {
        try (EmbeddedPostgres careless = PostgresServer.start("off")) {
            LedgerSettings settings =
                    LedgerSettings.of(careless.getJdbcUrl("postgres", "postgres"), "postgres", () -> "");
            assertThatThrownBy(() -> JdbcLedger.open(settings, () -> "id"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("LED-2008")
                    .hasMessageContaining("fsync=off");
        }
    }

    @Test
    void aDatabaseThatAnswersBeforeItFlushesIsRefused() {
        LedgerSettings settings = PostgresServer.shared().newDatabase();
        String name = settings.url().replaceAll(".*/(\\w+)\\?.*", "$1");
        PostgresServer.shared().execute("alter database " + name + " set synchronous_commit = off");
        assertThatThrownBy(() -> JdbcLedger.open(settings, () -> "id")).hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void aRoleThatAnswersBeforeItFlushesIsRefused() {
        LedgerSettings settings = PostgresServer.shared().newDatabase();
        String role = "careless_" + UUID.randomUUID().toString().replace("-", "");
        PostgresServer.shared().execute("create role " + role + " superuser login");
        PostgresServer.shared().execute("alter role " + role + " set synchronous_commit = off");
        LedgerSettings careless =
                LedgerSettings.of(settings.url().replaceAll("user=\\w+", "user=" + role), role, () -> "");
        assertThatThrownBy(() -> JdbcLedger.open(careless, () -> "id"))
                .hasMessageContaining("LED-2008")
                .hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void connectionsThatAnswerBeforeTheyFlushAreRefused() {
        LedgerSettings settings = PostgresServer.shared().newDatabase();
        LedgerSettings careless =
                LedgerSettings.of(settings.url() + "&options=-c%20synchronous_commit=off", settings.user(), () -> "");
        assertThatThrownBy(() -> JdbcLedger.open(careless, () -> "id"))
                .hasMessageContaining("LED-2008")
                .hasMessageContaining("synchronous_commit=off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
    void everySettingThatWaitsForTheFlushIsTaken(String value) {
        LedgerSettings settings = PostgresServer.shared().newDatabase();
        String options = "&options=-c%20synchronous_commit=" + value;
        LedgerSettings chosen = LedgerSettings.of(settings.url() + options, settings.user(), () -> "");
        try (JdbcLedger ledger = JdbcLedger.open(chosen, () -> "id")) {
            ledger.moveCursor("feed", "7");
            assertThat(ledger.cursor("feed")).contains("7");
        }
    }

    @Test
    void aServerThatTearsPagesIsTakenWithAWarning() throws IOException {
        try (EmbeddedPostgres torn = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "off")
                .start()) {
            LedgerSettings settings = LedgerSettings.of(torn.getJdbcUrl("postgres", "postgres"), "postgres", () -> "");
            assertThat(LoggedLines.during(
                            () -> JdbcLedger.open(settings, () -> "id").close()))
                    .anySatisfy(line -> assertThat(line).startsWith("LED-2031"));
        }
    }

    @Test
    void leasesOnAServerAreNeverEndedByForce() {
        try (JdbcLedger ledger = JdbcLedger.open(PostgresServer.shared().newDatabase(), () -> "id")) {
            assertThatThrownBy(ledger::endLeasesOfDeadOwner).hasMessageStartingWith("LED-2013");
        }
    }

    @Test
    void aServerThatIsNotThereIsReportedAsUnavailable() {
        LedgerSettings nowhere = LedgerSettings.of("jdbc:postgresql://127.0.0.1:1/none", "u", () -> "geheim");
        assertThatThrownBy(() -> JdbcLedger.open(nowhere, () -> "id"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void r21ProcessesThatStartAtOnceOnAnEmptyDatabaseAllBegin() throws Exception {
        for (int round = 0; round < 6; round++) {
            LedgerSettings settings = PostgresServer.shared().newDatabase().withPoolSize(3);
            Threads.all(6, number -> {
                JdbcLedger.open(settings, () -> "id").close();
                return null;
            });
        }
    }
}
