package io.throughline.vendor;

import java.util.Map;

/** The shipped connector of NetSuite is certified. */
class NetSuiteSuiteIT extends SimulatedVendorSuite {

    NetSuiteSuiteIT() {
        super("netsuite", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected void endSessions() throws Exception {
        target().control().endSessions();
    }
}
