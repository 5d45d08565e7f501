package io.throughline.ledger.check;

import static java.util.stream.Collectors.groupingBy;

import io.throughline.ledger.check.LedgerSnapshot.EventRow;
import io.throughline.ledger.check.LedgerSnapshot.TransactionRow;
import java.util.List;
import java.util.stream.Stream;

/** I3: a fact is one event, and an event starts each workflow once. */
final class AcceptedOnce implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        Stream<Violation> facts = history.events().stream().collect(groupingBy(EventRow::dedupeKey)).values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new Violation(
                        same.get(0).id(),
                        "the fact of event %s is stored %d times"
                                .formatted(same.get(0).id(), same.size())));
        return Stream.concat(facts, history.events().stream().flatMap(event -> startedTwice(event, history)))
                .toList();
    }

    private static Stream<Violation> startedTwice(EventRow event, History history) {
        return history.of(event).stream()
                .filter(transaction -> transaction.parentId() == null)
                .collect(groupingBy(TransactionRow::workflow))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(same -> new Violation(
                        same.get(1).id(),
                        "event %s started workflow %s %d times: %s"
                                .formatted(
                                        event.id(),
                                        same.get(0).workflow(),
                                        same.size(),
                                        same.stream().map(TransactionRow::id).toList())));
    }
}
