package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.workflow.Safety;
import java.util.ArrayList;
import java.util.List;

/** I6: after a blind call whose outcome nobody knows there is no other one, unless a person asked for it. */
final class BlindCallOnce implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        for (StepRow step : history.ledger().steps()) {
            if (isBlind(history, step.operation(), step)) {
                repeated(history, step, "CALL", found);
            }
            if (step.undo() != null && isBlind(history, step.undo(), step)) {
                repeated(history, step, "UNDO", found);
            }
        }
        return found;
    }

    private static boolean isBlind(History history, String operation, StepRow step) {
        return history.safety(operation, step.system()) == Safety.BLIND;
    }

    private static void repeated(History history, StepRow step, String kind, List<Violation> found) {
        AttemptRow doubtful = null;
        for (AttemptRow attempt : history.attempts(step)) {
            if (!attempt.kind().equals(kind)) {
                continue;
            }
            if (doubtful != null
                    && !history.personBetween(step.transactionId(), doubtful.startedAt(), attempt.startedAt())) {
                found.add(new Violation(
                        step.transactionId(),
                        "step %s is blind; call %d may have been carried out, and call %d was made by itself"
                                .formatted(step.id(), doubtful.number(), attempt.number())));
            }
            doubtful = isDefinite(attempt) ? null : attempt;
        }
    }

    private static boolean isDefinite(AttemptRow attempt) {
        return attempt.isCall() ? attempt.isSurelyNotApplied() : "COMP_PENDING".equals(attempt.outcome());
    }
}
