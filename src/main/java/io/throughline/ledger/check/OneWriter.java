package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.AuditRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * I4: what workers wrote, in the order in which it was written, never goes back to an older epoch, and no step is completed twice unless a person let it be
 * done again.
 */
final class OneWriter implements InvariantCheck {

    private static final String DONE = "step.done";

    /** Not the work of a lease: whoever lost one tells later that its claim was no crash. */
    private static final Set<String> GIVEN_BACK = Set.of("run.abandoned", "claim.released");

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        for (TransactionRow transaction : history.transactions()) {
            epochs(transaction, history, found);
            completions(transaction, history, found);
        }
        return found;
    }

    private static void epochs(TransactionRow transaction, History history, List<Violation> found) {
        long newest = 0;
        for (AuditRow line : history.audit(transaction)) {
            if (line.epoch() == 0 || GIVEN_BACK.contains(line.action())) {
                continue;
            }
            if (line.epoch() < newest) {
                found.add(new Violation(
                        transaction.id(),
                        "'%s' was written with epoch %d after epoch %d had written"
                                .formatted(line.action(), line.epoch(), newest)));
            }
            newest = Math.max(newest, line.epoch());
        }
        long highest = history.attempts(transaction).stream()
                .mapToLong(AttemptRow::epoch)
                .max()
                .orElse(0);
        if (Math.max(newest, highest) > transaction.epoch()) {
            found.add(new Violation(
                    transaction.id(),
                    "its epoch went back: %d now, %d was written"
                            .formatted(transaction.epoch(), Math.max(newest, highest))));
        }
    }

    private static void completions(TransactionRow transaction, History history, List<Violation> found) {
        Map<String, AuditRow> completed = new HashMap<>();
        for (AuditRow line : history.audit(transaction)) {
            if (!line.action().equals(DONE)) {
                continue;
            }
            AuditRow before = completed.put(line.detail(), line);
            if (before != null && !history.personBetween(transaction.id(), before.at(), line.at())) {
                found.add(new Violation(
                        transaction.id(),
                        "step %s was completed twice, with epochs %d and %d"
                                .formatted(line.detail(), before.epoch(), line.epoch())));
            }
        }
    }
}
