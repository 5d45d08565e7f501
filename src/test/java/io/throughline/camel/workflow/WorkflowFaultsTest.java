package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What trouble that does not go away comes to: bounded, visible, and never a second effect. */
class WorkflowFaultsTest {

    private static final String ONE_STEP = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:project?call=psa-project-provision&undo=psa-project-archive"
            """;

    private static final Map<String, Object> NO_DATA = Map.of();

    @Test
    @DisplayName("G8 a call whose answer is lost every time ends with a person after the limit")
    void g8ACallThatIsLostEveryTimeEndsWithAPersonAfterTheLimit() {
        try (WorkflowBed bed = WorkflowBed.with(ONE_STEP)) {
            for (int call = 0; call < 40; call++) {
                bed.given("psa-project-provision").losesRequest();
            }
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.PENDING);
            assertThat(bed.given("psa-project-provision").calls()).hasSize(14);
        }
    }

    @Test
    @DisplayName(
            "G8 a call that kills the process every time ends with a person, though each start first lets it settle")
    void g8ACallThatKillsTheProcessEveryTimeEndsWithAPerson() {
        try (WorkflowBed bed = WorkflowBed.with(ONE_STEP)) {
            bed.killAtCall(1, false);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            for (int start = 0; start < 10 && !isWithPerson(bed, id); start++) {
                bed.killAtCall(2, false).restart().settle();
            }
            assertThat(bed.history(id).desk().orElseThrow().opened().code()).isEqualTo("WFL-2012");
            assertThat(bed.given("psa-project-provision").calls()).isEmpty();
            assertThat(bed.history(id).desk().orElseThrow().opened().title()).contains("3 times");
        }
    }

    private static boolean isWithPerson(WorkflowBed bed, String id) {
        return bed.history(id).transaction().state() == TransactionState.WITH_PERSON;
    }

    @Test
    void aJoinOfAPartThatNobodyStartedGoesToAPersonInsteadOfTurningForEver() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:terms?call=rules-terms"
                        - to: "step:customer?join=customer-confirmation"
                """)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).desk().orElseThrow().opened().code()).isEqualTo("WFL-2014");
            assertThat(bed.history(id).transaction().epoch()).isEqualTo(1);
        }
    }

    @Test
    void anItemThatFailedBesideItsStepsIsNotForgottenByASplitWithItsOwnAggregation() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:terms?call=rules-terms"
                        - split:
                            simple: "${variable.terms[tasks]}"
                            aggregationStrategy: "#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy"
                            steps:
                              - setVariable: { name: taskKey, simple: "${body[key]}" }
                              - filter:
                                  simple: "${body[key]} == 'build'"
                                  steps:
                                    - setVariable: { name: number, simple: "${mandatoryBodyAs(Integer)}" }
                              - to: "step:task?call=psa-task-create&item=taskKey"
                        - to: "step:link?call=crm-opportunity-link"
                """)) {
            bed.given("rules-terms").returns(Map.of("tasks", List.of(Map.of("key", "design"), Map.of("key", "build"))));
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("crm-opportunity-link").calls()).isEmpty();
        }
    }

    @Test
    void aCallOfADeadRunnerSettlesAnewBecauseItsLastRequestMayBeMuchYoungerThanItsIntent() {
        try (WorkflowBed bed = WorkflowBed.with(ONE_STEP)) {
            bed.killAtCall(1, true);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle().advance(Duration.ofSeconds(24)).restart();
            assertThat(bed.step(id, "project").settlesIn()).isEqualTo(Duration.ofSeconds(25));
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    @Test
    void aLegalEntityOnceKnownStaysKnownWithinTheRunAsInTheLedger() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:deal?call=crm-deal-read"
                        - to: "step:terms?call=rules-terms"
                        - to: "step:link?call=crm-opportunity-link"
                """)) {
            bed.given("crm-deal-read").next(attempt -> placed("us01"));
            bed.given("rules-terms").next(attempt -> placed(null));
            bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.given("crm-opportunity-link").calls().get(0).document())
                    .extractingByKey("transaction")
                    .extracting("legalEntity")
                    .isEqualTo("us01");
        }
    }

    private static OperationResult placed(String legalEntity) {
        OperationResult.Place place = new OperationResult.Place("us", legalEntity);
        return new OperationResult(Outcome.APPLIED, Map.of(), false, null, null, null, false, null, place, List.of());
    }
}
