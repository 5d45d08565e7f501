package io.throughline.intake;

import static io.throughline.intake.trigger.Deals.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.intake.trigger.Deals;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route behind a notice, with {@code outcome:} as the connector brings it. */
class LookRouteTest {

    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Map<String, Object>> records = new ArrayList<>();
    private final RecordingCalls calls = new RecordingCalls(query -> records);
    private final DefaultCamelContext context = IntakeContext.with(ledger, Clock.systemUTC());

    @BeforeEach
    void start() throws Exception {
        context.addComponent("call", calls);
        IntakeContext.load(context, "salesforce-opportunity-look");
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aNoticeIsJudgedByTheRecordAndMeetsTheKeyOfThePoll() {
        records.add(won("2026-11-01T10:00:00.000+0000", "100"));
        assertThat(look(Map.of("id", Deals.ID)).getMessage().getBody())
                .isEqualTo(result("won", "event opportunity.won:00D000000000062EAA:" + Deals.ID + ":1"));
        assertThat(calls.queries).singleElement().asString().endsWith("WHERE Id = '" + Deals.ID + "'");
        assertThat(look(Map.of("id", Deals.ID)).getMessage().getBody()).isEqualTo(result("nothing", null));
        assertThat(ledger.started()).hasSize(1);
    }

    @Test
    void aRecordThatIsGoneStartsNothing() {
        assertThat(look(Map.of("id", Deals.ID)).getMessage().getBody()).isEqualTo(Map.of("verdict", "absent"));
        assertThat(ledger.started()).isEmpty();
    }

    @Test
    void aNoticeThatNamesNoRecordIsRefusedWithoutAskingTheSource() {
        Exchange exchange = look(Map.of("problem", "its body is no JSON within the limits"));
        assertThat(exchange.getException()).isNull();
        assertThat(calls.queries).isEmpty();
    }

    private static Map<String, Object> result(String verdict, String event) {
        Map<String, Object> result = new java.util.LinkedHashMap<>();
        result.put("verdict", verdict);
        result.put("event", event);
        return result;
    }

    private Exchange look(Map<String, Object> data) {
        return context.createFluentProducerTemplate()
                .to("direct:salesforce-opportunity-look")
                .withBody(Map.of("event", Map.of("data", data)))
                .send();
    }
}
