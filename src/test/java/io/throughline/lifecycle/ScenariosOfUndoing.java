package io.throughline.lifecycle;

import static io.throughline.workflow.TransactionState.COMPENSATED;
import static io.throughline.workflow.TransactionState.WITH_PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.testkit.Facts;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoStyle;
import io.throughline.workflow.UndoWay;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens to steps on their way back. */
final class ScenariosOfUndoing extends Scenarios {

    private static final String DROP = "erp-invoice-drop";
    private static final String STATE = "erp-invoice-state";
    private static final String NEW_WAY = "throughline.test.newWay";

    @Override
    void play() {
        deal(COMPENSATED, refused(bed -> bed.given(DROP).isDown(1)));
        deal(WITH_PERSON, refused(bed -> bed.given(DROP).refuses("is paid")));
        death(6, false, COMPENSATED, refused(bed -> {}));
        death(5, true, COMPENSATED, refused(bed -> {}));
        deal(COMPENSATED, refused(bed -> state(bed, "credited")));
        deal(WITH_PERSON, refused(bed -> state(bed, "paid")));
        deal(COMPENSATED, refused(bed -> {
            state(bed, "draft");
            bed.given(STATE).isDown(1);
        }));
        deal(COMPENSATED, refused(bed -> {
            state(bed, "draft");
            bed.given(STATE).next(attempt -> OperationResult.notThere());
        }));
        otherWay();
        crashes();
    }

    private static Consumer<WorkflowBed> refused(Consumer<WorkflowBed> more) {
        return bed -> {
            bed.given("crm-deal-link").refuses("validation");
            more.accept(bed);
        };
    }

    private static void state(WorkflowBed bed, String state) {
        bed.declare(STATE, Safety.READ, null, false);
        bed.given(STATE).returns(Map.of("state", state));
        bed.declare(contract(
                DROP,
                Safety.NATURAL,
                true,
                new UndoRule(
                        UndoStyle.DELETE,
                        Optional.of(STATE),
                        Map.of(
                                "draft", new UndoWay.By(UndoStyle.DELETE, Optional.empty()),
                                "credited", new UndoWay.Already(),
                                "paid", new UndoWay.Never("The customer has paid.")))));
    }

    /** A route that was changed meanwhile comes past a step whose call was under way when the runner died. */
    private void otherWay() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - filter:
                            simple: "${sys.throughline.test.newWay} == null"
                            steps:
                              - to: "step:project?call=psa-project-make&undo=psa-project-drop"
                        - to: "step:link?call=crm-deal-link"
                """)) {
            bed.given("crm-deal-link").next(attempt -> OperationResult.failed(Outcome.REJECTED, "no", "CON-2004"));
            bed.killAtCall(1, true);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.untilQuiet();
            System.setProperty(NEW_WAY, "true");
            bed.advance(Duration.ofSeconds(61));
            Facts.await(
                    () -> bed.history(id).transaction().state() == COMPENSATED ? Optional.of(id) : Optional.empty());
            assertThat(bed.given("psa-project-drop").calls()).hasSize(1);
            keep(bed);
        } finally {
            System.clearProperty(NEW_WAY);
        }
    }

    private void crashes() {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            bed.given("crm-deal-link").refuses("validation");
            bed.killAtCall(5, false);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.settle();
            for (int death = 1; death < 4; death++) {
                bed.killAtCall(1, false).restart().settle();
            }
            bed.restart().settle();
            assertThat(bed.history(id).transaction().state())
                    .as(bed.timelines())
                    .isEqualTo(WITH_PERSON);
            keep(bed);
        }
    }
}
