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
    private final Queue<GivenBack> untold = new ConcurrentLinkedQueue<>();

    /** A claim that the ledger still counts, though this process lives. */
    private record GivenBack(Lease lease, boolean begun) {}

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

    /**
     * Prolongs the leases of all that is being worked on, oldest first, and takes back what the ledger could not be told before; to be called every quarter of a
     * lease. Never throws.
     */
    public void heartbeat() {
        untold.forEach(this::tell);
        for (LeaseClock lease : leases) {
            try {
                lease.prolong(host.ledger());
            } catch (RuntimeException | VirtualMachineError missed) {
                LOG.warn(
                        "WFL-3002 heartbeat of transaction {} was not stored; the next one tries again",
                        lease.lease().transactionId());
            }
        }
    }

    /**
     * Claims at most so many; each must be handed to {@link #work} or {@link #giveBack}, and gets heartbeats from here on. None while a transaction of
     * this process must run alone.
     */
    List<LeaseClock> claim(int limit) {
        if (!host.solitude().enter()) {
            return List.of();
        }
        try {
            List<LeaseClock> taken = take(limit);
            host.solitude().bring(taken.size());
            leases.addAll(taken);
            return taken;
        } finally {
            leave();
        }
    }

    private List<LeaseClock> take(int limit) {
        Duration duration = host.settings().lease();
        long asked = host.clock().nanos();
        return host.ledger().claim(workflow, host.bundle(), host.owner(), limit, duration).stream()
                .map(lease -> new LeaseClock(lease, duration, host.clock(), asked))
                .toList();
    }

    void work(LeaseClock lease) {
        WorkEnd end = WorkEnd.FAILED;
        try {
            end = worker.work(lease);
        } finally {
            ended(lease, end);
        }
    }

    /** For a claim that nobody can begin any more. */
    void giveBack(LeaseClock lease) {
        ended(lease, WorkEnd.NOT_BEGUN);
    }

    private void ended(LeaseClock lease, WorkEnd end) {
        leases.remove(lease);
        try {
            if (end == WorkEnd.ABANDONED || end == WorkEnd.NOT_BEGUN) {
                tell(new GivenBack(lease.lease(), end == WorkEnd.ABANDONED));
            }
        } finally {
            leave();
        }
    }

    private void leave() {
        host.solitude().leave();
        if (host.solitude().isWanted()) {
            host.due().ring();
        }
    }

    /** A crash count that this process can take back is taken back as soon as the ledger can be reached (G8). */
    private void tell(GivenBack claim) {
        try {
            if (claim.begun()) {
                host.ledger().abandon(claim.lease());
            } else {
                host.ledger().release(claim.lease());
            }
            untold.remove(claim);
        } catch (RuntimeException | VirtualMachineError unreachable) {
            if (!untold.contains(claim)) {
                untold.add(claim);
            }
            LOG.warn(
                    "WFL-3004 that the claim {} of transaction {} was given up is not stored yet; the next heartbeat tries again",
                    claim.lease().epoch(),
                    claim.lease().transactionId());
        }
    }

    void forgetLeases() {
        leases.clear();
        untold.forEach(this::tell);
    }
}
