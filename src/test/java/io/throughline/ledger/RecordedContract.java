package io.throughline.ledger;

import static io.throughline.ledger.LedgerUnderTest.event;
import static io.throughline.ledger.LedgerUnderTest.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.recorded.RecordedJson;
import io.throughline.ledger.recorded.RecordedQuery;
import io.throughline.ledger.recorded.RecordedTransaction;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedAnswer;
import io.throughline.ledger.recorded.RecordedTransaction.RecordedBinding;
import io.throughline.ledger.recorded.WhoWasWho;
import io.throughline.workflow.StepState;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a replay of past transactions reads. */
interface RecordedContract extends LedgerUnderTest {

    private Lease begun(String workflow, String region) {
        ledger().accept(
                        event(unique("won"), unique("006"), "1"),
                        List.of(new NewTransaction(workflow, region, null, "b")));
        return ledger().claim(workflow, "b", "w", 1, MINUTE).get(0);
    }

    private static Change.Conclude done(String step, Map<String, Object> result, List<RawAnswer> answers) {
        return new Change.Conclude(
                step, "crm-thing-read", "salesforce", StepState.DONE, result, null, null, false, null, answers);
    }

    private RecordedTransaction recorded(String id) {
        return ledger().recorded().of(List.of(id)).get(0);
    }

    @Test
    @DisplayName("R-18 a record has the event, the results and the answers in their order")
    default void r18aRecordHasEventResultsAndAnswers() throws IOException {
        Lease lease = begun(unique("flow"), "de");
        Map<String, Object> result = Map.of("id", "x", "amount", new BigDecimal("10.50"), "many", List.of(1, 2));
        commit(lease, done("first", result, List.of(answer("GET /a", 200, "{\"a\":1}"), answer("PUT /a", 204, ""))));

        RecordedTransaction recorded = recorded(lease.transactionId());

        assertThat(recorded.region()).isEqualTo("de");
        assertThat(recorded.bundle()).isEqualTo("b");
        assertThat(recorded.event().receivedAt()).isNotNull();
        assertThat(recorded.steps()).singleElement().satisfies(step -> {
            assertThat(step.result()).isEqualTo(result);
            assertThat(step.changedAt()).isNotNull();
        });
        assertThat(recorded.answers()).extracting(RecordedAnswer::call).containsExactly("GET /a", "PUT /a");
        assertThat(recorded.answers().get(0).body()).asString().isEqualTo("{\"a\":1}");
        assertThat(recorded.answers())
                .extracting(RecordedAnswer::storedAt)
                .containsOnly(recorded.answers().get(0).storedAt());
        assertThat(RecordedJson.read(RecordedJson.write(List.of(recorded))).get(0))
                .usingRecursiveComparison()
                .isEqualTo(recorded);
    }

    @Test
    @DisplayName("R-18 ids come the oldest first, of more than the limit the newest, by region and day")
    default void r18idsAreOfTheNewestTheOldestFirst() {
        String region = unique("r").substring(0, 8);
        String workflow = unique("flow");
        String first = begun(workflow, region).transactionId();
        String second = begun(workflow, region).transactionId();
        String third = begun(workflow, region).transactionId();

        assertThat(ledger().recorded().ids(new RecordedQuery(null, region, 100)))
                .containsExactly(first, second, third);
        assertThat(ledger().recorded().ids(new RecordedQuery(null, region, 2))).containsExactly(second, third);
        assertThat(ledger().recorded().ids(new RecordedQuery(Instant.parse("2999-01-01T00:00:00Z"), region, 100)))
                .isEmpty();
        assertThat(ledger().recorded().of(List.of(third, "unknown", first)))
                .extracting(RecordedTransaction::id)
                .containsExactly(third, first);
    }

    @Test
    @DisplayName("R-18 ids that a deal's projects got are part of the record, with the time for which they hold")
    default void r18projectsOfTheDealAreOnRecord() {
        Lease lease = begun(unique("flow"), "de");
        String deal =
                ledger().history(lease.transactionId()).orElseThrow().event().objectId();
        commit(lease, new Change.Bind("psa-project", "psa-project:" + deal + ":1", "kantata", "77"));

        assertThat(recorded(lease.transactionId()).bindings()).singleElement().satisfies(bound -> {
            assertThat(bound.externalId()).isEqualTo("77");
            assertThat(bound.boundAt()).isNotNull();
            assertThat(bound.unboundAt()).isNull();
        });
    }

    @Test
    @DisplayName("R-18 who was who is on record from both sides, what was bound before too")
    default void r18whoWasWhoIsOnRecordFromBothSides() throws java.io.IOException {
        Lease lease = begun(unique("flow"), "de");
        String id = unique("customer");
        String first = unique("first");
        commit(lease, new Change.Bind("customer", id, "netsuite", first));
        commit(begun(unique("flow"), "de"), new Change.Bind("customer", id, "netsuite", unique("second")));

        List<RecordedBinding> bound = ledger().recorded().bindings(WhoWasWho.canonical("customer", id));

        assertThat(bound).hasSize(2).extracting(RecordedBinding::system).containsOnly("netsuite");
        assertThat(bound.get(0).heldAt(bound.get(0).unboundAt().minusNanos(1000)))
                .isTrue();
        assertThat(bound.get(0).heldAt(bound.get(0).unboundAt())).isFalse();
        assertThat(bound.get(1).heldAt(bound.get(0).unboundAt().plusSeconds(1))).isTrue();
        assertThat(ledger().recorded().bindings(WhoWasWho.external("customer", "netsuite", first)))
                .containsExactly(bound.get(0));
        assertThat(ledger().recorded().bindings(WhoWasWho.external("customer", "kantata", first)))
                .isEmpty();
        assertThat(RecordedJson.readBindings(RecordedJson.writeBindings(bound))).isEqualTo(bound);
    }

    private static RawAnswer answer(String call, int status, String body) {
        return new RawAnswer(call, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
