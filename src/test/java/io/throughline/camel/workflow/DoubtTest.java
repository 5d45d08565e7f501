package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.ledger.NewCase;
import io.throughline.ledger.StepRecord;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person sees of a call in doubt: what was asked for beside what the target has. */
class DoubtTest {

    private static final String DEAL = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:opportunity?call=crm-opportunity-read"
                    - to: "step:contract?call=erp-contract-create"
            """;

    private static final Map<String, Object> OPPORTUNITY = Map.of(
            "id", "006A", "amount", Map.of("value", "64400.00", "currency", "EUR"), "account", Map.of("name", "Ada"));

    @Test
    void g5ABlindCallInDoubtIsShownWithAllThatWasAsked() {
        try (WorkflowBed bed = deal()) {
            bed.declare("erp-contract-create", Safety.BLIND, null, false);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            NewCase desk = bed.history(id).desk().orElseThrow().opened();
            StepRecord step = bed.step(id, "contract");
            assertThat(desk)
                    .returns("doubt", NewCase::kind)
                    .returns("64400.00", NewCase::amount)
                    .returns("EUR", NewCase::currency)
                    .returns("contract", NewCase::stepId);
            assertThat(Json.asObject(desk.facts().get("asked")))
                    .containsEntry("operation", "erp-contract-create")
                    .containsEntry("system", "erp")
                    .containsEntry("key", step.key())
                    .containsEntry("reference", step.marker())
                    .containsEntry("event.subject", "006A")
                    .containsEntry("opportunity.amount", Map.of("value", "64400.00", "currency", "EUR"));
            assertThat(Json.asList(desk.facts().get("candidates"))).isEmpty();
            assertThat(desk.detail()).contains(step.marker()).contains("cannot be asked");
            assertThat(desk.fix()).contains("Approve", "Retry", "Dismiss");
            assertThat(Json.write(desk.facts())).doesNotContain("Ada");
        }
    }

    @Test
    void g5SeveralRecordsAreShownSideBySideAndNoneIsTakenSilently() {
        try (WorkflowBed bed = deal()) {
            bed.given("erp-contract-create")
                    .isFoundSeveralTimes(List.of(
                            Map.of(
                                    "id", "4055",
                                    "number", "SO-17",
                                    "total", Map.of("value", "64400.00", "currency", "EUR"),
                                    "existed", true,
                                    "title", "for Ada"),
                            Map.of("id", "4056", "existed", true)));
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "contract").state()).isEqualTo(StepState.UNKNOWN);
            assertThat(bed.given("erp-contract-create").calls()).hasSize(1);
            NewCase desk = bed.history(id).desk().orElseThrow().opened();
            List<Object> candidates = Json.asList(desk.facts().get("candidates"));
            assertThat(candidates)
                    .extracting(found -> Json.asObject(found).get("id"))
                    .containsExactly("4055", "4056");
            assertThat(Json.asObject(candidates.get(0)))
                    .containsEntry("number", "SO-17")
                    .extractingByKey("result")
                    .isEqualTo(Map.of(
                            "id",
                            "4055",
                            "number",
                            "SO-17",
                            "total",
                            Map.of("value", "64400.00", "currency", "EUR"),
                            "existed",
                            true));
            assertThat(desk.title()).contains("2 records");
            assertThat(desk.detail()).contains("id 4055, number SO-17, total 64400.00 EUR; id 4056");
            assertThat(Json.write(desk.facts()) + desk.detail()).doesNotContain("Ada");
        }
    }

    @Test
    void g5ATargetThatCannotBeAskedInTheEndIsForAPerson() {
        try (WorkflowBed bed = deal()) {
            bed.declare("erp-contract-create", Safety.LOOK_UP, null, false);
            bed.given("erp-contract-create").cannotBeAsked();
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).desk().orElseThrow().opened())
                    .returns("doubt", NewCase::kind)
                    .satisfies(desk -> assertThat(desk.detail()).contains("could not tell"));
            assertThat(bed.given("erp-contract-create").calls()).hasSize(1);
        }
    }

    private static WorkflowBed deal() {
        WorkflowBed bed = WorkflowBed.with(DEAL);
        bed.given("crm-opportunity-read").returns(OPPORTUNITY);
        bed.given("erp-contract-create").losesAnswer();
        return bed;
    }
}
