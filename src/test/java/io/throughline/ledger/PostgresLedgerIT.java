package io.throughline.ledger;

import io.throughline.ledger.jdbc.JdbcLedger;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresLedgerIT implements LedgerContract {

    private JdbcLedger ledger;

    @BeforeAll
    void open() {
        ledger = JdbcLedger.open(
                PostgresServer.shared().newDatabase(), () -> UUID.randomUUID().toString());
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @Override
    public JdbcLedger ledger() {
        return ledger;
    }
}
