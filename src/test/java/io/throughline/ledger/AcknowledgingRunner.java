package io.throughline.ledger;

import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.workflow.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A process that stores events and outcomes without end and prints each only after the ledger said that it is stored; to be killed. */
public final class AcknowledgingRunner {

    private AcknowledgingRunner() {}

    /** @param arguments the H2 file */
    public static void main(String[] arguments) {
        JdbcLedger ledger = JdbcLedger.open(
                LedgerSettings.file(Path.of(arguments[0])),
                () -> UUID.randomUUID().toString());
        System.out.println("open");
        for (int i = 0; ; i++) {
            String key = UUID.randomUUID().toString();
            ledger.accept(LedgerUnderTest.event(key, "006-" + key, "v1"), List.of(LedgerUnderTest.run("flow")));
            System.out.println("accepted " + key);
            Lease lease = ledger.claim("flow", "bundle-1", "child", 1, Duration.ofHours(1))
                    .get(0);
            ledger.commit(lease, List.of(LedgerUnderTest.concluded("step", StepState.DONE, false)));
            System.out.println("concluded " + lease.transactionId());
        }
    }
}
