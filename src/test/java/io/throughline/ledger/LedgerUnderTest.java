package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Change.Conclude;
import io.throughline.ledger.Change.Intend;
import io.throughline.ledger.Change.Move;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What every contract needs: a ledger, and the small words in which the contracts speak. Each test uses a workflow of its own. */
interface LedgerUnderTest {

    Duration MINUTE = Duration.ofMinutes(1);

    JdbcLedger ledger();

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static NewEvent event(String key, String objectId, String version) {
        return new NewEvent(
                key,
                "opportunity.won.v1",
                "salesforce",
                "opportunity",
                objectId,
                version,
                "de",
                Instant.parse("2026-03-01T10:15:30.123456Z"),
                Map.of("id", objectId, "generation", 1),
                "{\"id\":1}".getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    static NewTransaction run(String workflow) {
        return new NewTransaction(workflow, null, null, "bundle-1");
    }

    /** A transaction for an object of its own. */
    default String accepted(String workflow) {
        return accepted(workflow, unique("006"));
    }

    default String accepted(String workflow, String objectId) {
        return ledger().accept(event(unique("won"), objectId, "2026-03-01T10:15:30Z"), List.of(run(workflow)))
                .transactionIds()
                .get(0);
    }

    default Lease claimed(String workflow) {
        List<Lease> leases = ledger().claim(workflow, "bundle-1", "worker-1", 1, MINUTE);
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    default Lease acceptedAndClaimed(String workflow) {
        String id = accepted(workflow);
        Lease lease = claimed(workflow);
        assertThat(lease.transactionId()).isEqualTo(id);
        return lease;
    }

    default Committed commit(Lease lease, Change... changes) {
        return ledger().commit(lease, Arrays.asList(changes));
    }

    default TransactionHistory history(Lease lease) {
        return ledger().history(lease.transactionId()).orElseThrow();
    }

    default TransactionState stateOf(Lease lease) {
        return history(lease).transaction().state();
    }

    static Intend intend(String step, String subject) {
        return new Intend(
                step,
                "erp-customer-confirm",
                "netsuite",
                "key-" + step,
                "tl-0001",
                subject,
                "erp-customer-close",
                Map.of("id", "7"),
                Duration.ofSeconds(25));
    }

    static Conclude concluded(String step, StepState state, boolean failed) {
        boolean done = state == StepState.DONE;
        return new Conclude(
                step,
                "erp-customer-confirm",
                "netsuite",
                state,
                done ? Map.of("id", "C-1") : null,
                done ? "C-1" : null,
                done ? null : "the target said no",
                failed,
                state == StepState.UNKNOWN ? Duration.ofSeconds(25) : null,
                List.of());
    }

    static Move to(TransactionState state) {
        return new Move(state, null, null, "because");
    }

    static Move waiting(Duration dueIn, String waitsFor) {
        return new Move(TransactionState.WAITING, dueIn, waitsFor, "waits");
    }
}
