package io.throughline.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an operation takes something back, as its capability file says (G10).
 *
 * @param style how the operation itself does it
 * @param reads the operation that reads the state of the record right before the undo; empty: the operation fits every state
 * @param states what is done in each state that {@code reads} can answer; empty if nothing is read
 */
public record UndoRule(UndoStyle style, Optional<String> reads, Map<String, UndoWay> states) {

    /** Keeps a copy in the order of the file. */
    public UndoRule {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** The way for a state; empty if the file does not know the state, so that only a person may decide. */
    public Optional<UndoWay> in(String state) {
        return Optional.ofNullable(states.get(state));
    }
}
