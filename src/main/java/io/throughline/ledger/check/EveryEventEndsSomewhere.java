package io.throughline.ledger.check;

import java.util.List;

/** I1: no accepted event without a transaction; the states themselves are guarded by the database. */
final class EveryEventEndsSomewhere implements InvariantCheck {

    @Override
    public List<Violation> violations(History history) {
        return history.events().stream()
                .filter(event -> history.of(event).isEmpty())
                .map(event -> new Violation(
                        event.id(),
                        "event %s (%s of %s %s) was accepted and no transaction carries it"
                                .formatted(event.id(), event.type(), event.objectType(), event.objectId())))
                .toList();
    }
}
