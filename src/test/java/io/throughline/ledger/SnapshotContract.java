package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.ledger.check.LedgerSnapshot.EventRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the history checker reads. */
interface SnapshotContract extends LedgerUnderTest {

    @Test
    default void aSnapshotHoldsWhatWasWritten() {
        Lease lease = acceptedAndClaimed(LedgerUnderTest.unique("snapshot"));
        commit(lease, LedgerUnderTest.intend("customer", null));
        commit(
                lease,
                LedgerUnderTest.concluded("customer", StepState.DONE, false),
                LedgerUnderTest.to(TransactionState.COMPLETED));

        LedgerSnapshot snapshot = ledger().snapshot();

        assertThat(snapshot.transactions())
                .filteredOn(row -> row.id().equals(lease.transactionId()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(TransactionState.COMPLETED);
                    assertThat(row.epoch()).isEqualTo(lease.epoch());
                    assertThat(row.endedAt()).isBeforeOrEqualTo(snapshot.readAt());
                });
        assertThat(snapshot.attempts())
                .filteredOn(row -> row.transactionId().equals(lease.transactionId()))
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo("DONE"));
        assertThat(snapshot.audit())
                .filteredOn(row -> row.transactionId().equals(lease.transactionId()))
                .extracting(LedgerSnapshot.AuditRow::action)
                .contains("event.accepted", "step.done", "transaction.completed");
    }

    @Test
    default void aSnapshotIsOfOneMomentWhileOthersWrite() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            while (!enough.get()) {
                accepted("snapshot-beside", LedgerUnderTest.unique("beside"));
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 30; i++) {
                LedgerSnapshot snapshot = ledger().snapshot();
                assertThat(carried(snapshot)).containsExactlyInAnyOrderElementsOf(stored(snapshot));
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    private static List<String> stored(LedgerSnapshot snapshot) {
        return snapshot.events().stream()
                .filter(event -> event.objectId().startsWith("beside"))
                .map(EventRow::id)
                .toList();
    }

    private static List<String> carried(LedgerSnapshot snapshot) {
        return snapshot.transactions().stream()
                .filter(transaction -> transaction.objectId().startsWith("beside"))
                .map(TransactionRow::eventId)
                .toList();
    }
}
