package io.throughline.camel.workflow;

import io.throughline.ledger.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due transactions of one workflow and works on them, in the threads of its caller: it has none of its own. The consumer drives it with a
 * pool; a host that sets {@link WorkflowSettings#workers()} to 0 drives it itself, for example one transaction at a time. Thread-safe.
 */
public final class WorkflowDriver {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowDriver.class);

    private final WorkflowHost host;
    private final String workflow;
    private final TransactionWorker worker;
    private final Queue<LeaseClock> leases = new ConcurrentLinkedQueue<>();

    WorkflowDriver(WorkflowHost host, String workflow, DefaultConsumer consumer) {
        this.host = host;
        this.workflow = workflow;
        this.worker = new TransactionWorker(host, consumer);
    }

    /**
     * Claims the transaction that has been due longest and runs it until it ends, waits or is with a person.
     *
     * @return false if none is due
     * @throws io.throughline.ledger.LedgerUnavailableException if the claim cannot be stored; what was claimed then comes back when its lease ends
     */
    public boolean workOnce() {
        List<LeaseClock> claimed = claim(1);
        claimed.forEach(this::work);
        return !claimed.isEmpty();
    }

    /** Prolongs the leases of all that is being worked on, oldest first; to be called every quarter of a lease. Never throws. */
    public void heartbeat() {
        for (LeaseClock lease : leases) {
            try {
                lease.prolong(host.ledger());
            } catch (RuntimeException missed) {
                LOG.warn(
                        "WFL-3002 heartbeat of transaction {} was not stored; the next one tries again",
                        lease.lease().transactionId());
            }
        }
    }

    /** Claims at most so many; each must be handed to {@link #work}, and gets heartbeats from here on. */
    List<LeaseClock> claim(int limit) {
        Duration duration = host.settings().lease();
        long asked = host.clock().nanos();
        List<Lease> claimed = host.ledger().claim(workflow, host.bundle(), host.owner(), limit, duration);
        List<LeaseClock> taken = claimed.stream()
                .map(lease -> new LeaseClock(lease, duration, host.clock(), asked))
                .toList();
        leases.addAll(taken);
        return taken;
    }

    void work(LeaseClock lease) {
        try {
            worker.work(lease);
        } finally {
            leases.remove(lease);
        }
    }

    void forgetLeases() {
        leases.clear();
    }
}
