package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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
}
