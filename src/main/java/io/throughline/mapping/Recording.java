package io.throughline.mapping;

import io.throughline.config.Position;
import io.throughline.mapping.words.RuleInWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What one run tells people: what decided each value, and everything that went wrong. For one thread. */
final class Recording {

    private static final int MAX_PROBLEMS = 100;

    private final Deque<String> path = new ArrayDeque<>();
    private final List<SourcePath> reads = new ArrayList<>();
    private final List<Scope> readIn = new ArrayList<>();
    private final List<Explanation.Row> rows = new ArrayList<>();
    private final List<MappingProblem> problems = new ArrayList<>();
    private final List<Explanation.Field> fields = new ArrayList<>();
    private final List<Explanation.Absent> absent = new ArrayList<>();

    /** How much was told when a value of the result began. */
    record Mark(int fields, int absent, int problems) {}

    /** A value of the result begins. */
    Mark enter(String name) {
        path.addLast(name);
        forget();
        return new Mark(fields.size(), absent.size(), problems.size());
    }

    /** A value of the result was made: it is told unless it only holds others that were. */
    void made(Object made, Value value, Origin origin, Scope scope, Mark before) {
        if (fields.size() == before.fields()) {
            fields.add(field(made, value, origin, scope));
        }
    }

    /** A named value has none: the reason is told, unless it was for what lies in it, or a problem tells. */
    void missing(Value value, Origin origin, Scope scope, Mark before) {
        if (problems.size() > before.problems()) {
            return;
        }
        Explanation.Absent why = absent(value, origin, scope);
        if (why.kind().isLeftOut()) {
            fields.subList(before.fields(), fields.size()).clear();
            absent.subList(before.absent(), absent.size()).clear();
        }
        if (absent.size() == before.absent()) {
            absent.add(why);
        }
    }

    /** The value ends. */
    void leave() {
        forget();
        path.removeLast();
    }

    private Explanation.Field field(Object made, Value value, Origin origin, Scope scope) {
        List<String> rule = new ArrayList<>(words(origin, made));
        WhyAbsent.way(value, scope).ifPresent(rule::add);
        return new Explanation.Field(
                path(),
                made,
                origin.position(),
                origin.layer(),
                readPaths(),
                List.copyOf(rows),
                origin.validity(),
                List.copyOf(rule));
    }

    private Explanation.Absent absent(Value value, Origin origin, Scope scope) {
        WhyAbsent why = WhyAbsent.of(value, scope);
        return new Explanation.Absent(
                path(),
                why.kind(),
                why.words(),
                origin.position(),
                origin.layer(),
                readPaths(),
                origin.validity(),
                words(origin, null));
    }

    private static List<String> words(Origin origin, Object made) {
        return origin.rule() == null ? List.of() : RuleInWords.of(origin.rule(), made);
    }

    private void forget() {
        reads.clear();
        readIn.clear();
        rows.clear();
    }

    void read(SourcePath source, Scope scope) {
        reads.add(source);
        readIn.add(scope);
    }

    void lookedUp(Explanation.Row row) {
        rows.add(row);
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

    List<Explanation.Absent> absent() {
        return absent;
    }

    /**
     * A value of the result does not fit its schema: told at the rule that made it, or that makes nothing though something must be there.
     *
     * @param file where the mapping stands, if no rule is to blame
     */
    MappingProblem unfit(String code, Position file, String path, String message, String action) {
        Optional<Explanation.Field> field = fields.stream()
                .filter(made -> isAt(path, made.path()))
                .max(Comparator.comparingInt(made -> made.path().length()));
        Optional<Explanation.Absent> none =
                absent.stream().filter(left -> left.path().equals(path)).findFirst();
        Position position = field.map(Explanation.Field::position)
                .or(() -> none.map(Explanation.Absent::position))
                .orElse(file);
        List<String> read = field.map(Explanation.Field::reads)
                .or(() -> none.map(Explanation.Absent::reads))
                .orElse(List.of());
        return new MappingProblem(code, position, path, read, message, action);
    }

    private static boolean isAt(String path, String made) {
        return path.equals(made) || path.startsWith(made + ".");
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
