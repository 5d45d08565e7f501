package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import io.throughline.workflow.TransactionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** I12: who is with a person has an open case, who is neither final nor with a person has a time, and nothing due waits for long. */
final class NothingStuck implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        return history.transactions().stream()
                .filter(transaction -> !transaction.state().isFinal())
                .flatMap(transaction ->
                        problem(transaction, history).map(says -> new Violation(transaction.id(), says)).stream())
                .toList();
    }

    private static Optional<String> problem(TransactionRow transaction, History history) {
        if (transaction.state() == TransactionState.WITH_PERSON) {
            boolean open = history.cases(transaction).stream().anyMatch(desk -> desk.decidedAt() == null);
            return open ? Optional.empty() : Optional.of("is with a person, and no case of it is open");
        }
        if (transaction.dueAt() == null) {
            return Optional.of("is %s, and neither due nor leased nor with a person".formatted(transaction.state()));
        }
        return isOverdue(transaction, history)
                ? Optional.of("is due since %s, and nobody took it".formatted(transaction.dueAt()))
                : Optional.empty();
    }

    private static boolean isOverdue(TransactionRow transaction, History history) {
        if (history.evidence().limits().overdue() == null) {
            return false;
        }
        Instant bound =
                history.ledger().readAt().minus(history.evidence().limits().overdue());
        return transaction.dueAt().isBefore(bound)
                && elders(transaction, history).findAny().isEmpty();
    }

    /** Open ones of the same lane go first (G9). */
    private static Stream<TransactionRow> elders(TransactionRow transaction, History history) {
        return history.transactions().stream()
                .filter(other -> other.ordinal() < transaction.ordinal()
                        && other.endedAt() == null
                        && other.objectId().equals(transaction.objectId())
                        && other.objectType().equals(transaction.objectType())
                        && other.source().equals(transaction.source()));
    }
}
