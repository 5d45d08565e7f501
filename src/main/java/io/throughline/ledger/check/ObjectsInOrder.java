package io.throughline.ledger.check;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** I10: transactions of one workflow and object work one after the other, and the versions they work on never go back. */
final class ObjectsInOrder implements InvariantCheck {

    private record Lane(String workflow, String source, String objectType, String objectId) {}

    private record Span(TransactionRow transaction, Instant from, Instant to) {}

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        history.transactions().stream()
                .collect(groupingBy(one -> new Lane(one.workflow(), one.source(), one.objectType(), one.objectId())))
                .values()
                .stream()
                .filter(lane -> lane.size() > 1)
                .forEach(lane -> walk(lane, history, found));
        return found;
    }

    private static void walk(List<TransactionRow> lane, History history, List<Violation> found) {
        List<Span> spans = lane.stream()
                .map(one -> span(one, history))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Span::from))
                .toList();
        for (int i = 1; i < spans.size(); i++) {
            Span before = spans.get(i - 1);
            Span after = spans.get(i);
            if (before.to() == null || after.from().isBefore(before.to())) {
                found.add(new Violation(
                        after.transaction().id(),
                        "began on %s %s while transaction %s worked on it"
                                .formatted(
                                        after.transaction().objectType(),
                                        after.transaction().objectId(),
                                        before.transaction().id())));
            }
            if (goesBack(
                    before.transaction().objectVersion(), after.transaction().objectVersion())) {
                found.add(new Violation(
                        after.transaction().id(),
                        "worked on version %s of %s %s after version %s"
                                .formatted(
                                        after.transaction().objectVersion(),
                                        after.transaction().objectType(),
                                        after.transaction().objectId(),
                                        before.transaction().objectVersion())));
            }
        }
    }

    private static Optional<Span> span(TransactionRow transaction, History history) {
        return history.attempts(transaction).stream()
                .filter(AttemptRow::isCall)
                .map(AttemptRow::startedAt)
                .min(Comparator.naturalOrder())
                .map(from -> new Span(transaction, from, transaction.endedAt()));
    }

    private static boolean goesBack(String before, String after) {
        return before != null && after != null && after.compareTo(before) < 0;
    }
}
