package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.List;

/**
 * Stores what is in hand, and tries again while the lease holds: an answer that a vendor gave shall not be lost because the database was away
 * for a moment.
 */
final class StoreWithPatience {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private StoreWithPatience() {}

    static void store(WorkflowHost host, WorkflowRun run, List<Change> changes) {
        List<Change> all = run.pendingWith(changes);
        while (!tryToStore(host, run, all)) {
            host.due().pause(PAUSE);
        }
        run.stored();
        host.due().ring();
    }

    private static boolean tryToStore(WorkflowHost host, WorkflowRun run, List<Change> changes) {
        try {
            host.ledger().commit(run.lease(), changes);
            return true;
        } catch (LedgerUnavailableException down) {
            if (!run.leaseClock().holdsFor(PAUSE) || Thread.currentThread().isInterrupted()) {
                throw down;
            }
            return false;
        }
    }
}
