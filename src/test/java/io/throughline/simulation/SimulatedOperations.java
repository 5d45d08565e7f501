package io.throughline.simulation;

import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the targets of the simulation promise: one operation of each safety, and how each is taken back. */
final class SimulatedOperations implements OperationDirectory {

    static final String PROBE = "-probe";
    static final Duration SETTLE = Duration.ofSeconds(25);

    private static final Map<String, Safety> SAFETY = Map.of(
            "crm-opportunity-read", Safety.READ,
            "rules-terms", Safety.READ,
            "erp-customer-confirm", Safety.NATURAL,
            "psa-project-make", Safety.LOOK_UP,
            "psa-task-make", Safety.KEYED,
            "psa-milestones-make", Safety.CONDITIONAL,
            "psa-budget-set", Safety.NATURAL,
            "mail-letter-send", Safety.BLIND,
            "crm-opportunity-link", Safety.NATURAL);
    private static final Map<String, String> SUBJECT = Map.of(
            "erp-customer-confirm", "customer:{event.data.account}",
            "psa-project-make", "project:{event.subject}:{event.data.generation}");

    /** An operation that takes back is named after what it takes back, with {@code drop} as its verb. */
    static boolean drops(String operation) {
        return operation.endsWith("-drop");
    }

    /** The forward operation that one takes back. */
    static String taken(String dropping) {
        return dropping.replace("-drop", "-make");
    }

    static Safety safety(String operation) {
        return drops(operation) ? Safety.NATURAL : SAFETY.get(operation);
    }

    static String systemOf(String operation) {
        return operation.substring(0, operation.indexOf('-'));
    }

    @Override
    public String system(String operation, OperationResult.Place place, String source) {
        return systemOf(operation);
    }

    @Override
    public OperationContract operation(String operation, String system) {
        Safety safety = safety(operation);
        boolean asks = safety.writes() && safety != Safety.BLIND;
        return new OperationContract(
                operation,
                system,
                operation,
                safety,
                Optional.ofNullable(SUBJECT.get(operation)),
                operation.equals("erp-customer-confirm"),
                SETTLE,
                asks ? Optional.of(operation + PROBE) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String marker(String system, String key) {
        return key;
    }
}
