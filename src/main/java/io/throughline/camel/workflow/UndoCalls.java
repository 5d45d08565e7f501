package io.throughline.camel.workflow;

import io.throughline.ledger.StepRecord;
import io.throughline.workflow.OperationContract;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The calls that take one step back. They read the input frozen before the forward call and know the record by the marker of the step; an undo has a key of
 * its own, so that a target that keeps keys does not take it for a repetition of the forward call.
 */
record UndoCalls(WorkflowHost host, WorkflowRun run, StepRecord step) {

    OperationResult undo(OperationContract undo) {
        return call(undo, undo.name() + "/undo/" + step.key());
    }

    OperationResult read(OperationContract question) {
        return call(question, step.key());
    }

    private OperationResult call(OperationContract contract, String key) {
        return host.caller()
                .call(new OperationAttempt(
                        contract,
                        input(),
                        key,
                        step.marker(),
                        run.region(),
                        () -> run.leaseClock().requireFor(host.settings().callMargin())));
    }

    /** The frozen input, and the result of the step if it is known. */
    private Map<String, Object> input() {
        Map<String, Object> document = new LinkedHashMap<>(step.undoInput() == null ? Map.of() : step.undoInput());
        if (step.result() != null) {
            document.put(StepId.parse(step.id()).name(), step.result());
        }
        return document;
    }
}
