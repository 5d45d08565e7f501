package io.throughline.intake;

import static io.throughline.intake.trigger.Deals.deal;
import static io.throughline.intake.trigger.Deals.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.intake.trigger.Deals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedRouteTest {

    private static final String ROUTE = "salesforce-opportunity-feed";
    private static final String T1 = "2026-11-01T10:00:00.000+0000";
    private static final String T2 = "2026-11-01T10:00:01.000+0000";

    private final MemoryLedger ledger = new MemoryLedger();
    private final Queue<List<Map<String, Object>>> pages = new ArrayDeque<>();
    private final RecordingCalls calls = new RecordingCalls(query -> pages.remove());
    private final DefaultCamelContext context =
            IntakeContext.with(ledger, Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void start() throws Exception {
        context.addComponent("call", calls);
        IntakeContext.load(context, ROUTE);
        AdviceWith.adviceWith(context, ROUTE, route -> route.replaceFromWith("direct:poll"));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void asksForTheFieldsThatConfigurationNamesFromTheOverlapOn() {
        pages.add(List.of());
        poll();
        assertThat(calls.queries)
                .containsExactly("SELECT Amount,CurrencyIsoCode,Id,IsWon,Region__c,SystemModstamp FROM Opportunity"
                        + " WHERE SystemModstamp > 2026-10-31T11:55:00.000Z"
                        + " OR (SystemModstamp = 2026-10-31T11:55:00.000Z AND Id > '000000000000000')"
                        + " ORDER BY SystemModstamp, Id LIMIT 2");
    }

    @Test
    void readsPageAfterPageAndTheNextPollBeginsBeforeTheLastOne() {
        pages.add(List.of(won(T1, "100"), deal("006000000000002AAA", false, T1, "5")));
        pages.add(List.of(deal("006000000000003AAA", true, T2, "7")));
        poll();
        assertThat(calls.queries).hasSize(2);
        assertThat(calls.queries.get(1))
                .contains("SystemModstamp = 2026-11-01T10:00:00.000Z AND Id > '006000000000002AAA'");
        assertThat(ledger.keys())
                .containsExactly(
                        "opportunity.won:00D000000000062EAA:" + Deals.ID + ":1",
                        "opportunity.won:00D000000000062EAA:006000000000003AAA:1");
        pages.add(List.of());
        poll();
        assertThat(calls.queries.get(2)).contains("SystemModstamp > 2026-11-01T09:55:01.000Z");
    }

    @Test
    void aFailedPollLeavesThePositionAndTheNextOneGoesOn() {
        Exchange failed = poll();
        assertThat(failed.getException()).isNull();
        assertThat(health().failedPolls(Deals.FEED)).isEqualTo(1);
        pages.add(List.of(won(T1, "100")));
        poll();
        assertThat(health().failedPolls(Deals.FEED)).isZero();
        assertThat(ledger.started()).hasSize(1);
    }

    private io.throughline.intake.feed.FeedHealth health() {
        return context.getComponent("intake", IntakeComponent.class).services().health();
    }

    private Exchange poll() {
        return context.createFluentProducerTemplate()
                .to("direct:poll")
                .withBody("")
                .send();
    }
}
