package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.StepRecord;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The enterprise integration patterns that may stand around steps, each with a step in doubt in the middle. */
class PatternsAroundStepsTest {

    private static final Map<String, Object> NO_DATA = Map.of();

    @Test
    void aSplitInASplitNamesTheKeysOfBothItems() {
        try (WorkflowBed bed = WorkflowBed.with(route("""
                        - to: "step:plan?call=rules-plan"
                        - split:
                            simple: "${variable.plan[phases]}"
                            steps:
                              - setVariable: { name: phaseKey, simple: "${body[key]}" }
                              - split:
                                  simple: "${body[tasks]}"
                                  steps:
                                    - setVariable: { name: taskKey, simple: "${body}" }
                                    - to: "step:task?call=psa-task-create&item=phaseKey,taskKey"
                """))) {
            bed.given("rules-plan")
                    .returns(Map.of(
                            "phases",
                            List.of(
                                    Map.of("key", "design", "tasks", List.of("sketch", "review")),
                                    Map.of("key", "build", "tasks", List.of("review")))));
            bed.given("psa-task-create").losesRequest();
            String id = settled(bed);
            assertThat(bed.history(id).steps())
                    .extracting(StepRecord::id)
                    .containsExactlyInAnyOrder("plan", "task/design/sketch", "task/design/review", "task/build/review");
            assertThat(bed.given("psa-task-create").effects()).hasSize(3);
        }
    }

    @Test
    void aLoopGoesOnWhereItWasInDoubt() {
        try (WorkflowBed bed = WorkflowBed.with(route("""
                        - to: "step:plan?call=rules-plan"
                        - loop:
                            simple: "${variable.plan[weeks]}"
                            steps:
                              - setVariable: { name: week, simple: "week-${exchangeProperty.CamelLoopIndex}" }
                              - to: "step:sheet?call=psa-sheet-open&item=week"
                """))) {
            bed.given("rules-plan").returns(Map.of("weeks", 3));
            bed.given("psa-sheet-open").losesAnswer();
            settled(bed);
            assertThat(bed.given("psa-sheet-open").calls()).hasSize(3);
        }
    }

    @Test
    void aSequentialMulticastRunsEveryBranchOnce() {
        try (WorkflowBed bed = WorkflowBed.with(route("""
                        - multicast:
                            steps:
                              - to: "step:space?call=delivery-space-open"
                              - to: "step:channel?call=delivery-channel-open"
                        - to: "step:link?call=crm-opportunity-link"
                """))) {
            bed.given("delivery-space-open").losesAnswer();
            settled(bed);
            assertThat(bed.given("delivery-space-open").calls()).hasSize(1);
            assertThat(bed.given("delivery-channel-open").calls()).hasSize(1);
            assertThat(bed.given("crm-opportunity-link").calls().get(0).document())
                    .containsKeys("space", "channel");
        }
    }

    @Test
    void anEnricherBetweenStepsRunsAgainOnResumeAndChangesNoResult() {
        try (WorkflowBed bed = WorkflowBed.with(route("""
                        - to: "step:customer?call=erp-customer-confirm"
                        - enrich: { simple: "direct:weather" }
                        - to: "step:project?call=psa-project-provision"
                """) + """
                - route:
                    id: weather
                    from:
                      uri: direct:weather
                      steps:
                        - setBody: { constant: "sunny" }
                """)) {
            bed.given("psa-project-provision").losesAnswer();
            String id = settled(bed);
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.DONE);
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(1);
        }
    }

    @Test
    void aSplitWithItsOwnAggregationCannotHideAHeldItem() {
        try (WorkflowBed bed = WorkflowBed.with(route("""
                        - to: "step:plan?call=rules-plan"
                        - split:
                            simple: "${variable.plan[tasks]}"
                            aggregationStrategy: "#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy"
                            steps:
                              - setVariable: { name: taskKey, simple: "${body}" }
                              - to: "step:task?call=psa-task-create&item=taskKey"
                        - to: "step:link?call=crm-opportunity-link"
                """))) {
            bed.given("rules-plan").returns(Map.of("tasks", List.of("design", "build")));
            bed.given("psa-task-create").holds("RUL-1006", "pmo", "no such task");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("psa-task-create").calls()).hasSize(1);
            assertThat(bed.given("crm-opportunity-link").calls()).isEmpty();
        }
    }

    @Test
    void aHandledExceptionIsAnEarlyEndAndNotAFinish() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - onException:
                    exception: [ java.lang.Exception ]
                    handled: { constant: "true" }
                    steps: [ { log: "handled" } ]
                """ + route("""
                        - to: "step:a?call=psa-a-make"
                        - throwException: { exceptionType: java.lang.IllegalStateException, message: "between steps" }
                        - to: "step:b?call=psa-b-make"
                """))) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "a").state()).isEqualTo(StepState.DONE);
        }
    }

    private static String settled(WorkflowBed bed) {
        String id = bed.offer("deal.won.v1", "006A", NO_DATA);
        bed.settle();
        assertThat(bed.history(id).transaction().state()).as(bed::timelines).isEqualTo(TransactionState.COMPLETED);
        return id;
    }

    private static String route(String steps) {
        return """
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                """ + steps.indent(0);
    }
}
