package io.throughline.ledger;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2FileLedgerIT implements LedgerContract {

    @TempDir
    private static Path folder;

    private JdbcLedger ledger;

    @BeforeAll
    void open() {
        ledger = JdbcLedger.open(
                LedgerSettings.file(folder.resolve("ledger")),
                () -> UUID.randomUUID().toString());
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
