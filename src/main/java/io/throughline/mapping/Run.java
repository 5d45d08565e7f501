package io.throughline.mapping;

import io.throughline.canonical.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One evaluation: where it is in the result, what it has read for the current value, what went wrong, and how much it may still do (S-21).
 * For one thread.
 */
final class Run {

    private static final int MAX_STEPS = 200_000;
    private static final int MAX_CHARACTERS = 5_000_000;
    private static final int MAX_PROBLEMS = 100;

    private final boolean tracing;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<SourcePath> reads = new ArrayList<>();
    private final List<Scope> readIn = new ArrayList<>();
    private final List<String> lookups = new ArrayList<>();
    private final List<MappingProblem> problems = new ArrayList<>();
    private final List<Explanation.Field> fields = new ArrayList<>();
    private int steps;
    private long characters;

    Run(boolean tracing) {
        this.tracing = tracing;
    }

    /** The budget is used up, or there are too many problems to be of use: the evaluation ends here. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("budget", null, false, false);
        }
    }

    /** Evaluates one value of the result at a name or index. */
    Object at(String name, Value value, Origin origin, Scope scope) {
        path.addLast(name);
        forget();
        int before = fields.size();
        try {
            Object made = spent(value.in(this, scope));
            if (tracing && made != Value.ABSENT && fields.size() == before) {
                fields.add(new Explanation.Field(
                        path(),
                        made,
                        origin.position(),
                        origin.layer(),
                        readPaths(),
                        List.copyOf(lookups),
                        origin.validity()));
            }
            return made;
        } finally {
            forget();
            path.removeLast();
        }
    }

    private void forget() {
        reads.clear();
        readIn.clear();
        lookups.clear();
    }

    private Object spent(Object made) {
        characters += made instanceof String text ? text.length() : 0;
        if (++steps > MAX_STEPS || characters > MAX_CHARACTERS) {
            throw new Exhausted();
        }
        return made;
    }

    void read(SourcePath source, Scope scope) {
        reads.add(source);
        readIn.add(scope);
        if (++steps > MAX_STEPS) {
            throw new Exhausted();
        }
    }

    void lookedUp(String place) {
        lookups.add(place);
    }

    void problem(String code, Origin origin, String message, String action) {
        problems.add(new MappingProblem(code, origin.position(), path(), readPaths(), message, action));
        if (problems.size() >= MAX_PROBLEMS) {
            throw new Exhausted();
        }
    }

    /** Notes that a value is in no table: a problem of its own kind, because a row mends it, not the mapping. */
    void unmapped(UnmappedValue value, String code, Origin origin, String message, String action) {
        problem(code, origin, message, action);
        int last = problems.size() - 1;
        problems.set(last, problems.get(last).of(value));
    }

    /** Notes that the evaluation ended early, unless too many problems were the reason. */
    void exhausted(Origin origin) {
        if (problems.size() < MAX_PROBLEMS) {
            problem(
                    "MAP-2008",
                    origin,
                    "the evaluation is too large.",
                    "Map less, or fetch the input in smaller pages.");
        }
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

    int problemCount() {
        return problems.size();
    }

    List<MappingProblem> problems() {
        return problems;
    }

    List<Explanation.Field> fields() {
        return fields;
    }

    private String path() {
        return String.join(".", path);
    }

    private List<String> readPaths() {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < reads.size(); i++) {
            paths.add(readIn.get(i).fullPath(reads.get(i)));
        }
        return paths.stream().distinct().toList();
    }
}
