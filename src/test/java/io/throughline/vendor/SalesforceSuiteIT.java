package io.throughline.vendor;

import java.util.Map;

/** The shipped connector of Salesforce is certified. */
class SalesforceSuiteIT extends SimulatedVendorSuite {

    SalesforceSuiteIT() {
        super("salesforce", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
