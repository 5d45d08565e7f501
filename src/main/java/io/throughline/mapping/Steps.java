package io.throughline.mapping;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A source and what is done to its value, in the order of docs/mappings.md. */
record Steps(
        Value source, Guard guard, Keep keep, List<UnaryOperator<String>> text, Lookup lookup, End end, Origin origin)
        implements Value {

    /** Whether the value is made at all, and what stands there if not. */
    record Guard(Conditions.Condition when, Value otherwise) {
        static final Guard OPEN = new Guard(Conditions.ALWAYS, null);
    }

    /** Whether null and empty text are values. */
    record Keep(boolean nulls, boolean empties) {
        static final Keep NOTHING = new Keep(false, false);

        Object of(Object value) {
            boolean absent = value == null ? !nulls : !empties && "".equals(value);
            return absent ? ABSENT : value;
        }
    }

    /** What stands for an absent value ({@code ABSENT} for nothing), and whether that is an error. */
    record End(Object standIn, boolean required) {
        static final End OPEN = new End(ABSENT, false);
    }

    /** A table and the column that is asked for; {@code standIn} for an unknown key, or null if that is an error. */
    record Lookup(LookupTable.Resolved table, int column, Constant standIn) {}

    /** A constant that may be absent. */
    record Constant(Object value) {}

    /** The plain reading of one path. */
    static Steps reading(Value source, Origin origin) {
        return new Steps(source, Guard.OPEN, Keep.NOTHING, List.of(), null, End.OPEN, origin);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** At most so many characters, never half a surrogate pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splits ? length - 1 : length);
    }

    @Override
    public Object in(Run run, Scope scope) {
        if (!guard.when().holds(run, scope)) {
            return guard.otherwise() == null ? ABSENT : guard.otherwise().in(run, scope);
        }
        int problems = run.problemCount();
        Object value = lookedUp(worded(keep.of(source.in(run, scope)), run), run);
        return value == ABSENT && run.problemCount() == problems ? ended(run) : value;
    }

    private Object worded(Object value, Run run) {
        if (text.isEmpty() || value == ABSENT || value == null) {
            return value;
        }
        Object worded = Structures.text(value, run, origin);
        for (UnaryOperator<String> step : text) {
            worded = worded instanceof String string ? step.apply(string) : worded;
        }
        return keep.of(worded);
    }

    private Object lookedUp(Object value, Run run) {
        if (lookup == null || value == ABSENT || value == null) {
            return value;
        }
        Object key = Structures.text(value, run, origin);
        return key instanceof String name ? row(name, run) : ABSENT;
    }

    private Object row(String key, Run run) {
        LookupTable.Row row = lookup.table().row(key);
        if (row != null) {
            run.lookedUp(row.position().toString());
            return keep.of(row.values().get(lookup.column()));
        }
        if (lookup.standIn() != null) {
            return lookup.standIn().value();
        }
        run.problem(
                "MAP-2006",
                origin,
                "the lookup " + lookup.table().file() + " does not know this key (text of " + key.length()
                        + " characters).",
                "Add a row for it, or a 'default' to the lookup.");
        return ABSENT;
    }

    private Object ended(Run run) {
        if (end.standIn() == ABSENT && end.required()) {
            run.problem(
                    "MAP-2001",
                    origin,
                    "the value is absent but required.",
                    "Fill it at the source, or give a 'default'.");
        }
        return end.standIn();
    }
}
