package io.throughline.runner.standalone;

import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.ledger.Lease;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.LedgerUnavailableException;
import io.throughline.runner.archive.LedgerArchive;
import io.throughline.runner.entries.LedgerEntries;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerAddress;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.server.BearerToken;
import io.throughline.runner.server.RunnerServer;
import io.throughline.runner.server.RunnerState;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole Throughline in this process: ledger, Camel context, HTTP server. What was opened is closed in reverse. */
public final class StandaloneRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneRunner.class);

    /** A command that reads the ledger directly has the place for a moment only. */
    private static final Duration PLACE_TIME = Duration.ofSeconds(10);

    /** Below the 30 s that supervisors usually give. */
    private static final Duration DRAIN = Duration.ofSeconds(25);

    /** Workflows that work at once; each of their threads may need a connection. */
    private static final int WORKFLOWS = 7;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private static final Lease NOBODY = new Lease("none", 0, "readiness");

    private final RunnerSettings settings;
    private final BearerToken token = BearerToken.random();
    private Ledger ledger;
    private RunnerServer server;

    private StandaloneRunner(RunnerSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts and returns when it works.
     *
     * @throws CommandFailure if another runner has the data folder or the port is taken; nothing is left open
     * @throws io.throughline.config.ConfigurationException with all problems of all files
     */
    public static StandaloneRunner start(RunnerSettings settings) throws Exception {
        StandaloneRunner runner = new StandaloneRunner(settings);
        try {
            runner.start();
            return runner;
        } catch (Exception failed) {
            runner.close();
            throw failed;
        }
    }

    /** Where it answers. */
    public URI url() {
        return server.url();
    }

    /** Its ledger, open as long as the runner. */
    public Ledger ledger() {
        return ledger;
    }

    private void start() throws Exception {
        takePlace();
        ledger = closedLast(new TellingLedger(settings.ledger()
                .withConnections(settings.workers() * WORKFLOWS + 2)
                .open()));
        if (settings.ledger().isEmbedded()) {
            int freed = ledger.endLeasesOfDeadOwner();
            LOG.debug("{} transactions of a runner that ended early go on", freed);
        }
        FeedWatch feeds = new FeedWatch(Clock.systemUTC());
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("throughline"));
        context.addRoutePolicyFactory(feeds);
        context.getShutdownStrategy().setTimeout(DRAIN.toSeconds());
        Throughline throughline = throughline();
        serve(context, feeds, throughline);
        install(throughline, context);
        open.push(() -> stop(context));
        LOG.info(
                "starts with bundle {}, version {}",
                throughline.bundle().hash(),
                throughline.bundle().version().version());
        context.start();
        announce();
    }

    private <T extends AutoCloseable> T closedLast(T opened) {
        open.push(opened);
        return opened;
    }

    private void takePlace() throws Exception {
        DataFolder folder = settings.folder();
        Optional<RunnerPlace> place = Patience.until(PLACE_TIME, folder::occupy);
        if (place.isEmpty()) {
            throw new CommandFailure(
                    "RUN-1003 another runner works in %s: %s. Stop it, or give this one another --data."
                            .formatted(folder.root(), folder.describeRunner()));
        }
        open.push(place.get());
    }

    private void serve(CamelContext context, FeedWatch feeds, Throughline throughline) {
        try {
            server = closedLast(RunnerServer.start(
                    settings.port(),
                    token,
                    new RunnerServer.Views(
                            feeds.beside(new LedgerTransactions(ledger)),
                            throughline.desk(),
                            new LedgerArchive(ledger, throughline.bundle().hash()),
                            new LedgerEntries(ledger)),
                    new ContextState(context, ledger)));
        } catch (IOException e) {
            throw new CommandFailure(
                    "RUN-1009 the port %d cannot be used: %s. Choose another --port, or leave it out for a free one."
                            .formatted(settings.port(), e.getMessage()),
                    e);
        }
    }

    /** Tells of the context what the HTTP side may tell. */
    private record ContextState(CamelContext context, Ledger ledger) implements RunnerState {

        @Override
        public boolean isHealthy() {
            return context.getStatus().isStarted();
        }

        @Override
        public boolean isReady() {
            return isHealthy() && canWrite();
        }

        /** By a write that changes nothing: no transaction has that id. A database that only reads refuses it. */
        private boolean canWrite() {
            try {
                ledger.heartbeat(NOBODY, Duration.ZERO);
                return true;
            } catch (LedgerUnavailableException away) {
                return false;
            }
        }

        @Override
        public List<String> runningRoutes() {
            return context.getRoutes().stream()
                    .map(Route::getRouteId)
                    .filter(id ->
                            context.getRouteController().getRouteStatus(id).isStarted())
                    .sorted()
                    .toList();
        }
    }

    private static void install(Throughline throughline, CamelContext context) throws Exception {
        try {
            throughline.addTo(context);
        } catch (IllegalArgumentException leaseTooShort) {
            throw new CommandFailure(leaseTooShort.getMessage(), leaseTooShort);
        }
    }

    private Throughline throughline() {
        ThroughlineBuilder builder = Throughline.builder()
                .layers(settings.layers())
                .ledger(ledger)
                .accounts(settings.accounts())
                .environment(settings.environment())
                .settings(work())
                .owner("runner-" + ProcessHandle.current().pid())
                .feeds(settings.edges().feeds())
                .webhooks(settings.edges().webhooks());
        if (settings.edges().pollEvery() != null) {
            builder.pollEvery(settings.edges().pollEvery());
        }
        return builder.build();
    }

    private WorkflowSettings work() {
        WorkflowSettings work = WorkflowSettings.DEFAULT.withWorkers(settings.workers());
        return settings.lease() == null ? work : work.withLease(settings.lease());
    }

    private void announce() throws IOException {
        DataFolder folder = settings.folder();
        folder.runnerFile().write(new RunnerAddress(ProcessHandle.current().pid(), url(), token.value()));
        open.push(() -> folder.runnerFile().remove());
    }

    /** A stop that hangs must not outlast a supervisor's patience: what is still running then is like after a kill (G14). */
    private static void stop(CamelContext context) throws InterruptedException {
        Thread stopping = new Thread(context::stop, "drain");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(DRAIN.toMillis());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("RUN-2001 something did not close properly; nothing recorded is lost", e);
            }
        }
    }
}
