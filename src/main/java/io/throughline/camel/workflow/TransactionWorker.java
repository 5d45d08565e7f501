package io.throughline.camel.workflow;

import io.throughline.ledger.EventRecord;
import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one claimed transaction: runs the route, or goes on undoing, and stores how it ended. Thread-safe. */
final class TransactionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionWorker.class);

    /** Who waits to be alone is woken when another one leaves; this is only the net below it. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final WorkflowHost host;
    private final DefaultConsumer consumer;
    private final RunEnd end;

    TransactionWorker(WorkflowHost host, DefaultConsumer consumer) {
        this.host = host;
        this.consumer = consumer;
        this.end = new RunEnd(host);
    }

    /** An {@link Error} that a payload can cause, such as a stack that is too deep, costs neither the thread nor the transaction. */
    WorkEnd work(LeaseClock lease) {
        try {
            return begin(open(lease));
        } catch (LeaseLostException lost) {
            LOG.info("{}", lost.getMessage());
            return WorkEnd.ABANDONED;
        } catch (LedgerUnavailableException down) {
            LOG.warn(
                    "{} Transaction {} goes on when its lease ends.",
                    down.getMessage(),
                    lease.lease().transactionId());
            return WorkEnd.ABANDONED;
        } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError fault) {
            LOG.error(
                    "WFL-3003 transaction {} could not be worked on; it goes on when its lease ends",
                    lease.lease().transactionId(),
                    fault);
            return WorkEnd.FAILED;
        }
    }

    private WorkEnd begin(WorkflowRun run) {
        int crashes = run.transaction().crashes();
        int limit = host.settings().crashLimit();
        if (crashes > limit) {
            end.tooManyCrashes(run);
            return WorkEnd.REPORTED;
        }
        if (crashes == limit) {
            return carryOutAlone(run);
        }
        return host.solitude().isWanted() ? WorkEnd.NOT_BEGUN : carryOut(run);
    }

    /** The last try: should it kill the process, then it kills nothing else. */
    private WorkEnd carryOutAlone(WorkflowRun run) {
        Solitude solitude = host.solitude();
        if (!solitude.want()) {
            return WorkEnd.NOT_BEGUN;
        }
        try {
            while (!solitude.isAlone()
                    && run.mayGoOn()
                    && !Thread.currentThread().isInterrupted()) {
                host.clock().pause(host.due(), LOOK_AGAIN);
            }
            return solitude.isAlone() ? carryOut(run) : WorkEnd.NOT_BEGUN;
        } finally {
            solitude.end();
            host.due().ring();
        }
    }

    private WorkEnd carryOut(WorkflowRun run) {
        if (run.transaction().state() == TransactionState.COMPENSATING) {
            new Compensation(host, run).undo();
            return WorkEnd.REPORTED;
        }
        return route(run) ? WorkEnd.REPORTED : WorkEnd.ABANDONED;
    }

    private WorkflowRun open(LeaseClock lease) {
        TransactionHistory history =
                host.ledger().history(lease.lease().transactionId()).orElseThrow();
        WorkflowRun run = new WorkflowRun(history, lease, consumer::isRunAllowed, host.transitions());
        if (history.transaction().parentId() != null) {
            inherit(run, history.transaction().parentId());
        }
        return run;
    }

    // A second transaction of a deal sees what the first one had found out.
    private void inherit(WorkflowRun run, String parentId) {
        TransactionHistory parent = host.ledger().history(parentId).orElseThrow();
        TransactionDocument known = new TransactionDocument(parentId, parent.event());
        parent.steps().stream()
                .filter(step -> step.result() != null)
                .forEach(step -> known.put(StepId.parse(step.id()), step.result()));
        run.document().inherit(known);
        if (run.region() == null) {
            run.place(parent.transaction().region(), parent.transaction().legalEntity());
        }
    }

    private void readAsListened(WorkflowRun run) {
        EventRecord event = run.history().event();
        String type = host.readAs(run.transaction().workflow(), event.type());
        if (!type.equals(event.type())) {
            run.document().readAs(type, host.versions().lift(event.type(), type, event.data()));
        }
    }

    private boolean route(WorkflowRun run) {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.setProperty(WorkflowRun.PROPERTY, run);
            readAsListened(run);
            exchange.getMessage().setBody(run.document().snapshot(null));
            consumer.getProcessor().process(exchange);
        } catch (Exception | VirtualMachineError | LinkageError | AssertionError fault) {
            exchange.setException(fault);
        }
        try {
            return end.store(run, exchange);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }
}
