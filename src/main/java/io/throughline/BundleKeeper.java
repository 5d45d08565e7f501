package io.throughline;

import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.config.ConfigurationException;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.ledger.OpenWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that transactions which began with other files are finished with those (G11): starts a context for each such bundle that has work,
 * stops it when the work is done, and leaves to a person what cannot be run. So it goes on also with what another version of the product left on
 * the same database (G15). Looks every few seconds; stops with the host's context.
 */
final class BundleKeeper extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(BundleKeeper.class);
    private static final String MISSING = "the ledger does not have its content.";

    private final CamelContext host;
    private final Installation current;
    private final WorkflowHost workflows;
    private final WorkflowStarts starts;
    private final DriftWatch drift;
    private final BundleParking parking;
    private final Map<String, HostedBundle> hosted = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private ScheduledExecutorService rounds;
    private boolean stopping;

    BundleKeeper(
            CamelContext host, Installation current, WorkflowHost workflows, WorkflowStarts starts, DriftWatch drift) {
        this.drift = drift;
        this.host = host;
        this.current = current;
        this.workflows = workflows;
        this.starts = starts;
        this.parking = new BundleParking(ledger(), current.options().owner());
    }

    private Ledger ledger() {
        return current.options().ledger();
    }

    @Override
    protected void doStart() {
        mayLook();
        long interval = current.options().bundlesEvery().toMillis();
        rounds = host.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "bundles");
        rounds.scheduleWithFixedDelay(this::tryToLook, 0, interval, TimeUnit.MILLISECONDS);
        host.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopping(CamelContext context) {
                // beside the host's own routes, so that all drain in the same time
                CompletableFuture.runAsync(BundleKeeper.this::stopAll);
            }
        });
    }

    @Override
    protected void doStop() {
        host.getExecutorServiceManager().shutdown(rounds);
        stopAll();
    }

    /** A host may start its context again. */
    private synchronized void mayLook() {
        stopping = false;
    }

    private synchronized void stopAll() {
        stopping = true;
        hosted.values().parallelStream().forEach(HostedBundle::close);
        hosted.clear();
    }

    private void tryToLook() {
        try {
            look();
        } catch (LedgerUnavailableException down) {
            LOG.warn("{} Older bundles are looked after again in a moment.", down.getMessage());
        } catch (RuntimeException | LinkageError | VirtualMachineError fault) {
            // also an Error: a round that throws would be the last one
            LOG.error("WFL-3005 older bundles could not be looked after; it is tried again", fault);
        }
    }

    /** Bundles that run in contexts of their own now. */
    synchronized Set<String> hosted() {
        return Set.copyOf(hosted.keySet());
    }

    /** One round. */
    synchronized void look() {
        if (stopping || !host.getStatus().isStarted()) {
            return;
        }
        List<OpenWork> open = ledger().bundles().open();
        open.stream().filter(work -> work.bundle() == null).forEach(this::adopt);
        Set<String> bundles =
                open.stream().map(OpenWork::bundle).filter(Objects::nonNull).collect(Collectors.toSet());
        stopDrained(bundles);
        bundles.stream().filter(bundle -> !bundle.equals(current.bundle())).forEach(this::startIfNeeded);
        open.stream().filter(work -> work.bundle() != null).forEach(this::parkIfNeeded);
    }

    private void adopt(OpenWork work) {
        if (workflows.workflows().contains(work.workflow())) {
            ledger().bundles().adopt(work.workflow(), current.bundle());
            workflows.due().ring();
        }
    }

    private void stopDrained(Set<String> open) {
        hosted.entrySet().removeIf(one -> {
            boolean drained = !open.contains(one.getKey());
            if (drained) {
                LOG.info(
                        "all transactions of bundle {} have ended or are with a person; its context stops",
                        one.getKey());
                one.getValue().close();
            }
            return drained;
        });
    }

    private void startIfNeeded(String bundle) {
        if (hosted.containsKey(bundle) || refused.containsKey(bundle) && !isMissing(bundle)) {
            return;
        }
        Optional<byte[]> content = ledger().bundles().content(bundle);
        if (content.isEmpty()) {
            refused.put(bundle, MISSING);
            return;
        }
        refused.remove(bundle);
        try {
            StoredBundle stored = new StoredBundle(bundle, Bundle.files(bundle, content.get()));
            hosted.put(bundle, HostedBundle.start(host, current, workflows, starts, stored, drift));
            LOG.info("bundle {} has open transactions; it runs in a context of its own until they have ended", bundle);
        } catch (Exception | LinkageError cannotBeRun) {
            LOG.error(
                    "WFL-3006 bundle {} cannot be run here; its transactions go to a person unless another runner works on them",
                    bundle,
                    cannotBeRun);
            refused.put(bundle, reason(cannotBeRun));
        }
    }

    /** Problems of files are shown whole; other messages may hold anything. */
    private static String reason(Throwable cannotBeRun) {
        return cannotBeRun instanceof ConfigurationException problems
                ? problems.getMessage()
                : "it does not load (%s).".formatted(cannotBeRun.getClass().getSimpleName());
    }

    private void parkIfNeeded(OpenWork work) {
        problemOf(work).filter(problem -> isLeft(work)).ifPresent(problem -> parking.park(work, problem));
    }

    private Optional<String> problemOf(OpenWork work) {
        if (refused.containsKey(work.bundle())) {
            return Optional.of(refused.get(work.bundle()));
        }
        Set<String> known = work.bundle().equals(current.bundle())
                ? workflows.workflows()
                : hosted.get(work.bundle()).workflows();
        return known.contains(work.workflow()) ? Optional.empty() : Optional.of("it has no such workflow.");
    }

    private boolean isMissing(String bundle) {
        return MISSING.equals(refused.get(bundle));
    }

    /** What cannot be run here, a runner of another version may be able to run: as long as somebody works on it, it is left alone. */
    private boolean isLeft(OpenWork work) {
        Duration patience = current.options().settings().lease();
        return isMissing(work.bundle()) || work.leased() == 0 && work.overdue().compareTo(patience) > 0;
    }
}
