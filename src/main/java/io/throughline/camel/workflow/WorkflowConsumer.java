package io.throughline.camel.workflow;

import io.throughline.ledger.Lease;
import io.throughline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims as many due transactions as it has free threads and runs the route for each. A ledger that cannot be reached pauses it, and never
 * ends it.
 */
final class WorkflowConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowConsumer.class);
    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(1);

    private final WorkflowEndpoint workflow;
    private final Set<LeaseClock> leases = ConcurrentHashMap.newKeySet();
    private WorkflowHost host;
    private Semaphore free;
    private TransactionWorker worker;
    private ExecutorService dispatcher;
    private ExecutorService workers;
    private ScheduledExecutorService heart;

    WorkflowConsumer(WorkflowEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.workflow = endpoint;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        host = workflow.host();
        host.listens(workflow.workflow(), workflow.event());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        WorkflowSettings settings = host.settings();
        free = new Semaphore(settings.workers());
        worker = new TransactionWorker(host, this);
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        workers = threads.newFixedThreadPool(this, "work " + workflow.workflow(), settings.workers());
        heart = threads.newSingleThreadScheduledExecutor(this, "heartbeat " + workflow.workflow());
        dispatcher = threads.newSingleThreadExecutor(this, "claim " + workflow.workflow());
        long beat = settings.lease().toMillis() / 4;
        heart.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
        dispatcher.execute(this::claimUntilStopped);
    }

    @Override
    protected void doStop() throws Exception {
        if (workers != null) {
            drain();
        }
        super.doStop();
    }

    private void drain() {
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        long drain = host.settings().drain().toMillis();
        // None is interrupted while it drains: an interrupt closes the files of an embedded H2 for the whole process.
        host.due().ring();
        threads.shutdownGraceful(dispatcher, drain);
        threads.shutdownGraceful(workers, drain);
        threads.shutdown(heart);
        leases.clear();
    }

    private void claimUntilStopped() {
        while (isRunAllowed() && !Thread.currentThread().isInterrupted()) {
            try {
                claimOnce();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (LedgerUnavailableException down) {
                LOG.warn("{} Claiming for {} pauses and goes on by itself.", down.getMessage(), workflow.workflow());
                host.due().pause(LEDGER_PAUSE);
            } catch (RuntimeException fault) {
                LOG.error("WFL-3001 claiming for {} failed; it is tried again", workflow.workflow(), fault);
                host.due().pause(LEDGER_PAUSE);
            }
        }
    }

    private void claimOnce() throws InterruptedException {
        long seen = host.due().rings();
        if (!free.tryAcquire(host.settings().pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        int threads = 1 + free.drainPermits();
        int used = 0;
        try {
            used = claim(threads);
        } finally {
            free.release(threads - used);
        }
        if (used == 0) {
            host.due().awaitAfter(seen, host.settings().pollInterval());
        }
    }

    private int claim(int threads) {
        long asked = System.nanoTime();
        List<Lease> claimed = host.ledger()
                .claim(
                        workflow.workflow(),
                        host.owner(),
                        threads,
                        host.settings().lease());
        claimed.forEach(lease -> work(new LeaseClock(lease, host.settings().lease(), asked)));
        return claimed.size();
    }

    private void work(LeaseClock lease) {
        leases.add(lease);
        workers.execute(() -> {
            try {
                worker.work(lease);
            } finally {
                leases.remove(lease);
                free.release();
            }
        });
    }

    private void beat() {
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
}
