package io.throughline.lifecycle;

import static io.throughline.workflow.TransactionState.COMPENSATED;
import static io.throughline.workflow.TransactionState.COMPLETED;
import static io.throughline.workflow.TransactionState.WITH_PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import java.util.Map;

/** What happens to steps on their way forward, and to transactions that are worked on. */
final class ScenariosOfRuns extends Scenarios {

    private static final String MAKE = "psa-project-make";
    private static final String READ = "crm-deal-read";

    @Override
    void play() {
        deal(COMPLETED, bed -> {});
        deal(COMPLETED, bed -> bed.given(READ).isDown(1));
        deal(WITH_PERSON, bed -> bed.given(READ).refuses("no such deal"));
        deal(WITH_PERSON, bed -> bed.given(READ).holds("D47", "finance", "no tax number"));
        deal(COMPLETED, bed -> bed.given(MAKE).isDown(1));
        deal(WITH_PERSON, bed -> bed.given(MAKE).holds("D57", "finance", "two fit"));
        deal(COMPENSATED, bed -> bed.given("crm-deal-link").refuses("validation"));
        deal(COMPLETED, bed -> bed.given(MAKE).losesAnswer());
        deal(COMPLETED, bed -> bed.given(MAKE).losesRequest());
        deal(WITH_PERSON, bed -> bed.given(MAKE).losesAnswer().cannotBeAsked());
        deal(COMPLETED, ScenariosOfRuns::keyedInDoubt);
        deal(
                COMPENSATED,
                bed -> bed.given("erp-invoice-make")
                        .next(attempt -> OperationResult.failed(
                                        Outcome.UNKNOWN, "an earlier call did write", "CON-2001")
                                .leftInPart()));
        death(2, true, COMPLETED, bed -> {});
        death(2, false, COMPLETED, bed -> {});
        death(2, false, COMPLETED, bed -> bed.declare(contract(MAKE, Safety.KEYED, false, null)));
        deal(DEAL.replace("step:link", "step:project"), WITH_PERSON, bed -> {});
        deal(stopped(), WITH_PERSON, bed -> {});
        shared();
        crashes();
    }

    private static void keyedInDoubt(WorkflowBed bed) {
        bed.declare(contract(MAKE, Safety.KEYED, false, null));
        bed.given(MAKE).losesAnswer();
    }

    private static String stopped() {
        return DEAL.replace(
                "        - to: \"step:link?call=crm-deal-link\"\n",
                "        - filter: { simple: \"true\", steps: [ { stop: {} } ] }\n        - to: \"step:link?call=crm-deal-link\"\n");
    }

    private void shared() {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            bed.declare(MAKE, Safety.NATURAL, "project:{event.data.code}", true);
            bed.offer("deal.won.v1", "006A", Map.of("code", "US-1"));
            bed.settle();
            String other = bed.offer("deal.won.v1", "006B", Map.of("code", "US-1"));
            bed.settle();
            assertThat(bed.history(other).transaction().state()).isEqualTo(COMPLETED);
            keep(bed);
        }
    }

    private void crashes() {
        try (WorkflowBed bed = WorkflowBed.with(DEAL)) {
            bed.killAtCall(1, false);
            String id = bed.offer("deal.won.v1", "006A", Map.of());
            bed.untilQuiet();
            for (int death = 1; death < 4; death++) {
                bed.killAtCall(1, false).restart().untilQuiet();
            }
            bed.restart().settle();
            assertThat(bed.history(id).transaction().state())
                    .as(bed.timelines())
                    .isEqualTo(WITH_PERSON);
            keep(bed);
        }
    }
}
