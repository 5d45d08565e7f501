package io.throughline.simulation;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.NewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What senders have to tell: some facts more than once, in an order of their own, and each again until it is accepted. */
final class Offers {

    private final Choices choices;
    private final List<NewEvent> open = new ArrayList<>();
    private final Map<String, String> acknowledged = new LinkedHashMap<>();

    Offers(Choices choices) {
        this.choices = choices;
        for (int object = 1; object <= 2 + choices.fixed("objects", 3); object++) {
            for (int generation = 1; generation <= 1 + choices.fixed("generations of " + object, 5) / 3; generation++) {
                NewEvent fact = won("deal-" + object, generation);
                for (int copy = 0; copy <= choices.fixed("copies of " + fact.dedupeKey(), 3); copy++) {
                    open.add(fact);
                }
            }
        }
    }

    private NewEvent won(String object, int generation) {
        return new NewEvent(
                "won:" + object + ":" + generation,
                "opportunity.won.v1",
                "crm",
                "opportunity",
                object,
                "2026-11-23T09:00:0" + generation + "Z",
                null,
                Instant.EPOCH,
                Map.of("account", "account-" + choices.fixed("account of " + object, 2), "generation", generation),
                object.getBytes(StandardCharsets.UTF_8),
                "application/json");
    }

    boolean remain() {
        return !open.isEmpty();
    }

    /** Tells one fact to a node; it stays open unless the node accepts it. */
    void deliver(SimulatedNode node, SimulatedRun run) {
        NewEvent event = open.get(choices.pick("event", open.size()));
        Accepted accepted = node.host().ledger().accept(event, node.host().startsFor(event.type(), event.region()));
        run.trace(node, "accepts " + event.dedupeKey() + " as " + accepted.transactionIds());
        open.remove(event);
        String before = acknowledged.putIfAbsent(event.dedupeKey(), accepted.eventId());
        if (before != null && !before.equals(accepted.eventId())) {
            throw new AssertionError("I3 " + event.dedupeKey() + " was accepted twice");
        }
    }

    Set<String> acknowledgedObjects() {
        return acknowledged.keySet().stream().map(fact -> fact.split(":")[1]).collect(Collectors.toSet());
    }

    /** What senders got a 2xx for, with the id of the stored event. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }
}
