package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.StepRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.List;
import java.util.stream.Stream;

/** I11: counters within their limits; the claim that only opens the case is one more. */
final class BoundedTrouble implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        Limits limits = history.evidence().limits();
        Stream<Violation> crashes = history.transactions().stream()
                .filter(one -> one.crashes() > limits.crashes() + (one.leaseOwner() == null ? 0 : 1))
                .map(one -> crashed(one, limits));
        Stream<Violation> failures = history.ledger().steps().stream()
                .filter(step -> step.failures() > limits.failures())
                .map(step -> failed(step, limits));
        return Stream.concat(crashes, failures).toList();
    }

    private static Violation crashed(TransactionRow transaction, Limits limits) {
        return new Violation(
                transaction.id(),
                "was claimed %d times without a report; %d are allowed"
                        .formatted(transaction.crashes(), limits.crashes()));
    }

    private static Violation failed(StepRow step, Limits limits) {
        return new Violation(
                step.transactionId(),
                "step %s failed %d times; %d are allowed".formatted(step.id(), step.failures(), limits.failures()));
    }
}
