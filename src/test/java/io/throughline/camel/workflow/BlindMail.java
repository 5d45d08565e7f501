package io.throughline.camel.workflow;

import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.Optional;

/** A directory in which every operation is a blind one of one mail system. */
final class BlindMail implements OperationDirectory {

    @Override
    public String system(String operation, OperationResult.Place place, String source) {
        return "mail";
    }

    @Override
    public OperationContract operation(String operation, String system) {
        return new OperationContract(
                operation,
                system,
                operation,
                Safety.BLIND,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String marker(String system, String key) {
        return key;
    }
}
