package io.throughline.camel.workflow;

import io.throughline.ledger.Change;
import io.throughline.ledger.NewCase;
import io.throughline.workflow.StepEvent;
import io.throughline.workflow.TransactionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores how a run ended. "No exception" is not "finished": completed is only a run that is open, reached the end marker, and carries no
 * exception, stop or handled failure.
 */
final class RunEnd {

    private static final Logger LOG = LoggerFactory.getLogger(RunEnd.class);

    private final WorkflowHost host;

    RunEnd(WorkflowHost host) {
        this.host = host;
    }

    /** False if nothing may be written, because the lease is lost or the ledger could not be reached. */
    boolean store(WorkflowRun run, Exchange exchange) {
        if (run.closing() instanceof Closing.Abandon abandon) {
            LOG.info(
                    "transaction {} is left to its next claim: {}",
                    run.transaction().id(),
                    abandon.reason());
            return false;
        }
        List<Change> changes = run.isOpen() ? ended(run, exchange) : closed(run);
        StoreWithPatience.store(host, run, changes);
        return true;
    }

    void tooManyCrashes(WorkflowRun run) {
        NewCase desk = StepCases.bug(
                "WFL-2012",
                null,
                "Working on this transaction ended the process %d times"
                        .formatted(run.transaction().crashes() - 1),
                "It never reported an outcome; it may kill the process.",
                "Look at the raw message and the logs of that time before it is tried again.");
        StoreWithPatience.store(host, run, person(run, TransactionEvent.CRASHED_TOO_OFTEN, desk));
    }

    private List<Change> ended(WorkflowRun run, Exchange exchange) {
        if (exchange.getException() != null) {
            LOG.error(
                    "workflow {} failed in transaction {}",
                    run.transaction().workflow(),
                    run.transaction().id(),
                    exchange.getException());
            return person(
                    run, TransactionEvent.ROUTE_ENDED_EARLY, StepCases.fault(node(exchange), exchange.getException()));
        }
        if (run.endReached() && !wasHandled(exchange)) {
            return List.of(run.move(TransactionEvent.ROUTE_ENDED, null, null, null));
        }
        return person(
                run,
                TransactionEvent.ROUTE_ENDED_EARLY,
                StepCases.bug(
                        "WFL-2013",
                        null,
                        "The workflow ended early at '%s'".formatted(node(exchange)),
                        "It was stopped, or an error handler took over, before its last step.",
                        "Let the route lead to its end: use choice instead of stop, and leave failures to the steps."));
    }

    private static boolean wasHandled(Exchange exchange) {
        return exchange.isRouteStop()
                || exchange.isRollbackOnly()
                || exchange.isRollbackOnlyLast()
                || exchange.getExchangeExtension().isFailureHandled()
                || Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled());
    }

    private static String node(Exchange exchange) {
        String node = exchange.getExchangeExtension().getHistoryNodeId();
        return node == null ? "its start" : node;
    }

    private List<Change> closed(WorkflowRun run) {
        if (run.closing() instanceof Closing.Wait wait) {
            return List.of(run.move(TransactionEvent.STEP_WAITS, wait.duration(), wait.waitsFor(), wait.reason()));
        }
        if (run.closing() instanceof Closing.Undo undo) {
            return undo(run, undo);
        }
        return person(run, TransactionEvent.STEP_NEEDS_PERSON, ((Closing.Person) run.closing()).desk());
    }

    private List<Change> person(WorkflowRun run, TransactionEvent event, NewCase desk) {
        return List.of(new Change.OpenCase(desk), run.move(event, null, null, desk.title()));
    }

    private List<Change> undo(WorkflowRun run, Closing.Undo closing) {
        List<Change> changes = new ArrayList<>();
        run.toUndo(closing.butNot())
                .forEach(step ->
                        changes.add(new Change.Undo(step, run.happened(step, StepEvent.UNDO_DUE), null, false)));
        changes.add(new Change.OpenCase(closing.desk()));
        changes.add(run.move(
                TransactionEvent.STEP_REFUSED,
                Duration.ZERO,
                null,
                closing.desk().title()));
        return changes;
    }
}
