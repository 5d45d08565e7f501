package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.List;
import java.util.stream.Stream;

/** I7: no call forward after the first call back. */
final class NothingNewWhileUndoing implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        return history.transactions().stream()
                .flatMap(transaction -> late(transaction, history))
                .toList();
    }

    private static Stream<Violation> late(TransactionRow transaction, History history) {
        List<AttemptRow> attempts = history.attempts(transaction);
        return attempts.stream().filter(AttemptRow::isUndo).findFirst().stream()
                .flatMap(first -> attempts.stream()
                        .filter(AttemptRow::isCall)
                        .filter(call -> call.startedAt().isAfter(first.startedAt()))
                        .map(call -> new Violation(
                                transaction.id(),
                                "step %s was called after the undoing of step %s had begun"
                                        .formatted(call.stepId(), first.stepId()))));
    }
}
