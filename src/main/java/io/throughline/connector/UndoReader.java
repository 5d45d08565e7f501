package io.throughline.connector;

import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.config.YamlScalar;
import io.throughline.workflow.Safety;
import io.throughline.workflow.UndoRule;
import io.throughline.workflow.UndoStyle;
import io.throughline.workflow.UndoWay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads {@code undo:} of an operation: its style, the read that tells the state of the record, and what is done in each state. Codes {@code
 * CAP-1011} to {@code CAP-1019}. For one file.
 */
final class UndoReader {

    private static final String UNDONE = "undone";

    private final YamlMap operations;
    private final Problems problems;

    UndoReader(YamlMap operations, Problems problems) {
        this.operations = operations;
        this.problems = problems;
    }

    /** The rule of one operation; empty if it is no undo. */
    Optional<UndoRule> read(String operation, Safety safety, YamlFields fields) {
        Optional<YamlFields> undo = fields.fields("undo");
        undo.ifPresent(found -> {
            found.onlyKeys("style", "reads", "states").require("style");
            if (!safety.writes()) {
                problems.add(
                        "CAP-1011",
                        found.map(),
                        "a read takes nothing back.",
                        "Remove undo, or declare another safety.");
            }
        });
        return undo.map(found -> rule(operation, found));
    }

    private UndoRule rule(String operation, YamlFields undo) {
        UndoStyle style = undo.choice("style", UndoStyle.class).orElse(UndoStyle.CLOSE);
        Optional<String> reads = undo.text("reads");
        Optional<YamlMap> states = undo.map("states");
        if (reads.isPresent() != states.isPresent()) {
            problems.add(
                    "CAP-1012",
                    undo.map(),
                    reads.isPresent()
                            ? "the state of the record is read, but nothing says what follows from it."
                            : "states are told apart, but nothing says which operation reads them.",
                    "Write both reads and states, or neither.");
        }
        Map<String, UndoWay> ways = new LinkedHashMap<>();
        states.ifPresent(map ->
                map.names().forEach(state -> way(operation, style, state, map).ifPresent(way -> ways.put(state, way))));
        reads.ifPresent(read -> states.ifPresent(map -> answers(read, map, undo)));
        return new UndoRule(style, reads, ways);
    }

    private Optional<UndoWay> way(String operation, UndoStyle own, String state, YamlMap states) {
        YamlNode node = states.get(state).orElse(null);
        if (node instanceof YamlScalar word && word.text().equals(UNDONE)) {
            return Optional.of(new UndoWay.Already());
        }
        if (!(node instanceof YamlMap map)) {
            problems.add(
                    "CAP-1013",
                    states.keyPosition(state),
                    states.pathOf(state),
                    "nothing says what the undo does in this state.",
                    "Write undone, { style: …, call: … }, or { never: \"why, and what a person can do\" }.");
            return Optional.empty();
        }
        YamlFields way = map.fields(problems).onlyKeys("style", "call", "never");
        return way.text("never").isPresent() ? never(way) : by(operation, own, way);
    }

    private Optional<UndoWay> never(YamlFields way) {
        if (way.text("style").isPresent() || way.text("call").isPresent()) {
            problems.add(
                    "CAP-1015",
                    way.map(),
                    "the state is beyond the point of no return and yet undone.",
                    "Keep never, or the rest.");
        }
        return way.text("never").map(UndoWay.Never::new);
    }

    private Optional<UndoWay> by(String operation, UndoStyle own, YamlFields way) {
        UndoStyle style = way.require("style").choice("style", UndoStyle.class).orElse(own);
        Optional<String> call = way.text("call").filter(other -> !other.equals(operation));
        UndoStyle meant = call.map(this::styleOf).orElse(Optional.of(own)).orElse(style);
        if (call.isPresent() && !isUndo(call.get())) {
            problems.add(
                    "CAP-1014",
                    way.map(),
                    "'" + call.get() + "' is no operation of this file that takes something back.",
                    "Name an operation that has undo: { style: … }.");
        } else if (meant != style) {
            problems.add(
                    "CAP-1019",
                    way.map(),
                    "the style here is " + style.word() + ", but "
                            + call.map(other -> "'" + other + "'").orElse("the operation") + " says " + meant.word()
                            + ".",
                    "Write the same style in both places.");
        }
        return Optional.of(new UndoWay.By(style, call));
    }

    private boolean isUndo(String operation) {
        return fieldsOf(operation).flatMap(found -> found.fields("undo")).isPresent();
    }

    private Optional<UndoStyle> styleOf(String operation) {
        return fieldsOf(operation)
                .flatMap(found -> found.fields("undo"))
                .flatMap(undo -> undo.choice("style", UndoStyle.class));
    }

    /** What the read can answer and what the states say must be the same, so that no state is met unprepared. */
    private void answers(String read, YamlMap states, YamlFields undo) {
        Optional<YamlFields> reading = fieldsOf(read);
        if (reading.isEmpty() || reading.get().texts("answers").isEmpty()) {
            problems.add(
                    "CAP-1016",
                    undo.map(),
                    "'" + read + "' is no operation of this file that tells a state.",
                    "Name a read that has answers: [ … ], the states it can tell.");
            return;
        }
        TreeSet<String> answered = new TreeSet<>(reading.get().texts("answers"));
        TreeSet<String> missing = new TreeSet<>(answered);
        missing.removeAll(states.names());
        if (!missing.isEmpty()) {
            problems.add(
                    "CAP-1017",
                    states,
                    "'" + read + "' can answer " + String.join(", ", missing) + ", but nothing says what follows.",
                    "Add a line for each.");
        }
        states.names().stream()
                .filter(state -> !answered.contains(state))
                .forEach(state -> problems.add(
                        "CAP-1017",
                        states.keyPosition(state),
                        states.pathOf(state),
                        "'" + read + "' never answers " + state + ".",
                        "Remove the line, or add the state to answers."));
    }

    private Optional<YamlFields> fieldsOf(String operation) {
        return operations
                .get(operation)
                .filter(YamlMap.class::isInstance)
                .map(node -> ((YamlMap) node).fields(new Problems()));
    }
}
