package io.throughline.testkit;

import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What operations promise in a test: {@code *-read} and {@code rules-*} read, {@code erp-customer-confirm} is shared by account, all others are look-up with a
 * probe, unless a test says otherwise.
 */
final class ContractsOfTest implements OperationDirectory {

    static final String PROBE = "-probe";

    private final Map<String, OperationContract> contracts = new ConcurrentHashMap<>();

    void declare(OperationContract contract) {
        contracts.put(contract.name(), contract);
    }

    @Override
    public String system(String operation, OperationResult.Place place, String source) {
        return operation.substring(0, operation.indexOf('-'));
    }

    @Override
    public OperationContract operation(String operation, String system) {
        return contracts.computeIfAbsent(operation, ContractsOfTest::usual);
    }

    @Override
    public String marker(String system, String key) {
        return "tl-" + Integer.toHexString(key.hashCode());
    }

    static OperationContract usual(String operation) {
        boolean reads = operation.endsWith("-read") || operation.startsWith("rules-");
        return contract(operation, reads ? Safety.READ : Safety.LOOK_UP, Optional.empty(), false);
    }

    static OperationContract contract(String operation, Safety safety, Optional<String> subject, boolean shared) {
        String system = operation.substring(0, operation.indexOf('-'));
        Optional<String> probe =
                safety.writes() && safety != Safety.BLIND ? Optional.of(operation + PROBE) : Optional.empty();
        return new OperationContract(
                operation,
                system,
                operation,
                safety,
                subject,
                shared,
                Duration.ofSeconds(25),
                probe,
                Optional.empty(),
                Optional.empty());
    }
}
