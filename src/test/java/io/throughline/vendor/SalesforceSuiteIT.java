package io.throughline.vendor;

import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.TestDeal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped connector of Salesforce is certified. */
class SalesforceSuiteIT extends SimulatedVendorSuite {

    private static final List<DealStep> BILLING = List.of(
            new DealStep("crm-opportunity-billing", "billed", ""),
            new DealStep("crm-account-billing", "account-billed", ""));

    SalesforceSuiteIT() {
        super("salesforce", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected List<DealStep> way() {
        return Stream.concat(DealStep.WAY.stream(), BILLING.stream()).toList();
    }

    @Override
    protected void prepare(DealStep step, TestDeal deal) {
        if (BILLING.contains(step)) {
            deal.with("billing", SalesforceBillingIT.invoice(deal.id(), deal.text("opportunity.account.id")));
        }
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
