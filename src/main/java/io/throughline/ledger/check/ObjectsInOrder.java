package io.throughline.ledger.check;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.ObjectVersion;
import io.throughline.ledger.check.LedgerSnapshot.AttemptRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * I10: events of one object are worked on one after the other, whatever workflows they start, and the versions that one workflow works on never go back.
 * Transactions of the same event may run together.
 */
final class ObjectsInOrder implements InvariantCheck {

    private record Lane(String source, String objectType, String objectId) {}

    private record Span(TransactionRow transaction, Instant from, Instant to) {

        boolean isWorkedOnAt(Instant moment) {
            return to == null || moment.isBefore(to);
        }
    }

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        history.transactions().stream()
                .collect(groupingBy(one -> new Lane(one.source(), one.objectType(), one.objectId())))
                .values()
                .stream()
                .filter(lane -> lane.size() > 1)
                .map(lane -> spans(lane, history))
                .forEach(lane -> {
                    together(lane, found);
                    lane.stream()
                            .collect(groupingBy(span -> span.transaction().workflow()))
                            .values()
                            .forEach(ofWorkflow -> versions(ofWorkflow, found));
                });
        return found;
    }

    private static List<Span> spans(List<TransactionRow> lane, History history) {
        return lane.stream()
                .map(one -> span(one, history))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Span::from))
                .toList();
    }

    private static void together(List<Span> lane, List<Violation> found) {
        for (int i = 1; i < lane.size(); i++) {
            Span after = lane.get(i);
            lane.subList(0, i).stream()
                    .filter(before -> !before.transaction()
                            .eventId()
                            .equals(after.transaction().eventId()))
                    .filter(before -> before.isWorkedOnAt(after.from()))
                    .findFirst()
                    .ifPresent(before -> found.add(new Violation(
                            after.transaction().id(),
                            "began on %s %s while transaction %s worked on it"
                                    .formatted(
                                            after.transaction().objectType(),
                                            after.transaction().objectId(),
                                            before.transaction().id()))));
        }
    }

    private static void versions(List<Span> lane, List<Violation> found) {
        for (int i = 1; i < lane.size(); i++) {
            TransactionRow before = lane.get(i - 1).transaction();
            TransactionRow after = lane.get(i).transaction();
            if (goesBack(before.objectVersion(), after.objectVersion())) {
                found.add(new Violation(
                        after.id(),
                        "worked on version %s of %s %s after version %s"
                                .formatted(
                                        after.objectVersion(),
                                        after.objectType(),
                                        after.objectId(),
                                        before.objectVersion())));
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
        return before != null && after != null && new ObjectVersion(after).isOlderThan(new ObjectVersion(before));
    }
}
