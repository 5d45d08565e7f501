package io.throughline.runner.standalone;

import io.throughline.ledger.check.LedgerSnapshot;
import io.throughline.runner.story.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Knows since when every feed, that is every route from a {@code scheduler:}, has been read to its end. Must be added to the Camel context before its
 * routes. Thread-safe.
 */
final class FeedWatch implements RoutePolicyFactory {

    /** Field of the workload: ISO instant, null while a feed was not read yet, absent without feeds. */
    static final String FIELD = "feedsReadSince";

    private static final String BEGAN = "ThroughlinePollBegan";

    private final Clock clock;
    private final Map<String, Optional<Instant>> readSince = new ConcurrentHashMap<>();

    FeedWatch(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        boolean isFeed = route instanceof RouteDefinition definition
                && definition.getInput().getEndpointUri().startsWith("scheduler:")
                && definition.getOutputs().stream().noneMatch(FeedWatch::asksTheLedger);
        if (!isFeed) {
            return null;
        }
        readSince.put(routeId, Optional.empty());
        return new Polls();
    }

    /** What rings for our own ledger, such as batches that are due, reads no feed. */
    private static boolean asksTheLedger(ProcessorDefinition<?> node) {
        return node instanceof ToDefinition to && to.getEndpointUri().startsWith("ledger:");
    }

    /** The same transactions, whose workload also tells since when the feeds are read. */
    Transactions beside(Transactions transactions) {
        return new Watched(transactions);
    }

    private Object earliest() {
        boolean complete = readSince.values().stream().allMatch(Optional::isPresent);
        return complete
                ? readSince.values().stream()
                        .map(Optional::get)
                        .min(Instant::compareTo)
                        .map(Instant::toString)
                        .orElse(null)
                : null;
    }

    private final class Polls extends RoutePolicySupport {

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(BEGAN, clock.instant());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            readSince.put(route.getRouteId(), Optional.of(exchange.getProperty(BEGAN, Instant.class)));
        }
    }

    private final class Watched implements Transactions {

        private final Transactions transactions;

        private Watched(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public List<Object> recent(int limit) throws IOException, InterruptedException {
            return transactions.recent(limit);
        }

        @Override
        public Optional<Object> one(String id) throws IOException, InterruptedException {
            return transactions.one(id);
        }

        @Override
        public Optional<Object> event(String id) throws IOException, InterruptedException {
            return transactions.event(id);
        }

        @Override
        public LedgerSnapshot snapshot() throws IOException, InterruptedException {
            return transactions.snapshot();
        }

        @Override
        public Map<String, Object> workload() throws IOException, InterruptedException {
            Map<String, Object> workload = new LinkedHashMap<>(transactions.workload());
            if (!readSince.isEmpty()) {
                workload.put(FIELD, earliest());
            }
            return workload;
        }
    }
}
