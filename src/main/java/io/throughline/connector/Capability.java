package io.throughline.connector;

import io.throughline.workflow.OperationContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one capability file says.
 *
 * @param system the connector, or {@code rules} or {@code ledger}
 * @param roles the system roles that it serves, each the first part of its operations' names
 * @param marker how our reference is written
 * @param projectCode which project codes it can hold
 * @param operations by name
 * @param instead what happens in place of an operation that the vendor cannot do as its name says, by name; one that is not among the operations
 *     is not offered at all
 * @param facts how it books what is posted to it; empty if it says nothing of it
 */
public record Capability(
        String system,
        List<String> roles,
        MarkerStyle marker,
        ProjectCodeRule projectCode,
        Map<String, OperationContract> operations,
        Map<String, String> instead,
        Optional<ErpFacts> facts) {

    /** Copies lists and maps. */
    public Capability {
        roles = List.copyOf(roles);
        operations = Map.copyOf(operations);
        instead = Map.copyOf(instead);
    }
}
