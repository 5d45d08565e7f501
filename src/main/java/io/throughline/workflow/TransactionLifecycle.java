package io.throughline.workflow;

import static io.throughline.workflow.TransactionEvent.*;
import static io.throughline.workflow.TransactionState.*;

import io.throughline.workflow.Lifecycle.Transition;
import java.util.List;

/** The life of a transaction. A claim of a compensating transaction leaves it compensating. */
public final class TransactionLifecycle {

    /** State, event, next state, action. */
    public static final Lifecycle<TransactionState, TransactionEvent> TABLE = new Lifecycle<>(
            "transaction",
            List.of(
                    row(NEW, CLAIMED, RUNNING, "lease it and run the workflow route"),
                    row(
                            WAITING,
                            CLAIMED,
                            RUNNING,
                            "lease it and run the workflow route again; finished steps are skipped"),
                    row(RUNNING, CLAIMED, RUNNING, "take over after the lease ended"),
                    row(COMPENSATING, CLAIMED, COMPENSATING, "lease it and go on undoing"),
                    row(RUNNING, STEP_WAITS, WAITING, "store when it is due again and what wakes it earlier"),
                    row(RUNNING, STEP_NEEDS_PERSON, WITH_PERSON, "open a desk case"),
                    row(RUNNING, STEP_REFUSED, COMPENSATING, "undo what was done, last step first"),
                    row(RUNNING, ROUTE_ENDED, COMPLETED, "wake who waits for it"),
                    row(RUNNING, ROUTE_ENDED_EARLY, WITH_PERSON, "open a desk case that names the node"),
                    row(RUNNING, CRASHED_TOO_OFTEN, WITH_PERSON, "open a desk case: may kill the process"),
                    row(COMPENSATING, CRASHED_TOO_OFTEN, WITH_PERSON, "open a desk case: may kill the process"),
                    row(RUNNING, BUNDLE_UNAVAILABLE, WITH_PERSON, "open a desk case: its files cannot be run"),
                    row(COMPENSATING, BUNDLE_UNAVAILABLE, WITH_PERSON, "open a desk case: its files cannot be run"),
                    row(COMPENSATING, UNDO_WAITS, COMPENSATING, "store when it is due again"),
                    row(COMPENSATING, UNDO_STUCK, WITH_PERSON, "open a desk case: needs a person, is not undone"),
                    row(COMPENSATING, UNDONE, COMPENSATED, "open a desk case that says why"),
                    row(NEW, NEWER_VERSION_CAME, SUPERSEDED, "nothing to do any more"),
                    row(WITH_PERSON, PERSON_RETRIED, WAITING, "due now"),
                    row(WITH_PERSON, PERSON_APPROVED, WAITING, "due now, with the approval on record"),
                    row(WITH_PERSON, PERSON_RETRIED_UNDO, COMPENSATING, "due now; what was stuck is undone again"),
                    row(WITH_PERSON, PERSON_DISMISSED, DISMISSED, "keep the reason")));

    private TransactionLifecycle() {}

    private static Transition<TransactionState, TransactionEvent> row(
            TransactionState from, TransactionEvent event, TransactionState to, String action) {
        return new Transition<>(from, event, to, action);
    }
}
