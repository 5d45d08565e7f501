package io.throughline.camel.workflow;

import io.throughline.ledger.NewCase;
import io.throughline.workflow.OperationContract;
import io.throughline.workflow.Outcome;

/** The desk cases that a step can end in, in words a finance person reads. */
final class StepCases {

    private static final String SUPPORT = "integration-support";

    private StepCases() {}

    static NewCase failure(OperationContract contract, StepId step, OperationResult result) {
        return new NewCase(
                "failure",
                SUPPORT,
                result.code() == null ? "WFL-2001" : result.code(),
                (result.outcome() == Outcome.REJECTED
                                ? "%s refused the step '%s'"
                                : "%s could not carry out the step '%s'")
                        .formatted(contract.system(), step.path()),
                "%s answered %s: %s".formatted(contract.system(), contract.name(), result.problem()),
                "Correct the data that %s names and try the step again, or dismiss the transaction with a reason."
                        .formatted(contract.system()),
                step.path(),
                null,
                null);
    }

    /** A definite no, because of which everything done so far is taken back. */
    static NewCase refusedAndUndone(OperationContract contract, StepId step, OperationResult result) {
        return failure(contract, step, result)
                .withFix(
                        "What had been done for this deal is taken back. Correct the data that %s names, then win the deal anew in the CRM."
                                .formatted(contract.system()));
    }

    static NewCase collision(StepId step, String subject, String holder) {
        return new NewCase(
                "hold",
                "pmo",
                "WFL-2003",
                "'%s' is taken by another deal".formatted(subject),
                "Transaction %s holds it already; nothing was written for this one.".formatted(holder),
                "Give this deal another one, then try the step again.",
                step.path(),
                null,
                null);
    }

    /** A fault of ours or of the workflow; only messages that carry a code of ours are shown, others may hold data. */
    static NewCase fault(String stepPath, Throwable fault) {
        String text = fault.getMessage() == null ? "" : fault.getMessage();
        boolean ours = text.matches("(?s)[A-Z]{3}-\\d{4} .*");
        return bug(
                ours ? text.substring(0, 8) : "WFL-2099",
                stepPath,
                "The workflow could not go on at '%s'".formatted(stepPath),
                ours ? text : fault.getClass().getSimpleName(),
                "Mend the workflow or its configuration, then try again.");
    }

    static NewCase bug(String code, String stepPath, String title, String detail, String fix) {
        return new NewCase("failure", SUPPORT, code, title, detail, fix, stepPath, null, null);
    }
}
