package io.throughline.desk;

import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.ledger.StepRecord;
import io.throughline.workflow.OperationContract;
import java.util.Optional;

/** What the connectors promise about the steps of a transaction. */
record StepContracts(Systems systems, Capabilities capabilities) {

    /** The contract of a step's operation; empty if its connector has no such operation, as for a step that waits for another transaction. */
    Optional<OperationContract> of(StepRecord step) {
        if (step.system() == null) {
            return Optional.empty();
        }
        String connector =
                systems.find(step.system()).map(SystemConfig::connector).orElse(step.system());
        return capabilities.operation(step.operation(), connector);
    }
}
