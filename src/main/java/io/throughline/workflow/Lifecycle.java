package io.throughline.workflow;

import java.util.List;
import java.util.Optional;

/**
 * A life cycle as a table of transitions: what may happen in which state, and what follows. Immutable.
 *
 * @param <S> states
 * @param <E> events
 */
public final class Lifecycle<S extends Enum<S>, E extends Enum<E>> {

    /**
     * One row of the table.
     *
     * @param from the state in which the event may happen
     * @param event what happened
     * @param to the state that follows
     * @param action what is done with it, in words for diagrams and people
     */
    public record Transition<S, E>(S from, E event, S to, String action) {}

    private final String name;
    private final List<Transition<S, E>> transitions;

    Lifecycle(String name, List<Transition<S, E>> transitions) {
        this.name = name;
        this.transitions = List.copyOf(transitions);
        transitions.forEach(row -> requireOnlyOne(row.from(), row.event()));
    }

    private void requireOnlyOne(S from, E event) {
        long rows = transitions.stream()
                .filter(row -> row.from() == from && row.event() == event)
                .count();
        if (rows > 1) {
            throw new IllegalStateException("%s has %d rows for %s in %s".formatted(name, rows, event, from));
        }
    }

    /** The table, in its order of declaration. */
    public List<Transition<S, E>> transitions() {
        return transitions;
    }

    /** The row for an event in a state; empty if the event is impossible there. */
    public Optional<Transition<S, E>> find(S from, E event) {
        return transitions.stream()
                .filter(row -> row.from() == from && row.event() == event)
                .findFirst();
    }

    /**
     * The state that follows.
     *
     * @throws IllegalStateException if the event is impossible in that state: a bug of the caller
     */
    public S next(S from, E event) {
        return find(from, event)
                .orElseThrow(() -> new IllegalStateException(
                        "WFL-1001 %s cannot happen to a %s in state %s. This is a bug; nothing was stored."
                                .formatted(event, name, from)))
                .to();
    }
}
