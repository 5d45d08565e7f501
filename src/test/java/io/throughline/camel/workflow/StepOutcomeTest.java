package io.throughline.camel.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ledger.Ledger;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A result that is no canonical object is no result, whatever the target said. */
class StepOutcomeTest {

    private static final Ledger UNUSED = null;
    private static final OperationResult CUSTOMER = OperationResult.applied(Map.of("id", "C1"));

    @Test
    void s27AWriteWhoseResultDoesNotFitIsInDoubtAndNotRepeated() {
        OperationResult checked =
                judged(List.of("number is missing")).checked(contract(Safety.NATURAL, "customer"), CUSTOMER);

        assertThat(checked.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(checked.code()).isEqualTo("WFL-2005");
        assertThat(checked.problem()).contains("customer", "number is missing");
    }

    @Test
    void s27AReadWhoseResultDoesNotFitIsRefused() {
        OperationResult checked =
                judged(List.of("number is missing")).checked(contract(Safety.READ, "customer"), CUSTOMER);

        assertThat(checked.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aResultThatFitsStaysAsItIs() {
        assertThat(judged(List.of()).checked(contract(Safety.NATURAL, "customer"), CUSTOMER))
                .isSameAs(CUSTOMER);
        assertThat(judged(List.of("any")).checked(contract(Safety.NATURAL, null), CUSTOMER))
                .isSameAs(CUSTOMER);
    }

    private static StepOutcome judged(List<String> problems) {
        WorkflowHost host = WorkflowHost.over(UNUSED, new BlindMail(), attempt -> CUSTOMER)
                .results((schema, result) -> problems)
                .build();
        return new StepOutcome(host, null, null, null);
    }

    private static OperationContract contract(Safety safety, String result) {
        return new OperationContract(
                "erp-customer-confirm",
                "erp",
                "erp-customer-confirm",
                safety,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                Optional.empty(),
                Optional.ofNullable(result),
                Optional.empty());
    }
}
