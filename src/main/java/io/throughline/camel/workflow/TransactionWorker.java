package io.throughline.camel.workflow;

import io.throughline.ledger.LeaseLostException;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.TransactionHistory;
import io.throughline.workflow.TransactionState;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one claimed transaction: runs the route, or goes on undoing, and stores how it ended. Thread-safe. */
final class TransactionWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionWorker.class);

    private final WorkflowHost host;
    private final DefaultConsumer consumer;
    private final RunEnd end;

    TransactionWorker(WorkflowHost host, DefaultConsumer consumer) {
        this.host = host;
        this.consumer = consumer;
        this.end = new RunEnd(host);
    }

    void work(LeaseClock lease) {
        try {
            WorkflowRun run = open(lease);
            if (run.transaction().crashes() > host.settings().crashLimit()) {
                end.tooManyCrashes(run);
            } else if (run.transaction().state() == TransactionState.COMPENSATING) {
                new Compensation(host, run).undo();
            } else {
                route(run);
            }
        } catch (LeaseLostException lost) {
            LOG.info("{}", lost.getMessage());
        } catch (LedgerUnavailableException down) {
            LOG.warn(
                    "{} Transaction {} goes on when its lease ends.",
                    down.getMessage(),
                    lease.lease().transactionId());
        } catch (RuntimeException fault) {
            LOG.error(
                    "WFL-3003 transaction {} could not be worked on; it goes on when its lease ends",
                    lease.lease().transactionId(),
                    fault);
        }
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

    private void route(WorkflowRun run) {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.setProperty(WorkflowRun.PROPERTY, run);
            exchange.getMessage().setBody(run.document().snapshot(null));
            consumer.getProcessor().process(exchange);
        } catch (Exception fault) {
            exchange.setException(fault);
        }
        try {
            end.store(run, exchange);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }
}
