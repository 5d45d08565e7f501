package io.throughline.intake;

import io.throughline.intake.page.PageFeed;
import io.throughline.intake.page.PageTurn;
import io.throughline.ledger.LedgerUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the route once for each page feed that is due, several feeds at a time, one feed never twice. When a feed is due the ledger says, for all
 * runners together. A feed whose event no workflow takes up is not read.
 */
final class DueConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(DueConsumer.class);

    /** A property, not a header: never filtered, never sent. */
    private static final String TURN = "ThroughlinePageTurn";

    private static final int MOST_AT_ONCE = 4;
    private static final long LONGEST_LOOK_MILLIS = 1000;
    private static final long DRAIN_MILLIS = 10_000;

    private final IntakeEndpoint intake;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService clock;
    private ExecutorService readers;
    private boolean ledgerAway;

    DueConsumer(IntakeEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.intake = endpoint;
    }

    /** The turn that this exchange carries. */
    static PageTurn turnOf(Exchange exchange) {
        PageTurn turn = exchange.getProperty(TURN, PageTurn.class);
        if (turn == null) {
            throw new IllegalStateException(
                    "INT-1006 intake:read and intake:keep belong into a route that starts from intake:due. Mend the route.");
        }
        return turn;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        List<PageFeed> feeds = intake.services().pages().feeds();
        if (feeds.isEmpty()) {
            return;
        }
        ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
        readers = threads.newFixedThreadPool(this, "page feeds", Math.min(MOST_AT_ONCE, feeds.size()));
        clock = threads.newSingleThreadScheduledExecutor(this, "due page feeds");
        long look = feeds.stream()
                .mapToLong(feed -> feed.polling().every().toMillis())
                .min()
                .orElse(LONGEST_LOOK_MILLIS);
        clock.scheduleWithFixedDelay(this::look, 0, Math.min(look, LONGEST_LOOK_MILLIS), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        if (clock != null) {
            ExecutorServiceManager threads = getEndpoint().getCamelContext().getExecutorServiceManager();
            // None is interrupted: an interrupt closes the files of an embedded H2 for the whole process.
            threads.shutdownGraceful(clock, DRAIN_MILLIS);
            threads.shutdownGraceful(readers, DRAIN_MILLIS);
        }
        super.doStop();
    }

    private void look() {
        try {
            Map<String, PageFeed> wanted = intake.services().pages().feeds().stream()
                    .filter(this::isWanted)
                    .collect(Collectors.toMap(PageFeed::name, Function.identity()));
            intake.services().ledger().feeds().due(wanted.keySet()).forEach(name -> begin(wanted.get(name)));
            ledgerAway = false;
        } catch (LedgerUnavailableException away) {
            if (!ledgerAway) {
                LOG.warn("{} Page feeds pause and go on by themselves.", away.getMessage());
            }
            ledgerAway = true;
        } catch (RuntimeException | VirtualMachineError | LinkageError fault) {
            // also an Error: the look must outlive a moment without memory
            LOG.error("INT-3001 looking for page feeds that are due failed; it is tried again", fault);
        }
    }

    private boolean isWanted(PageFeed feed) {
        return !running.contains(feed.name())
                && !intake.services()
                        .starts()
                        .startedBy(feed.event(), feed.region())
                        .isEmpty();
    }

    private void begin(PageFeed feed) {
        if (isRunAllowed() && running.add(feed.name())) {
            try {
                readers.execute(() -> poll(feed));
            } catch (RejectedExecutionException stopping) {
                running.remove(feed.name());
            }
        }
    }

    private void poll(PageFeed feed) {
        try {
            IntakeServices services = intake.services();
            PageTurn.open(feed, services.ledger().feeds(), services.pages(), services.starts(), services.check())
                    .ifPresent(this::run);
        } catch (LedgerUnavailableException away) {
            intake.services()
                    .health()
                    .failed(feed.name(), feed.system(), feed.polling().every(), away);
        } catch (RuntimeException | VirtualMachineError | LinkageError fault) {
            LOG.error("INT-3002 page feed '{}' failed; it is tried again", feed.name(), fault);
        } finally {
            running.remove(feed.name());
        }
    }

    private void run(PageTurn turn) {
        Exchange exchange = createExchange(false);
        try {
            exchange.setProperty(TURN, turn);
            exchange.setVariable("feed", turn.feed().name());
            exchange.setVariable("more", true);
            getProcessor().process(exchange);
        } catch (Exception fault) {
            exchange.setException(fault);
        }
        finish(turn, exchange.getException());
        releaseExchange(exchange, false);
    }

    private void finish(PageTurn turn, Exception fault) {
        PageFeed feed = turn.feed();
        if (fault == null && !turn.more()) {
            intake.services().health().worked(feed.name(), feed.system());
            return;
        }
        Exception why = fault != null
                ? fault
                : new IllegalStateException(
                        "INT-2109 the route of page feeds ended before the feed did. What was kept stays; the next poll goes on there. Mend routes/intake/page-feed.yaml.");
        intake.services()
                .health()
                .failed(feed.name(), feed.system(), feed.polling().every(), why);
        turn.fail(why);
    }
}
