package io.throughline.camel.workflow;

import io.throughline.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
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
    private WorkflowHost host;
    private Semaphore free;
    private WorkflowDriver driver;
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
        driver = new WorkflowDriver(host, workflow.workflow(), this);
        host.drives(workflow.workflow(), driver);
        if (host.settings().workers() > 0) {
            startThreads(host.settings());
        }
    }

    private void startThreads(WorkflowSettings settings) {
        free = new Semaphore(settings.workers());
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        workers = threads.newFixedThreadPool(this, "work " + workflow.workflow(), settings.workers());
        heart = threads.newSingleThreadScheduledExecutor(this, "heartbeat " + workflow.workflow());
        dispatcher = threads.newSingleThreadExecutor(this, "claim " + workflow.workflow());
        long beat = settings.lease().toMillis() / 4;
        heart.scheduleWithFixedDelay(driver::heartbeat, beat, beat, TimeUnit.MILLISECONDS);
        dispatcher.execute(this::claimUntilStopped);
    }

    @Override
    protected void doStop() throws Exception {
        host.drivesNoMore(workflow.workflow());
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
        driver.forgetLeases();
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
            } catch (RuntimeException | VirtualMachineError | LinkageError fault) {
                // also an Error: the loop must outlive a moment without memory
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
        List<LeaseClock> claimed = driver.claim(threads);
        claimed.forEach(this::work);
        return claimed.size();
    }

    private void work(LeaseClock lease) {
        try {
            workers.execute(() -> {
                try {
                    driver.work(lease);
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException | VirtualMachineError noThread) {
            // It stops, or there is no memory for a thread: nobody would end the claim, and heartbeats would keep it
            driver.giveBack(lease);
            free.release();
        }
    }
}
