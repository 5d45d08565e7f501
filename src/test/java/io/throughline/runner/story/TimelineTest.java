package io.throughline.runner.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {

    private static final Map<String, Object> TERMS =
            Map.of("legalEntityName", "Throughline Deutschland GmbH", "projectCode", "DE-0007");

    private final Story story = new Story();

    @Test
    void tellsADealInTheOrderInWhichItHappened() {
        story.step("opportunity", "crm-opportunity-read", "salesforce", StepState.DONE, Map.of("name", "Rollout"))
                .step("terms", "rules-commercial-terms", "rules", StepState.DONE, TERMS)
                .step("customer", "erp-customer-confirm", "netsuite", StepState.DONE, Map.of("number", "1042"))
                .state(TransactionState.COMPLETED);

        assertThat(says())
                .hasSize(5)
                .startsWith("Salesforce reported the deal Rollout as won")
                .contains("NetSuite created the customer 1042 in Throughline Deutschland GmbH")
                .endsWith("The deal is a billable, staffed project");
        assertThat(moments()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void saysThatACustomerExistedAlready() {
        story.step("terms", "rules-commercial-terms", "rules", StepState.DONE, TERMS)
                .step(
                        "customer",
                        "erp-customer-confirm",
                        "netsuite",
                        StepState.DONE,
                        Map.of("number", "1042", "existed", true));

        assertThat(says())
                .contains("NetSuite confirmed the customer 1042 in Throughline Deutschland GmbH (existed already)");
    }

    @Test
    void tellsEveryDecisionAndNotOnlyTheLast() {
        story.hold("finance", "RUL-1008", "First stage.", "", "terms")
                .decided("approve by one")
                .hold("pmo", "RUL-1008", "Second stage.", "", "terms")
                .decided("approve by another");

        assertThat(says()).contains("Decided: approve by one", "Decided: approve by another");
    }

    @Test
    void tellsAnUndoneStepTwice() {
        story.step("project", "psa-project-provision", "kantata", StepState.COMPENSATED, Map.of("id", "77"))
                .state(TransactionState.COMPENSATED);

        assertThat(says())
                .contains(
                        "Kantata opened the project 77",
                        "What Kantata did for \"project\" was undone",
                        "Ended: everything that had to be undone was undone");
    }

    @Test
    void tellsAHoldByItsTeamAndWhatThePersonCanDo() {
        story.step("terms", "rules-commercial-terms", "rules", StepState.REJECTED, null)
                .hold(
                        "finance",
                        "D12",
                        "The German customer has no valid tax number",
                        "Ask the customer for it",
                        "terms")
                .state(TransactionState.WITH_PERSON);

        assertThat(says())
                .contains(
                        "On hold for finance: The German customer has no valid tax number (D12). Ask the customer for it")
                .noneMatch(sentence -> sentence.contains("refused"));
    }

    @Test
    void tellsALostAnswer() {
        story.step("customer", "erp-customer-confirm", "netsuite", StepState.UNKNOWN, null);

        assertThat(says())
                .contains(
                        "NetSuite was asked to confirm the customer and the answer was lost; Throughline asks what became of it before anything is repeated");
    }

    @Test
    void namesTheOperationIfNoSentenceIsKnown() {
        story.step("invoice", "erp-invoice-post", "dynamics365", StepState.DONE, Map.of("id", "1"))
                .step("letter", "erp-letter-send", "dynamics365", StepState.REJECTED, null);

        assertThat(says())
                .contains("Dynamics 365 did its part of \"invoice\"")
                .anyMatch(sentence -> sentence.startsWith("Dynamics 365 refused to carry out erp-letter-send"));
    }

    @ParameterizedTest
    @EnumSource(StepState.class)
    void hasWordsForEveryStateOfAStep(StepState state) {
        story.step("customer", "erp-customer-confirm", "netsuite", state, Map.of("number", "1042"));

        assertThat(says())
                .hasSizeGreaterThan(state == StepState.PENDING ? 0 : 1)
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{", "}", "[", "]", "…"));
    }

    private List<Moment> moments() {
        return new Timeline(Sentences.packed()).of(story.history());
    }

    private List<String> says() {
        return moments().stream().map(Moment::says).toList();
    }
}
