package io.throughline.ledger.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** I2: what a sender was told to have come in, and what intake itself remembers as a win, has an event. */
final class AcknowledgedIsStored implements InvariantCheck {

    private record Thing(String source, String objectType, String objectId) {}

    @Override
    public List<Violation> violations(History history) {
        Set<Thing> stored = history.events().stream()
                .map(event -> new Thing(event.source(), event.objectType(), event.objectId()))
                .collect(Collectors.toSet());
        Stream<Thing> told = history.evidence().sources().stream()
                .filter(fact -> fact.feed() == null)
                .map(fact -> new Thing(fact.source(), fact.objectType(), fact.objectId()));
        Stream<Thing> remembered = history.ledger().sourceObjects().stream()
                .filter(object -> object.generation() > 0)
                .map(object -> new Thing(object.source(), object.objectType(), object.objectId()));
        return Stream.concat(told, remembered)
                .distinct()
                .filter(thing -> !stored.contains(thing))
                .map(thing -> new Violation(
                        thing.objectId(),
                        "%s %s of %s was acknowledged and no event of it is stored"
                                .formatted(thing.objectType(), thing.objectId(), thing.source())))
                .toList();
    }
}
