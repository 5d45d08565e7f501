package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.NewCase;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoStyle;
import io.throughline.workflow.UndoWay;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invoice is deleted, credited or left to a person, as its state at the time of the undo demands (G10). */
class TypedUndoTest {

    private static final String BILLED = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:project?call=psa-project-provision&undo=psa-project-archive"
                    - to: "step:invoice?call=erp-invoice-create&undo=erp-invoice-delete"
                    - to: "step:link?call=crm-opportunity-link"
            """;

    private static final String PAID = "The customer has paid the invoice. Refund it in the ERP, then say so here.";

    @ParameterizedTest
    @CsvSource({"draft, erp-invoice-delete, erp-invoice-credit", "posted, erp-invoice-credit, erp-invoice-delete"})
    void g10TheStateOfTheRecordDecidesHowItIsTakenBack(String state, String called, String notCalled) {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").returns(Map.of("state", state));
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
            assertThat(bed.given(called).calls()).hasSize(1);
            assertThat(bed.given(notCalled).calls()).isEmpty();
            assertThat(bed.given(called).calls().get(0).marker())
                    .isEqualTo(bed.step(id, "invoice").marker());
            assertThat(bed.given(called).calls().get(0).key())
                    .as("a target that keeps keys must not take the undo for the call")
                    .isNotEqualTo(bed.step(id, "invoice").key());
        }
    }

    @Test
    void g10BeyondThePointOfNoReturnIsForAPersonWhileTheOthersAreUndone() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").returns(Map.of("state", "paid"));
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.COMPENSATED);
            NewCase desk = bed.history(id).desk().orElseThrow().opened();
            assertThat(desk.code()).isEqualTo("WFL-2020");
            assertThat(desk.detail()).contains(PAID).contains("erp-invoice-create-1");
            assertThat(desk.facts()).containsKey("stuck");
        }
    }

    @Test
    void g10AStateThatTheFileDoesNotKnowIsForAPerson() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").returns(Map.of("state", "disputed"));
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(bed.step(id, "invoice").problem()).startsWith("WFL-2021").contains("disputed");
        }
    }

    @Test
    void g10WhatIsUndoneAlreadyIsNotUndoneAgain() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").returns(Map.of("state", "credited"));
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.given("erp-invoice-credit").calls()).isEmpty();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
        }
    }

    @Test
    void g10WhatTheTargetKnowsNothingOfEndsWell() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").next(attempt -> OperationResult.notThere());
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.SKIPPED);
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
            assertThat(bed.given("erp-invoice-delete").calls()).isEmpty();
        }
    }

    @Test
    void g10TheStateIsReadAnewBeforeEachTry() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state")
                    .next(attempt -> OperationResult.applied(Map.of("state", "draft")))
                    .next(attempt -> OperationResult.applied(Map.of("state", "posted")));
            bed.given("erp-invoice-delete").isDown(1);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.given("erp-invoice-delete").calls()).hasSize(1);
            assertThat(bed.given("erp-invoice-credit").calls()).hasSize(1);
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
        }
    }

    @Test
    void r12AStateThatCannotBeReadIsTriedAgainAndThenLeftToAPerson() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").isDown(100);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.given("erp-invoice-state").calls()).hasSize(14);
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.given("erp-invoice-delete").calls()).isEmpty();
        }
    }

    @Test
    void g10ACreditWhoseAnswerWasLostIsLookedForAndNotGivenTwice() {
        try (WorkflowBed bed = refused()) {
            bed.given("erp-invoice-state").returns(Map.of("state", "posted"));
            bed.given("erp-invoice-credit").losesAnswer();
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.untilQuiet();
            bed.advance(Duration.ofSeconds(20)).untilQuiet();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATING);
            bed.settle();
            assertThat(bed.given("erp-invoice-credit").calls()).hasSize(1);
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
        }
    }

    private static WorkflowBed refused() {
        WorkflowBed bed = WorkflowBed.with(BILLED);
        bed.declare("erp-invoice-state", Safety.READ, null, false);
        bed.declare(undo(
                "erp-invoice-credit", Safety.LOOK_UP, new UndoRule(UndoStyle.REVERSE, Optional.empty(), Map.of())));
        bed.declare(undo(
                "erp-invoice-delete",
                Safety.NATURAL,
                new UndoRule(
                        UndoStyle.DELETE,
                        Optional.of("erp-invoice-state"),
                        Map.of(
                                "draft", new UndoWay.By(UndoStyle.DELETE, Optional.empty()),
                                "posted", new UndoWay.By(UndoStyle.REVERSE, Optional.of("erp-invoice-credit")),
                                "credited", new UndoWay.Already(),
                                "paid", new UndoWay.Never(PAID)))));
        bed.given("crm-opportunity-link")
                .next(attempt -> OperationResult.failed(Outcome.REJECTED, "validation", "CON-2004"));
        return bed;
    }

    private static OperationContract undo(String name, Safety safety, UndoRule rule) {
        return new OperationContract(
                name,
                "erp",
                name,
                safety,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                Optional.of(name + "-probe"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(rule));
    }

    private static TransactionState state(WorkflowBed bed, String id) {
        return bed.history(id).transaction().state();
    }
}
