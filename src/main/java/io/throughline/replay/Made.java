package io.throughline.replay;

import io.throughline.mapping.Explanation;
import io.throughline.mapping.Mapping;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A value that a mapping made, with what it read, so that it can be asked later which line decided a field. For one thread. */
public final class Made {

    private final Mapping mapping;
    private final Object input;
    private final Map<String, Object> context;
    private Explanation explanation;
    private NavigableMap<String, Explanation.Field> fields;

    /**
     * A value as it was made.
     *
     * @param input plain, not to be changed
     * @param context what the mapping read behind {@code $}
     */
    public Made(Mapping mapping, Object input, Map<String, Object> context) {
        this.mapping = mapping;
        this.input = input;
        this.context = context;
    }

    /** The mapping. */
    public Mapping mapping() {
        return mapping;
    }

    /** What it read. */
    public Object input() {
        return input;
    }

    /** What it read behind {@code $}. */
    public Map<String, Object> context() {
        return context;
    }

    /** What decided each value, and why there is none. */
    public Explanation explanation() {
        if (explanation == null) {
            explanation = mapping.explain(input, context);
        }
        return explanation;
    }

    /** What decided the value at a dotted path; of a part, what decided it as a whole. Empty if no rule made it. */
    public Optional<Explanation.Field> at(String path) {
        for (String part = path; !part.isEmpty(); part = parent(part)) {
            Explanation.Field field = fields().get(part);
            if (field != null) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The paths of the input from which the values within a part were made. */
    List<String> readsWithin(String path) {
        // '/' follows '.'
        return fields().subMap(path + ".", path + "/").values().stream()
                .flatMap(field -> field.reads().stream())
                .toList();
    }

    private NavigableMap<String, Explanation.Field> fields() {
        if (fields == null) {
            fields = new TreeMap<>();
            explanation().fields().forEach(field -> fields.put(field.path(), field));
        }
        return fields;
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
