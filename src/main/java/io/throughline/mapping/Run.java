package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.util.List;

/**
 * One evaluation, and how much it may still do (S-21). It either makes the result and nothing else, and ends at the first thing that is
 * wrong, or it also keeps a recording of what was read, what decided each value and everything that went wrong. Since a mapping reads only
 * its input, the first can be repeated as the second when there is something to tell. For one thread.
 */
final class Run {

    private static final int MAX_STEPS = 200_000;
    private static final int MAX_CHARACTERS = 5_000_000;

    private final Recording recording;
    private ExpressionBudget expressions;
    private int steps;
    private int characters;

    private Run(Recording recording) {
        this.recording = recording;
    }

    /** Makes only the result. */
    static Run unrecorded() {
        return new Run(null);
    }

    static Run recorded(Recording recording) {
        return new Run(recording);
    }

    /** The evaluation ends here: the budget is used up, there are too many problems to be of use, or nobody records what is wrong. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("budget", null, false, false);
        }
    }

    /** Evaluates one value of the result at a name. */
    Object at(String name, Value value, Origin origin, Scope scope) {
        return recording == null ? spent(value.in(this, scope)) : recordedAt(name, value, origin, scope);
    }

    /** Evaluates one item of a list of the result. */
    Object at(int index, Value value, Origin origin, Scope scope) {
        return recording == null ? spent(value.in(this, scope)) : recordedItem(index, value, origin, scope);
    }

    private Object recordedAt(String name, Value value, Origin origin, Scope scope) {
        Recording.Mark before = recording.enter(name);
        try {
            Object made = spent(value.in(this, scope));
            if (made == Value.ABSENT) {
                recording.missing(value, origin, scope, before);
            } else {
                recording.made(made, value, origin, scope, before);
            }
            return made;
        } finally {
            recording.leave();
        }
    }

    /** An item that comes to nothing has no place in the list, so that nothing is missing. */
    private Object recordedItem(int index, Value value, Origin origin, Scope scope) {
        Recording.Mark before = recording.enter(String.valueOf(index));
        try {
            Object made = spent(value.in(this, scope));
            if (made != Value.ABSENT) {
                recording.made(made, value, origin, scope, before);
            }
            return made;
        } finally {
            recording.leave();
        }
    }

    private Object spent(Object made) {
        if (made instanceof String text) {
            characters += Math.min(text.length(), MAX_CHARACTERS);
        }
        if (++steps > MAX_STEPS || characters > MAX_CHARACTERS) {
            throw new Exhausted();
        }
        return made;
    }

    /** Notes that a path is read. */
    void read(SourcePath source, Scope scope) {
        if (recording != null) {
            recording.read(source, scope);
        }
        if (++steps > MAX_STEPS) {
            throw new Exhausted();
        }
    }

    /** Notes the row that an answer came from; it is told in words only if somebody records it. */
    void lookedUp(Lookup lookup, String word, LookupTable.Row row) {
        if (recording != null) {
            recording.lookedUp(lookup.told(word, row));
        }
    }

    /** The same for an answer of the crosswalk. */
    void lookedUp(CrosswalkLookup lookup, String word, String answer) {
        if (recording != null) {
            recording.lookedUp(lookup.told(word, answer));
        }
    }

    void problem(String code, Origin origin, String message, String action) {
        if (recording == null) {
            throw new Exhausted();
        }
        recording.problem(code, origin, message, action);
    }

    /** What the expressions of this run may still do. */
    ExpressionBudget expressions() {
        if (expressions == null) {
            expressions = new ExpressionBudget(System::nanoTime);
        }
        return expressions;
    }

    /** Notes that a value is in no table: a problem of its own kind, because a row mends it, not the mapping. */
    void unmapped(UnmappedValue value, String code, Origin origin, String message, String action) {
        problem(code, origin, message, action);
        recording.lastIs(value);
    }

    /** Notes that a value is of the wrong kind, and gives absent. */
    Object wrong(Object value, String expected, Origin origin) {
        problem(
                "MAP-2002",
                origin,
                "this is " + Json.describe(value) + ", not " + expected + ".",
                "Mend the source or the mapping.");
        return Value.ABSENT;
    }

    /** How much went wrong so far; without a recording nothing did, since it would have ended. */
    int problemCount() {
        return recording == null ? 0 : recording.problems().size();
    }

    List<MappingProblem> problems() {
        return recording == null ? List.of() : recording.problems();
    }
}
