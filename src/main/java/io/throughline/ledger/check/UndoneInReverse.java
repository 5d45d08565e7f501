package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** I8: the first undo of each step goes backwards through the steps; a step whose last call was surely not applied is not undone. */
final class UndoneInReverse implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        for (TransactionRow transaction : history.transactions()) {
            if (history.attempts(transaction).stream().anyMatch(AttemptRow::isUndo)) {
                order(transaction, history, found);
                unneeded(transaction, history, found);
            }
        }
        return found;
    }

    private static void order(TransactionRow transaction, History history, List<Violation> found) {
        Map<String, StepRow> steps =
                history.steps(transaction).stream().collect(Collectors.toMap(StepRow::id, Function.identity()));
        Set<String> begun = new HashSet<>();
        StepRow before = null;
        AttemptRow beforeUndo = null;
        for (AttemptRow undo : history.attempts(transaction)) {
            if (!undo.isUndo() || !begun.add(undo.stepId())) {
                continue;
            }
            StepRow step = steps.get(undo.stepId());
            if (before != null
                    && step.sequence() > before.sequence()
                    && !history.personBetween(transaction.id(), beforeUndo.startedAt(), undo.startedAt())) {
                found.add(new Violation(
                        transaction.id(),
                        "step %s was undone after step %s, which had begun before it"
                                .formatted(step.id(), before.id())));
            }
            before = step;
            beforeUndo = undo;
        }
    }

    private static void unneeded(TransactionRow transaction, History history, List<Violation> found) {
        for (StepRow step : history.steps(transaction)) {
            List<AttemptRow> attempts = history.attempts(step);
            List<AttemptRow> calls =
                    attempts.stream().filter(AttemptRow::isCall).toList();
            boolean undone = attempts.stream().anyMatch(AttemptRow::isUndo);
            if (undone && !calls.isEmpty() && calls.stream().allMatch(AttemptRow::isSurelyNotApplied)) {
                found.add(new Violation(
                        transaction.id(),
                        "step %s was undone although none of its calls was applied".formatted(step.id())));
            }
        }
    }
}
