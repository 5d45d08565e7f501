package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.workflow.StepState;
import io.throughline.workflow.TransactionState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** I9: completed with every step done or skipped; compensated with every step that was done, or may have been, taken back. */
final class EndsMeanWhatTheySay implements InvariantCheck {

    private static final Set<StepState> FINISHED = EnumSet.of(StepState.DONE, StepState.SKIPPED);
    private static final Set<StepState> IN_DOUBT = EnumSet.of(StepState.INTENT, StepState.UNKNOWN);
    private static final Set<StepState> TO_UNDO =
            EnumSet.of(StepState.DONE, StepState.COMP_PENDING, StepState.COMP_INTENT, StepState.COMP_STUCK);

    @Override
    public List<Violation> violations(History history) {
        return history.transactions().stream()
                .flatMap(transaction -> history.steps(transaction).stream()
                        .filter(step -> contradicts(transaction.state(), step))
                        .flatMap(step -> Stream.of(violation(transaction, step))))
                .toList();
    }

    private static boolean contradicts(TransactionState end, StepRow step) {
        return switch (end) {
            case COMPLETED -> !FINISHED.contains(step.state());
            case COMPENSATED ->
                IN_DOUBT.contains(step.state()) || (step.undo() != null && TO_UNDO.contains(step.state()));
            default -> false;
        };
    }

    private static Violation violation(TransactionRow transaction, StepRow step) {
        return new Violation(
                transaction.id(),
                "is %s although step %s is %s".formatted(transaction.state(), step.id(), step.state()));
    }
}
