package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A lost answer of a keyed operation: repeated with the same key as long as the target knows it, by the database clock. */
class KeyRetentionTest {

    private static final String ONE_STEP = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:invoice?call=erp-invoice-create"
            """;

    @Test
    void g5AKeyThatTheTargetStillKnowsIsRepeated() {
        try (WorkflowBed bed = keyed(Duration.ofHours(24), Optional.empty())) {
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("erp-invoice-create").calls())
                    .extracting(OperationAttempt::key)
                    .hasSize(2)
                    .containsOnly(bed.step(id, "invoice").key());
        }
    }

    @Test
    void g5AKeyThatTheTargetMayHaveForgottenIsForAPersonIfNobodyCanBeAsked() {
        try (WorkflowBed bed = keyed(Duration.ofSeconds(20), Optional.empty())) {
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.UNKNOWN);
            assertThat(bed.given("erp-invoice-create").calls()).hasSize(1);
        }
    }

    @Test
    void g5AKeyThatTheTargetMayHaveForgottenIsAskedForWhereThereIsAProbe() {
        try (WorkflowBed bed = keyed(Duration.ofSeconds(20), Optional.of("erp-invoice-create-probe"))) {
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("erp-invoice-create").calls()).hasSize(1);
        }
    }

    @Test
    void g5ARunnerThatDiedWithTheCallLeavesTheSameQuestion() {
        try (WorkflowBed bed = keyed(Duration.ofSeconds(20), Optional.empty())) {
            bed.given("erp-invoice-create").works();
            bed.killAtCall(1, true);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle().restart().settle();
            assertThat(bed.step(id, "invoice").state()).isEqualTo(StepState.INTENT);
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("erp-invoice-create").calls()).hasSize(1);
        }
    }

    private static WorkflowBed keyed(Duration retention, Optional<String> probe) {
        WorkflowBed bed = WorkflowBed.with(ONE_STEP)
                .declare(new OperationContract(
                        "erp-invoice-create",
                        "erp",
                        "erp-invoice-create",
                        Safety.KEYED,
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(25),
                        probe,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(retention),
                        Optional.empty()));
        bed.given("erp-invoice-create").losesAnswer();
        return bed;
    }
}
