package io.throughline.vendor;

import java.util.Map;

/** The shipped connector of Jira, as PSA, is certified. */
class JiraSuiteIT extends SimulatedVendorSuite {

    JiraSuiteIT() {
        super("jira", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "jira"));
    }

    @Override
    protected void endSessions() {
        // an API token holds until somebody revokes it
    }
}
