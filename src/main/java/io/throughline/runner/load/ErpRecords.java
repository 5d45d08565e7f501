package io.throughline.runner.load;

import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.util.Map;

/** What a simulated ERP must know of a plan before time can be posted to it, and what it says afterwards that was posted. */
interface ErpRecords {

    /** Customers, contracts, projects and people; closes the month before the work. */
    void firm(LoadPlan plan) throws IOException, InterruptedException;

    /** What was posted to projects of a load. Of what the ERP does not tell, the expected number is taken over. */
    Map<ExpectedKey, ExpectedSum> posted(Map<ExpectedKey, ExpectedSum> expected)
            throws IOException, InterruptedException;

    /** The records of an ERP by the name of its connector. */
    static ErpRecords of(String erp, Simulator simulator) {
        return switch (erp) {
            case "dynamics365" -> new DynamicsRecords(simulator);
            case "netsuite" -> new NetSuiteRecords(simulator);
            default ->
                throw new IllegalArgumentException(
                        "RUN-2402 there is no simulated ERP '%s' that a load could be written into; nothing was written. Choose netsuite or dynamics365."
                                .formatted(erp));
        };
    }
}
