package io.throughline.vendor;

import java.util.Map;

/** The shipped connector of Kantata is certified. */
class KantataSuiteIT extends SimulatedVendorSuite {

    KantataSuiteIT() {
        super("kantata", Map.of("crm", "salesforce", "erp", "netsuite", "psa", "kantata"));
    }

    @Override
    protected void endSessions() {
        // Kantata has no sessions: a token holds until somebody revokes it
    }
}
