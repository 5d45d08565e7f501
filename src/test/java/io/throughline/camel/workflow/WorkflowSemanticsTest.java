package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.StepRecord;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each semantic of the workflow host, tried with a workflow of its own. */
class WorkflowSemanticsTest {

    private static final String TWO_STEPS = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:customer?call=erp-customer-confirm"
                    - to: "step:project?call=psa-project-provision&undo=psa-project-archive"
                    - to: "step:link?call=crm-opportunity-link"
            """;

    private static final Map<String, Object> NO_DATA = Map.of();

    @Test
    void runsEveryStepOnceAndCompletes() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.history(id).steps())
                    .extracting(StepRecord::id)
                    .containsExactly("customer", "project", "link");
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(1);
        }
    }

    @Test
    void aStepReadsTheEventAndTheResultsSoFar() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("erp-customer-confirm").returns(Map.of("id", "C-7"));
            bed.offer("deal.won.v1", "006A", Map.of("id", "006A"));
            bed.settle();
            Map<String, Object> read =
                    bed.given("crm-opportunity-link").calls().get(0).document();
            assertThat(read.get("customer")).isEqualTo(Map.of("id", "C-7"));
            assertThat(read).extractingByKey("event").extracting("data").isEqualTo(Map.of("id", "006A"));
        }
    }

    @Test
    void g4ALostAnswerIsAskedForAndNotRepeated() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("psa-project-provision").losesAnswer();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.untilQuiet();
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.UNKNOWN);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("psa-project-provision").calls()).hasSize(1);
        }
    }

    @Test
    void aLostRequestIsRepeatedWithTheSameMarkerAfterTheTargetDeniedIt() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("psa-project-provision").losesRequest();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            List<OperationAttempt> calls = bed.given("psa-project-provision").calls();
            assertThat(calls)
                    .extracting(OperationAttempt::marker)
                    .hasSize(2)
                    .containsOnly(calls.get(0).marker());
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    @Test
    void g5AStepThatWasOnceInDoubtIsAskedForBeforeEveryFurtherCall() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("psa-project-provision")
                    .losesRequest()
                    .isThrottledWhileAnEarlierCallArrives(java.time.Duration.ofSeconds(30));
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.given("psa-project-provision").calls()).hasSize(2);
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    @Test
    void aBlindCallInDoubtGoesToAPersonAndIsNeverRepeated() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.declare("psa-project-provision", Safety.BLIND, null, false);
            bed.given("psa-project-provision").losesRequest();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("psa-project-provision").calls()).hasSize(1);
        }
    }

    @Test
    void aTargetThatIsDownIsTriedAgainLater() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("erp-customer-confirm").isDown(3);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(4);
        }
    }

    @Test
    void r09ARefusedCredentialPausesAndSpendsNoAttempt() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            for (int call = 0; call < 20; call++) {
                bed.given("erp-customer-confirm").isThrottled(null);
            }
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.step(id, "customer").failures()).isZero();
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(21);
        }
    }

    @Test
    void r09AWriteWhoseResultCannotBeReadIsLookedForAndNeverMadeASecondTime() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("psa-project-provision").losesAnswer();
            bed.given("psa-project-provision").returns(Map.of("id", "P-1"));
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.step(id, "project").result()).containsEntry("id", "P-1");
            assertThat(bed.given("psa-project-provision").calls()).hasSize(1);
            assertThat(bed.effects()).containsEntry("psa-project-provision", 1);
        }
    }

    @Test
    void aTargetThatStaysDownEndsWithAPersonAfterTheLimit() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("erp-customer-confirm").isDown(100);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(14);
        }
    }

    @Test
    void aRefusedStepUndoesTheEarlierOnesInReverseAndTellsAPerson() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:a?call=psa-a-make&undo=psa-a-drop"
                        - to: "step:b?call=psa-b-make&undo=psa-b-drop"
                        - to: "step:c?call=psa-c-make"
                """)) {
            bed.given("psa-c-make").refuses("no such role");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPENSATED);
            assertThat(bed.history(id).desk()).isPresent();
            assertThat(bed.step(id, "a").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.step(id, "b").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.given("psa-b-drop").calls().get(0).document())
                    .extractingByKey("b")
                    .isNotNull();
        }
    }

    @Test
    void g10AStepThatCannotBeUndoneIsNeverShownAsCompensated() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("crm-opportunity-link").refuses("validation");
            bed.given("psa-project-archive").refuses("has time on it");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.COMP_STUCK);
        }
    }

    @Test
    void aHeldStepWritesNothingAndOpensACaseForItsTeam() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.given("erp-customer-confirm").holds("D57", "finance", "two customers fit");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).desk().orElseThrow().opened().team()).isEqualTo("finance");
            assertThat(bed.given("psa-project-provision").calls()).isEmpty();
        }
    }

    @Test
    void aRouteThatStopsEarlyIsNotComplete() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:a?call=psa-a-make"
                        - filter: { simple: "true", steps: [ { stop: {} } ] }
                        - to: "step:b?call=psa-b-make"
                """)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.history(id).desk().orElseThrow().opened().code()).isEqualTo("WFL-2013");
        }
    }

    @Test
    void aCaughtExceptionCannotLetLaterStepsRunAfterAClosedOne() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - doTry:
                            steps:
                              - to: "step:a?call=psa-a-make"
                              - throwException: { exceptionType: java.lang.IllegalStateException, message: "after a" }
                            doCatch:
                              - exception: [ java.lang.Exception ]
                                steps: [ { log: "caught" } ]
                        - to: "step:b?call=psa-b-make"
                """)) {
            bed.given("psa-a-make").holds("D40", "pmo", "has a project already");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("psa-b-make").calls()).isEmpty();
        }
    }

    @Test
    void itemsOfASplitHaveTheirOwnIdentityAndAreSkippedOnResume() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:plan?call=rules-plan"
                        - split:
                            simple: "${variable.plan[tasks]}"
                            steps:
                              - setVariable: { name: taskKey, simple: "${body[key]}" }
                              - to: "step:task?call=psa-task-create&item=taskKey"
                        - to: "step:link?call=crm-opportunity-link"
                """)) {
            bed.given("rules-plan").returns(Map.of("tasks", List.of(Map.of("key", "design"), Map.of("key", "build"))));
            bed.given("psa-task-create").next(attempt -> OperationResult.applied(Map.of("id", "T1")));
            bed.given("psa-task-create").losesRequest();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("psa-task-create").calls()).hasSize(3);
            assertThat(bed.step(id, "task/design").result()).containsEntry("id", "T1");
            assertThat(bed.step(id, "task/build").state()).isEqualTo(StepState.DONE);
            Map<String, Object> read =
                    bed.given("crm-opportunity-link").calls().get(0).document();
            assertThat(read).extractingByKey("task").extracting("design").isEqualTo(Map.of("id", "T1"));
            assertThat(bed.given("psa-task-create").calls().get(0).document())
                    .extractingByKey("item")
                    .isEqualTo(Map.of("key", "design"));
        }
    }

    @Test
    void theSameStepTwiceInOneRunIsAFaultOfTheWorkflow() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:a?call=psa-a-make"
                        - to: "step:a?call=psa-a-make"
                """)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).desk().orElseThrow().opened().code()).isEqualTo("WFL-2010");
        }
    }

    @Test
    void aChoiceSeesOnResumeWhatItSawFirst() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:terms?call=rules-terms"
                        - to: "step:project?call=psa-project-provision"
                        - choice:
                            when:
                              - simple: "${variable.terms[method]} == 'milestone'"
                                steps: [ { to: "step:milestones?call=psa-milestones-create" } ]
                            otherwise:
                              steps: [ { to: "step:budget?call=psa-budget-set" } ]
                """)) {
            bed.given("rules-terms").next(attempt -> OperationResult.applied(Map.of("method", "milestone")));
            bed.given("rules-terms").returns(Map.of("method", "changed meanwhile"));
            bed.given("psa-milestones-create").losesRequest();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.step(id, "milestones").state()).isEqualTo(StepState.DONE);
            assertThat(bed.given("psa-budget-set").calls()).isEmpty();
        }
    }

    @Test
    void twoDealsOfOneAccountShareTheirCustomer() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.declare("erp-customer-confirm", Safety.NATURAL, "customer:{event.data.account}", true);
            bed.given("erp-customer-confirm").losesAnswer();
            String one = bed.offer("deal.won.v1", "006A", Map.of("account", "001X"));
            bed.untilQuiet();
            String two = bed.offer("deal.won.v1", "006B", Map.of("account", "001X"));
            bed.untilQuiet();
            assertThat(bed.history(two).transaction().state()).isEqualTo(TransactionState.WAITING);
            bed.settle();
            assertThat(bed.given("erp-customer-confirm").calls()).hasSize(1);
            assertThat(bed.step(two, "customer").result())
                    .isEqualTo(bed.step(one, "customer").result());
            assertThat(bed.history(two).transaction().state()).isEqualTo(TransactionState.COMPLETED);
        }
    }

    @Test
    void aThingThatOnlyOneDealMayHaveIsAHoldForTheOther() {
        try (WorkflowBed bed = WorkflowBed.with(TWO_STEPS)) {
            bed.declare("psa-project-provision", Safety.LOOK_UP, "code:{event.data.code}", false);
            bed.offer("deal.won.v1", "006A", Map.of("code", "US-1"));
            bed.settle();
            String two = bed.offer("deal.won.v1", "006B", Map.of("code", "US-1"));
            bed.settle();
            assertThat(bed.history(two).desk().orElseThrow().opened().code()).isEqualTo("WFL-2003");
        }
    }

    @Test
    void aSecondTransactionOfTheDealIsStartedOnceAndJoined() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:terms?call=rules-terms"
                        - to: workflow:customer-confirmation
                        - to: "step:project?call=psa-project-provision"
                        - to: "step:customer?join=customer-confirmation"
                        - to: "step:link?call=crm-opportunity-link"
                - route:
                    id: customer-confirmation
                    from:
                      uri: workflow:customer-confirmation
                      steps:
                        - to: "step:customer?call=erp-customer-confirm"
                """)) {
            bed.given("rules-terms").returns(Map.of("entity", "us01"));
            bed.given("erp-customer-confirm").isDown(2).returns(Map.of("id", "C-1"));
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.step(id, "customer").result()).containsEntry("id", "C-1");
            assertThat(bed.ledger().childrenOf(id)).hasSize(1);
            assertThat(bed.given("erp-customer-confirm").calls().get(0).document())
                    .containsKey("terms");
        }
    }

    @Test
    void anItemKeyThatNobodySetIsAFaultThatTellsWhichVariable() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:task?call=psa-task-create&item=taskKey"
                """)) {
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.history(id).desk().orElseThrow().opened().detail()).contains("taskKey");
        }
    }
}
