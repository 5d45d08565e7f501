package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillAndResumeTest {

    private static final String WORKFLOW = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:terms?call=rules-terms"
                    - to: "step:customer?call=erp-customer-confirm"
                    - split:
                        simple: "${variable.terms[tasks]}"
                        steps:
                          - setVariable: { name: taskKey, simple: "${body}" }
                          - to: "step:task?call=psa-task-create&item=taskKey&undo=psa-task-delete"
                    - to: "step:link?call=crm-opportunity-link"
            """;

    @Test
    void aWorkflowOfStepsSurvivesAKillAtEveryCall() {
        WorkflowBed.killAndResumeAtEveryStep(WORKFLOW, KillAndResumeTest::twoTasks, "deal.won.v1", Map.of());
    }

    @Test
    void undoingSurvivesAKillAtEveryCall() {
        WorkflowBed.killAndResumeAtEveryStep(
                WORKFLOW,
                bed -> {
                    twoTasks(bed);
                    bed.given("crm-opportunity-link").refuses("validation");
                },
                "deal.won.v1",
                Map.of());
    }

    @Test
    void aWorkflowWhoseItemKeysAreDrawnByChanceIsFoundOut() {
        String dicing = WORKFLOW.replace("simple: \"${body}\"", "simple: \"${body}-${random(1000000)}\"");
        assertThatThrownBy(() -> WorkflowBed.killAndResumeAtEveryStep(
                        dicing, KillAndResumeTest::twoTasks, "deal.won.v1", Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not deterministic");
    }

    @Test
    void g8APayloadThatEndsTheProcessThreeTimesGoesToAPerson() {
        try (WorkflowBed bed = WorkflowBed.with(WORKFLOW)) {
            twoTasks(bed);
            bed.killAtCall(1, false);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            for (int crash = 1; crash <= 3; crash++) {
                bed.settle();
                bed.killAtCall(1, false);
                bed.restart();
            }
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.history(id).desk().orElseThrow().opened().code()).isEqualTo("WFL-2012");
        }
    }

    private static void twoTasks(WorkflowBed bed) {
        bed.given("rules-terms").returns(Map.of("tasks", List.of("design", "build")));
    }
}
