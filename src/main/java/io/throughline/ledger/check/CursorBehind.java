package io.throughline.ledger.check;

import io.throughline.ledger.check.LedgerSnapshot.CursorRow;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** I14: the stored position of a feed is neither ahead of time nor ahead of a fact of the source that was not accepted. */
final class CursorBehind implements InvariantCheck {

    /** Clocks of sources may go ahead of ours a little. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);

    @Override
    public List<Violation> violations(History history) {
        List<Violation> found = new ArrayList<>();
        Map<String, String> positions =
                history.ledger().cursors().stream().collect(Collectors.toMap(CursorRow::feed, CursorRow::position));
        Instant latest = history.ledger().readAt().plus(CLOCK_SKEW);
        positions.forEach((feed, position) -> {
            if (instant(position).isAfter(latest)) {
                found.add(new Violation(
                        feed, "feed %s is read up to %s, which is yet to come".formatted(feed, position)));
            }
        });
        Set<String> stored = history.events().stream()
                .map(event -> event.source() + ' ' + event.objectId())
                .collect(Collectors.toSet());
        history.evidence().sources().stream()
                .filter(fact -> fact.feed() != null && positions.containsKey(fact.feed()))
                .filter(fact -> fact.changedAt().isBefore(instant(positions.get(fact.feed()))))
                .filter(fact -> !stored.contains(fact.source() + ' ' + fact.objectId()))
                .forEach(fact -> found.add(passed(fact, positions.get(fact.feed()))));
        return found;
    }

    private static Violation passed(SourceFact fact, String position) {
        return new Violation(
                fact.objectId(),
                "feed %s is read up to %s, but %s %s of %s was never accepted"
                        .formatted(fact.feed(), position, fact.objectType(), fact.objectId(), fact.changedAt()));
    }

    /** Positions begin with an instant; of any other form nothing is said. */
    private static Instant instant(String position) {
        try {
            return Instant.parse(position.split(" ", 2)[0]);
        } catch (DateTimeParseException other) {
            return Instant.MIN;
        }
    }
}
