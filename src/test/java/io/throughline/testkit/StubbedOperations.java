package io.throughline.testkit;

import io.throughline.camel.workflow.OperationAttempt;
import io.throughline.camel.workflow.OperationCaller;
import io.throughline.camel.workflow.OperationResult;
import io.throughline.ledger.Lease;
import io.throughline.ledger.LeaseLostException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All operations of a test, by name. One that nobody gave an answer works. */
final class StubbedOperations implements OperationCaller {

    private final Map<String, StubbedOperation> operations = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Kill kill = new Kill(0, false);
    private volatile boolean died;

    /**
     * When the process dies.
     *
     * @param atCall number of the call, from 1; 0 for never
     * @param afterEffect whether the target still carries the call out
     */
    record Kill(int atCall, boolean afterEffect) {}

    StubbedOperation named(String name) {
        return operations.computeIfAbsent(name, StubbedOperation::new);
    }

    void kill(Kill when) {
        calls.set(0);
        kill = when;
    }

    Map<String, Integer> effects() {
        Map<String, Integer> effects = new TreeMap<>();
        operations.forEach((name, operation) -> effects.put(name, operation.effectsWritten()));
        return effects;
    }

    boolean died() {
        return died;
    }

    void live() {
        died = false;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public OperationResult call(OperationAttempt attempt) {
        boolean dies = calls.incrementAndGet() == kill.atCall();
        if (dies && !kill.afterEffect()) {
            throw dead();
        }
        OperationResult result = answer(attempt);
        if (dies) {
            throw dead();
        }
        return result;
    }

    private OperationResult answer(OperationAttempt attempt) {
        StubbedOperation operation = named(attempt.contract().name());
        boolean isProbe = attempt.contract().route().endsWith(ContractsOfTest.PROBE);
        return isProbe ? operation.probe(attempt) : operation.call(attempt);
    }

    // A run that lost its lease writes nothing more, which is all that a killed process leaves behind.
    private LeaseLostException dead() {
        died = true;
        return new LeaseLostException(new Lease("killed", 0, "killed"));
    }
}
