package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.ledger.FeedState;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.TransactionHistory;
import io.throughline.ledger.jdbc.Durability;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import io.throughline.runner.story.LedgerTransactions;
import io.throughline.testkit.Facts;
import io.throughline.workflow.TransactionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page feed of a system of the firm's own, from its configuration to the workflow that reads the items. */
class PageFeedsTest {

    private static final String SYSTEM = """
            connector: clock
            url: http://127.0.0.1:1
            credentials: env:NONE
            network: loopback
            """;

    private static final String CAPABILITY = """
            system: clock
            role: psa
            operations:
              psa-time-feed:
                safety: read
                result: feed-page
            """;

    private static final String FEED = """
            - route:
                id: clock-time-feed
                description: Reads the hours of the clock at the door.
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:clock-time-feed
                  steps:
                    - to: direct:hours-of-the-host
                    - to: outcome:found
            """;

    private static final String WORKFLOW = """
            - route:
                id: hours
                description: Counts the hours of a page.
                from:
                  uri: workflow:hours
                  parameters: { on: worklogs.read.v1 }
                  steps:
                    - to: "step:count?call=rules-hours-count"
            """;

    private static final String COUNT = """
            - route:
                id: rules-hours-count
                description: Counts the items that a page brought.
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:rules-hours-count
                  steps:
                    - to: intake:items
                    - to: direct:count-of-the-host
                    - to: outcome:applied
            """;

    private static final String RULES = """
            role: rules
            operations:
              rules-hours-count:
                safety: read
            """;

    @TempDir
    Path files;

    private final Queue<Map<String, Object>> pages = new ConcurrentLinkedQueue<>();
    private final Queue<Object> asked = new ConcurrentLinkedQueue<>();

    @Test
    void aPageOfASystemsFeedStartsTheWorkflowThatListensToItOnce() throws Exception {
        write("config/connectors/clock.yaml", "authentication: { bearer: token }\n");
        write("config/systems/clock.yaml", SYSTEM);
        write("routes/connectors/clock/clock.capability.yaml", CAPABILITY);
        write("routes/connectors/clock/clock-time-feed.yaml", FEED);
        write("routes/operations/hours.capability.yaml", RULES);
        write("routes/operations/rules-hours-count.yaml", COUNT);
        write("routes/workflows/hours.yaml", WORKFLOW);
        String shipped = Files.readString(Path.of("config/intake.yaml"));
        write("config/intake.yaml", shipped.replaceFirst("(?m)^pages:\n", """
                pages:
                  hours: { system: clock, operation: psa-time-feed, event: worklogs.read.v1, every: 100ms, since: 1d }
                """));
        pages.add(page("p1", "e1", "e2"));
        try (Ledger ledger = JdbcLedger.open(
                        LedgerSettings.inMemory("page-feeds").withDurability(Durability.NONE),
                        () -> UUID.randomUUID().toString());
                CamelContext host = new DefaultCamelContext()) {
            host.addRoutes(hours());
            Throughline.builder()
                    .layers(Layers.over(files))
                    .ledger(ledger)
                    .build()
                    .addTo(host);
            host.start();

            TransactionHistory done = Facts.await(() -> ended(ledger));

            assertThat(done.transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(done.event().data())
                    .containsEntry("feed", "clock-time-feed")
                    .containsEntry("count", 2);
            assertThat(done.steps().get(0).result())
                    .as("the items are read from the event, and no step stores them")
                    .containsExactlyInAnyOrderEntriesOf(Map.of("count", 2, "object", "time-entry"));
            FeedState state = Facts.await(() -> ledger.feeds().states().stream()
                    .filter(feed -> feed.pages() > 2)
                    .findFirst());
            assertThat(state.news()).isEqualTo(2);
            assertThat(ledger.recent(10)).as("the page came again and again").hasSize(1);
            assertThat(new LedgerTransactions(ledger).workload().get("pageFeeds"))
                    .asString()
                    .contains("feed=clock-time-feed", "news=2", "repaired=0", "problem=null");
            assertThat(asked.peek()).asString().contains("since=").doesNotContain("position");
        }
    }

    private RouteBuilder hours() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hours-of-the-host").process(exchange -> {
                    asked.add(exchange.getMessage().getBody());
                    exchange.getMessage().setBody(pages.peek());
                });
                from("direct:count-of-the-host").process(exchange -> {
                    Map<?, ?> page = exchange.getMessage().getBody(Map.class);
                    List<?> items = (List<?>) page.get("items");
                    exchange.getMessage().setBody(Map.of("count", items.size(), "object", page.get("object")));
                });
            }
        };
    }

    private static Map<String, Object> page(String position, String... ids) {
        List<Map<String, Object>> items = java.util.Arrays.stream(ids)
                .map(id -> Map.<String, Object>of("id", id, "version", "1", "change", "changed", "state", "approved"))
                .toList();
        return Map.of("object", "time-entry", "items", items, "position", position, "more", false);
    }

    private static Optional<TransactionHistory> ended(Ledger ledger) {
        return ledger.recent(1).stream()
                .filter(history -> history.transaction().state().isFinal())
                .findFirst();
    }

    private void write(String path, String text) throws IOException {
        Path file = files.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
