package io.throughline.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.workflow.WorkflowOutline.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which changes of a workflow file a transaction on its way may go on with (G11). */
class RepinCheckTest {

    @Test
    @DisplayName("G11 steps that are the same, new, or not done yet refuse nothing")
    void g11whatWasNotDoneMayChange() {
        assertThat(reasons(check("deal", "code", "project", "budget", "link"), "deal", "project"))
                .isEmpty();
        assertThat(reasons(check("deal", "project"), "deal")).isEmpty();
    }

    @Test
    @DisplayName("G11 a done step that is missing is named")
    void g11aMissingStepIsNamed() {
        assertThat(reasons(check("deal", "budget"), "deal", "project", "terms"))
                .containsExactly("the step 'project' is missing", "the step 'terms' is missing");
    }

    @Test
    @DisplayName("G11 done steps in another order are named")
    void g11anotherOrderIsNamed() {
        assertThat(reasons(check("project", "deal", "link"), "deal", "project"))
                .containsExactly("the step 'project' was carried out after 'deal' and stands before it now");
    }

    @Test
    @DisplayName("G11 a name with several places may be any of them, as the order allows")
    void g11aNameWithSeveralPlaces() {
        RepinCheck check = check("customer", "project", "customer", "link");
        assertThat(reasons(check, "customer", "project")).isEmpty();
        assertThat(reasons(check, "project", "customer", "link")).isEmpty();
        assertThat(reasons(check, "link", "customer")).hasSize(1);
    }

    @Test
    @DisplayName("G11 a step that moved into another workflow of the deal, or out of one, is named")
    void g11aStepThatMovedToAnotherWorkflowIsNamed() {
        RepinCheck moved = new RepinCheck(List.of(outline("main", "deal"), outline("part", "customer")));
        assertThat(reasons(moved, "deal", "customer"))
                .containsExactly("the step 'customer' moved to the workflow 'part'");

        RepinCheck back = new RepinCheck(List.of(outline("main", "deal", "customer"), outline("part", "letter")));
        assertThat(back.reasons("main", done("deal"), Set.of("customer")))
                .containsExactly(
                        "the step 'customer', which another transaction of the deal carried out, is in the workflow 'main' now");
        assertThat(back.reasons("main", done("deal"), Set.of("letter"))).isEmpty();
    }

    @Test
    @DisplayName("G11 other item keys, another operation of a step in doubt, and a workflow that is gone are named")
    void g11otherReasons() {
        RepinCheck check = check("deal", "task");
        assertThat(check.reasons("main", List.of(new CarriedOutStep("task", 1, "op-task", false)), Set.of()))
                .containsExactly("the step 'task' has other item keys");
        assertThat(check.reasons("main", List.of(new CarriedOutStep("task", 0, "op-other", true)), Set.of()))
                .containsExactly("the step 'task' is in doubt after op-other and calls op-task now");
        assertThat(check.reasons("main", List.of(new CarriedOutStep("task", 0, "op-other", false)), Set.of()))
                .isEmpty();
        assertThat(check.reasons("gone", done("deal"), Set.of()))
                .containsExactly("the workflow 'gone' is not there any more");
    }

    private static List<String> reasons(RepinCheck check, String... done) {
        return check.reasons("main", done(done), Set.of());
    }

    private static RepinCheck check(String... steps) {
        return new RepinCheck(List.of(outline("main", steps)));
    }

    private static WorkflowOutline outline(String name, String... steps) {
        return new WorkflowOutline(
                name,
                Stream.of(steps).map(step -> new Place(step, "op-" + step, 0)).toList());
    }

    private static List<CarriedOutStep> done(String... steps) {
        return Stream.of(steps)
                .map(step -> new CarriedOutStep(step, 0, "op-" + step, false))
                .toList();
    }
}
