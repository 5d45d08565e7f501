package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a refused transaction, and how it is taken back when the target is in trouble. */
class CompensationTest {

    private static final String TWO_STEPS = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:project?call=psa-project-provision&undo=psa-project-archive"
                    - to: "step:link?call=crm-opportunity-link"
            """;

    private static final Map<String, Object> NO_DATA = Map.of();

    @Test
    @DisplayName("D40 an undone project is no longer found in the crosswalk")
    void anUndoneRecordIsNoLongerBoundInTheCrosswalk() {
        try (WorkflowBed bed = refused()) {
            bed.declare(project());
            bed.given("crm-opportunity-link").next(attempt -> {
                assertThat(bed.ledger().bindings("psa-project", "project:006A")).isNotEmpty();
                return OperationResult.failed(Outcome.REJECTED, "validation", "CON-2004");
            });
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
            assertThat(bed.ledger().bindings("psa-project", "project:006A")).isEmpty();
        }
    }

    @Test
    void anUndoWithARefusedCredentialPausesInsteadOfHammering() {
        try (WorkflowBed bed = refused()) {
            bed.given("psa-project-archive").isThrottled(null);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.untilQuiet();
            bed.advance(Duration.ofSeconds(30)).untilQuiet();
            assertThat(bed.given("psa-project-archive").calls()).hasSize(1);
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
        }
    }

    @Test
    @DisplayName("G10 an undo in doubt is asked for with a person when nothing allows to repeat it")
    void g10ABlindUndoInDoubtIsNeverRepeated() {
        try (WorkflowBed bed = refused()) {
            bed.declare("psa-project-archive", Safety.BLIND, null, false);
            bed.given("psa-project-archive").losesAnswer();
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(state(bed, id)).isEqualTo(TransactionState.WITH_PERSON);
            assertThat(bed.given("psa-project-archive").calls()).hasSize(1);
        }
    }

    @Test
    @DisplayName("G10 a blind undo that died with its runner is never repeated")
    void g10ABlindUndoThatDiedWithItsRunnerIsNeverRepeated() {
        try (WorkflowBed bed = refused()) {
            bed.declare("psa-project-archive", Safety.BLIND, null, false);
            bed.killAtCall(3, true);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle().restart().settle();
            assertThat(bed.step(id, "project").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(bed.given("psa-project-archive").calls()).hasSize(1);
        }
    }

    private static final String FOUR_STEPS = """
            - route:
                id: example
                from:
                  uri: workflow:example
                  parameters: { on: deal.won.v1 }
                  steps:
                    - to: "step:a?call=psa-a-make&undo=psa-a-drop"
                    - to: "step:b?call=psa-b-make&undo=psa-b-drop"
                    - to: "step:c?call=psa-c-make&undo=psa-c-drop"
                    - to: "step:d?call=psa-d-make"
            """;

    @Test
    void r11StepsAreUndoneInReverseOrderWithTheInputOfTheirOwnCall() {
        try (WorkflowBed bed = WorkflowBed.with(FOUR_STEPS)) {
            List<String> undone = new CopyOnWriteArrayList<>();
            for (String step : List.of("a", "b", "c")) {
                bed.given("psa-" + step + "-drop").returns(attempt -> {
                    undone.add(step);
                    return Map.of();
                });
            }
            bed.given("psa-d-make").refuses("no such role");
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(undone).containsExactly("c", "b", "a");
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
            Map<String, Object> frozen = bed.given("psa-b-drop").calls().get(0).document();
            assertThat(frozen).containsKeys("a", "b").doesNotContainKey("c");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void r11ARunnerThatDiesWhileUndoingLeavesNothingBehind(int call) {
        for (boolean afterEffect : new boolean[] {false, true}) {
            try (WorkflowBed bed = WorkflowBed.with(FOUR_STEPS)) {
                bed.given("psa-d-make").refuses("no such role");
                bed.killAtCall(call, afterEffect);
                String id = bed.offer("deal.won.v1", "006A", NO_DATA);
                bed.settle().restart().settle();
                assertThat(state(bed, id)).as(bed.timelines()).isEqualTo(TransactionState.COMPENSATED);
                assertThat(bed.effects())
                        .containsEntry("psa-a-drop", 1)
                        .containsEntry("psa-b-drop", 1)
                        .containsEntry("psa-c-drop", 1);
            }
        }
    }

    @Test
    void r12AnUndoThatIsRefusedForEverEndsWithAPersonAndTheOthersAreUndone() {
        try (WorkflowBed bed = WorkflowBed.with(FOUR_STEPS)) {
            bed.given("psa-d-make").refuses("no such role");
            bed.given("psa-b-drop").isDown(100);
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(bed.step(id, "b").state()).isEqualTo(StepState.COMP_STUCK);
            assertThat(bed.given("psa-b-drop").calls()).hasSize(14);
            assertThat(bed.step(id, "a").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.step(id, "c").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(state(bed, id)).isEqualTo(TransactionState.WITH_PERSON);
        }
    }

    @Test
    void g10APartThatARefusedStepLeftIsTakenBackAfterItsSettleTime() {
        try (WorkflowBed bed = WorkflowBed.with(FOUR_STEPS)) {
            bed.given("psa-c-make")
                    .next(attempt -> OperationResult.failed(
                                    Outcome.UNKNOWN, "an earlier call of this attempt did write", "CON-2001")
                            .leftInPart());
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.untilQuiet();
            assertThat(bed.given("psa-c-drop").calls())
                    .as("nothing before it settled")
                    .isEmpty();
            assertThat(bed.given("psa-b-drop").calls()).as("the order stays").isEmpty();
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPENSATED);
            assertThat(bed.step(id, "c").state()).isEqualTo(StepState.COMPENSATED);
            assertThat(bed.given("psa-c-make").calls()).hasSize(1);
        }
    }

    @Test
    void g10APartOfAStepThatNothingTakesBackIsAskedForAsBefore() {
        try (WorkflowBed bed = WorkflowBed.with(FOUR_STEPS)) {
            bed.given("psa-d-make")
                    .next(attempt -> OperationResult.failed(
                                    Outcome.UNKNOWN, "an earlier call of this attempt did write", "CON-2001")
                            .leftInPart());
            String id = bed.offer("deal.won.v1", "006A", NO_DATA);
            bed.settle();
            assertThat(state(bed, id)).isEqualTo(TransactionState.COMPLETED);
        }
    }

    private static WorkflowBed refused() {
        WorkflowBed bed = WorkflowBed.with(TWO_STEPS);
        bed.given("crm-opportunity-link").refuses("validation");
        return bed;
    }

    private static TransactionState state(WorkflowBed bed, String id) {
        return bed.history(id).transaction().state();
    }

    private static OperationContract project() {
        return new OperationContract(
                "psa-project-provision",
                "psa",
                "psa-project-provision",
                Safety.LOOK_UP,
                Optional.of("project:{event.subject}"),
                false,
                Duration.ofSeconds(25),
                Optional.of("psa-project-provision-probe"),
                Optional.empty(),
                Optional.of("psa-project"));
    }
}
