package io.throughline.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one run tells people: what decided each value, and everything that went wrong. For one thread. */
final class Recording {

    private static final int MAX_PROBLEMS = 100;

    private final Deque<String> path = new ArrayDeque<>();
    private final List<SourcePath> reads = new ArrayList<>();
    private final List<Scope> readIn = new ArrayList<>();
    private final List<String> lookups = new ArrayList<>();
    private final List<MappingProblem> problems = new ArrayList<>();
    private final List<Explanation.Field> fields = new ArrayList<>();

    /** A value of the result begins; says how many values were told before. */
    int enter(String name) {
        path.addLast(name);
        forget();
        return fields.size();
    }

    /** A value of the result was made; it is told unless it only holds others that were. */
    void leave(Object made, Origin origin, int before) {
        if (made != Value.ABSENT && fields.size() == before) {
            fields.add(new Explanation.Field(
                    path(),
                    made,
                    origin.position(),
                    origin.layer(),
                    readPaths(),
                    List.copyOf(lookups),
                    origin.validity()));
        }
        forget();
        path.removeLast();
    }

    private void forget() {
        reads.clear();
        readIn.clear();
        lookups.clear();
    }

    void read(SourcePath source, Scope scope) {
        reads.add(source);
        readIn.add(scope);
    }

    void lookedUp(String place) {
        lookups.add(place);
    }

    void problem(String code, Origin origin, String message, String action) {
        problems.add(new MappingProblem(code, origin.position(), path(), readPaths(), message, action));
        if (problems.size() >= MAX_PROBLEMS) {
            throw new Run.Exhausted();
        }
    }

    /** The last problem is that a value is in no table. */
    void lastIs(UnmappedValue value) {
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
