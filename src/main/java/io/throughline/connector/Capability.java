package io.throughline.connector;

import io.throughline.workflow.OperationContract;
import java.util.Map;

/**
 * What one capability file says.
 *
 * @param system the connector, or {@code rules} or {@code ledger}
 * @param role the system role, the first part of its operations' names
 * @param marker how our reference is written
 * @param projectCode which project codes it can hold
 * @param operations by name
 */
public record Capability(
        String system,
        String role,
        MarkerStyle marker,
        ProjectCodeRule projectCode,
        Map<String, OperationContract> operations) {

    /** Copies the operations. */
    public Capability {
        operations = Map.copyOf(operations);
    }
}
