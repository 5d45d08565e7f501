package io.throughline.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransactionViewTest {

    private final Story story = new Story();

    @Test
    void hasTheFieldsThatOtherProgramsRead() {
        story.step("customer", "erp-customer-confirm", "netsuite", StepState.DONE, Map.of("id", "42"))
                .state(TransactionState.COMPLETED);

        Map<String, Object> view = view();

        assertThat(view)
                .containsEntry("id", "tx-1")
                .containsEntry("event", "opportunity.won.v1")
                .containsEntry("object", "006A")
                .containsEntry("region", "de")
                .containsEntry("state", "COMPLETED")
                .containsEntry("due", null)
                .containsEntry("bundle", "bundle")
                .containsEntry("case", null);
        assertThat(Json.asObject(Json.asList(view.get("steps")).get(0)))
                .containsEntry("id", "customer")
                .containsEntry("state", "DONE")
                .containsEntry("outcome", "applied")
                .containsEntry("key", "key-customer")
                .containsEntry("externalId", "42")
                .containsEntry("attempts", 1);
    }

    @Test
    void tellsAHeldStepFromARefusedOne() {
        story.step("terms", "rules-commercial-terms", "rules", StepState.REJECTED, null)
                .step("link", "crm-opportunity-link", "salesforce", StepState.REJECTED, null)
                .hold("finance", "D12", "title", "fix", "terms");

        assertThat(outcome(0)).isEqualTo("held");
        assertThat(outcome(1)).isEqualTo("rejected");
        assertThat(Json.textAt(view(), "case.team")).isEqualTo("finance");
    }

    @Test
    void showsNoResultOfAStep() {
        story.step(
                "customer", "erp-customer-confirm", "netsuite", StepState.DONE, Map.of("id", "42", "phone", "canary"));

        assertThat(Json.write(view())).doesNotContain("canary");
    }

    private String outcome(int step) {
        return Json.textAt(view(), "steps." + step + ".outcome");
    }

    private Map<String, Object> view() {
        return new TransactionView(Sentences.packed(), hash -> "1.0").of(story.history(), null);
    }
}
