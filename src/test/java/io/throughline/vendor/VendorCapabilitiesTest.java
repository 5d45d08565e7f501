package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped capability files keep the rules that promises must keep, and promise what the workflow needs. */
class VendorCapabilitiesTest {

    private static final List<String> CONNECTORS =
            List.of("salesforce", "netsuite", "dynamics365", "kantata", "monday");

    private final Problems problems = new Problems();
    private final Capabilities capabilities = Capabilities.load(Layers.over(), problems);

    @Test
    void capabilityFilesHaveNoProblem() {
        capabilities.checkTimes(Systems.load(Layers.over(), problems), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(capabilities.connectors()).containsAll(CONNECTORS).contains("rules", "ledger");
    }

    @Test
    void noOperationIsBlind() {
        assertThat(CONNECTORS)
                .flatExtracting(connector -> capabilities.operations(connector).values())
                .extracting(OperationContract::safety)
                .doesNotContain(Safety.BLIND)
                .contains(Safety.NATURAL, Safety.LOOK_UP);
    }

    @Test
    void customerIsSharedByAllDealsOfThePartyThatIsBilled() {
        OperationContract customer =
                capabilities.operation("erp-customer-confirm", "netsuite").orElseThrow();
        assertThat(customer.shared()).isTrue();
        assertThat(customer.subject()).contains("customer:{terms.billTo.id}:{terms.legalEntity}");
        assertThat(customer.route()).isEqualTo("netsuite-customer-confirm");
    }
}
