package io.throughline.benchmark;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationDirectory;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Safety;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Keyed operations that answer at once and do nothing: what is left is the price of the ledger and of the workflow. */
final class NoOpOperations implements OperationDirectory, OperationCaller {

    private final AtomicInteger calls = new AtomicInteger();

    int calls() {
        return calls.get();
    }

    @Override
    public String system(String operation, OperationResult.Place place, String source) {
        return "nowhere";
    }

    @Override
    public OperationContract operation(String operation, String system) {
        return new OperationContract(
                operation,
                system,
                operation,
                Safety.KEYED,
                Optional.empty(),
                false,
                Duration.ofSeconds(25),
                Optional.of(operation + "-find"),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String marker(String system, String key) {
        return "tl-" + Integer.toHexString(key.hashCode());
    }

    @Override
    public OperationResult call(OperationAttempt attempt) {
        calls.incrementAndGet();
        return OperationResult.applied(
                Map.of("id", attempt.marker(), "url", "https://nowhere.example/" + attempt.marker()));
    }
}
