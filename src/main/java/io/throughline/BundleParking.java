package io.throughline;

import io.throughline.ledger.Change;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.OpenWork;
import io.throughline.workflow.TransactionEvent;
import io.throughline.workflow.TransactionLifecycle;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;

/** Leaves transactions whose files cannot be run to a person, who can pin them to the current ones. Nothing is guessed (G11). */
record BundleParking(Ledger ledger, String owner) {

    private static final int AT_ONCE = 16;
    private static final Duration LEASE = Duration.ofMinutes(1);

    /**
     * Opens a case for each transaction that is due.
     *
     * @param problem one sentence: what keeps the files from being run
     */
    void park(OpenWork work, String problem) {
        List<Lease> claimed;
        do {
            claimed = ledger.claim(work.workflow(), work.bundle(), owner, AT_ONCE, LEASE);
            claimed.forEach(lease -> park(lease, work, problem));
        } while (claimed.size() == AT_ONCE);
    }

    private void park(Lease lease, OpenWork work, String problem) {
        TransactionState state = ledger.history(lease.transactionId())
                .orElseThrow()
                .transaction()
                .state();
        TransactionState next = TransactionLifecycle.TABLE.next(state, TransactionEvent.BUNDLE_UNAVAILABLE);
        NewCase desk = new NewCase(
                "failure",
                "integration-support",
                "WFL-2030",
                "The files that this transaction began with cannot be run any more",
                "It is pinned to the bundle %s, workflow %s: %s".formatted(work.bundle(), work.workflow(), problem),
                "Retry it with the current files (desk retry --with-current), if its steps allow that, or dismiss it with a reason. Nothing was called meanwhile.",
                null,
                null,
                null);
        ledger.commit(lease, List.of(new Change.OpenCase(desk), new Change.Move(next, null, null, desk.title())));
    }
}
