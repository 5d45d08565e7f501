package io.throughline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.ThroughlineTest;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped workflow as a consultant would test it: operations stubbed, the clock in hand. */
@ThroughlineTest(workflow = "opportunity-to-project", with = "customer-confirmation")
class OpportunityToProjectTest {

    @Test
    void aLostAnswerMakesNoSecondCustomer(WorkflowBed bed) {
        agreed(bed, false);
        bed.given("erp-customer-confirm").losesAnswer();
        assertThat(state(bed, win(bed))).isEqualTo(TransactionState.COMPLETED);
        assertThat(bed.given("erp-customer-confirm").calls()).hasSize(1);
        assertThat(bed.given("psa-task-create").effects()).hasSize(2);
    }

    @Test
    void aHoldWritesNothing(WorkflowBed bed) {
        bed.given("rules-commercial-terms").holds("D41", "sales-operations", "The purchase order is missing.");
        assertThat(state(bed, win(bed))).isEqualTo(TransactionState.WITH_PERSON);
        assertThat(bed.effects().values()).containsOnly(0);
    }

    @Test
    void aProjectThatTheErpRefusesTakesTheShellBack(WorkflowBed bed) {
        agreed(bed, false);
        bed.given("erp-project-create").refuses("the number is taken");
        String deal = win(bed);
        assertThat(state(bed, deal)).isEqualTo(TransactionState.COMPENSATED);
        assertThat(bed.step(deal, "project").state()).isEqualTo(StepState.COMPENSATED);
        assertThat(bed.step(deal, "customer").state()).isEqualTo(StepState.DONE);
    }

    @Test
    void whereDeliveryStartsEarlyTheErpProjectStillWaitsForTheCustomer(WorkflowBed bed) {
        agreed(bed, true);
        bed.given("erp-customer-confirm").isDown(3);
        String deal = win(bed);
        assertThat(state(bed, deal)).isEqualTo(TransactionState.COMPLETED);
        assertThat(bed.ledger().childrenOf(deal)).hasSize(1);
        assertThat(bed.given("erp-project-create").calls().get(0).document()).containsKey("customer");
    }

    private static void agreed(WorkflowBed bed, boolean shellFirst) {
        bed.given("rules-commercial-terms")
                .returns(Map.of(
                        "shellFirst", shellFirst,
                        "systems", Map.of("erp", "netsuite", "psa", "kantata"),
                        "billingMethod", "time-and-materials",
                        "tasks", List.of(Map.of("key", "design"), Map.of("key", "build")),
                        "milestones", List.of(),
                        "staffing", List.of(Map.of("key", "consultant"))));
    }

    private static String win(WorkflowBed bed) {
        String deal = bed.offer("opportunity.won.v1", "006A", Map.of("id", "006A", "generation", 1));
        bed.settle();
        return deal;
    }

    private static TransactionState state(WorkflowBed bed, String deal) {
        return bed.history(deal).transaction().state();
    }
}
