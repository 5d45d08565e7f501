package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.testkit.WorkflowBed;
import io.throughline.workflow.Safety;
import io.throughline.workflow.TransactionState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only one deal may have is free again once the deal that had it was taken back. */
class UndoneSubjectTest {

    private static final Map<String, Object> SAME_CODE = Map.of("code", "US-1");

    @Test
    void g10WhatWasTakenBackMayBeMadeByAnotherDeal() {
        try (WorkflowBed bed = WorkflowBed.with("""
                - route:
                    id: example
                    from:
                      uri: workflow:example
                      parameters: { on: deal.won.v1 }
                      steps:
                        - to: "step:project?call=psa-project-provision&undo=psa-project-archive"
                        - to: "step:link?call=crm-opportunity-link"
                """)) {
            bed.declare("psa-project-provision", Safety.LOOK_UP, "code:{event.data.code}", false);
            bed.given("crm-opportunity-link").refuses("validation");
            String refused = bed.offer("deal.won.v1", "006A", SAME_CODE);
            bed.settle();
            assertThat(bed.history(refused).transaction().state()).isEqualTo(TransactionState.COMPENSATED);

            bed.given("crm-opportunity-link").works();
            String next = bed.offer("deal.won.v1", "006B", SAME_CODE);
            bed.settle();

            assertThat(bed.history(next).transaction().state()).isEqualTo(TransactionState.COMPLETED);
            assertThat(bed.given("psa-project-provision").calls()).hasSize(2);
        }
    }
}
