package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.Committed;
import io.throughline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Stores what is in hand, and tries again while the lease holds: an answer that a vendor gave shall not be lost because the database was away
 * for a moment.
 */
final class StoreWithPatience {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private StoreWithPatience() {}

    static void store(WorkflowHost host, WorkflowRun run, List<Change> changes) {
        commit(host, run, changes);
        host.due().ring();
    }

    /** The same for a commit that may find its subject taken: then nothing was stored, and the changes in hand stay so. */
    static Committed commit(WorkflowHost host, WorkflowRun run, List<Change> changes) {
        List<Change> all = run.pendingWith(changes).stream()
                .map(change -> withDeadline(host, change))
                .toList();
        Optional<Committed> committed = tryToCommit(host, run, all);
        while (committed.isEmpty()) {
            host.clock().pause(host.due(), PAUSE);
            committed = tryToCommit(host, run, all);
        }
        if (committed.get() instanceof Committed.Stored) {
            run.stored();
        }
        return committed.get();
    }

    private static Change withDeadline(WorkflowHost host, Change change) {
        return change instanceof Change.OpenCase open && open.answerWithin() == null
                ? new Change.OpenCase(open.desk(), host.answerWithin(open.desk().team()))
                : change;
    }

    private static Optional<Committed> tryToCommit(WorkflowHost host, WorkflowRun run, List<Change> changes) {
        try {
            return Optional.of(host.ledger().commit(run.lease(), run.commitId(), changes));
        } catch (LedgerUnavailableException down) {
            if (!run.leaseClock().holdsFor(PAUSE) || Thread.currentThread().isInterrupted()) {
                throw down;
            }
            return Optional.empty();
        }
    }
}
