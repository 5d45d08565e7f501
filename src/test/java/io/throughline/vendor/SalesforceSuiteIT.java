package io.throughline.vendor;

import io.throughline.testkit.connector.DealStep;
import io.throughline.testkit.connector.FeedFacts;
import io.throughline.testkit.connector.RenamedField;
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
    protected List<FeedFacts> feeds() {
        return List.of(new AccountFeedFacts(target().control()));
    }

    @Override
    protected List<RenamedField> renamedFields() {
        return List.of(
                new RenamedField("crm-opportunity-status", "Opportunity", "Project_Status__c", "Project_State__c"),
                new RenamedField("crm-account-billing", "Account", "Open_Amount__c", "Open_Sum__c"));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
