package io.throughline.mapping;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A source and what is done to its value, in the order of docs/mappings.md. */
record Steps(
        Value source,
        Guard guard,
        Keep keep,
        List<UnaryOperator<String>> text,
        List<Translation> translations,
        End end,
        Origin origin)
        implements Value {

    /** Whether the value is made at all, and what stands there if not. */
    record Guard(Conditions.Condition when, Value otherwise) {
        static final Guard OPEN = new Guard(Conditions.ALWAYS, null);
    }

    /** Whether null and empty text are values. */
    record Keep(boolean nulls, boolean empties) {
        static final Keep NOTHING = new Keep(false, false);

        Object of(Object value) {
            boolean absent = value == null ? !nulls : !empties && value instanceof String text && text.isEmpty();
            return absent ? ABSENT : value;
        }
    }

    /** What stands for an absent value ({@code ABSENT} for nothing), and whether that is an error. */
    record End(Object standIn, boolean required) {
        static final End OPEN = new End(ABSENT, false);
    }

    /** A constant that may be absent. */
    record Constant(Object value) {}

    /** The plain reading of paths. */
    static Value reading(List<SourcePath> paths, Origin origin) {
        return shortest(new Steps(
                new Structures.From(paths, origin), Guard.OPEN, Keep.NOTHING, List.of(), List.of(), End.OPEN, origin));
    }

    /** The same value with nothing in it that has no effect. */
    static Value shortest(Steps steps) {
        boolean plain = steps.guard == Guard.OPEN
                && steps.keep.equals(Keep.NOTHING)
                && steps.text.isEmpty()
                && steps.translations.isEmpty()
                && steps.end.equals(End.OPEN);
        if (!plain) {
            return steps;
        }
        return steps.source instanceof Structures.From from && from.paths().size() == 1
                ? new Structures.Reading(from.paths().get(0), from.origin())
                : new Present(steps.source);
    }

    /** A source without steps: null and empty text count as absent. */
    record Present(Value source) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            return Keep.NOTHING.of(source.in(run, scope));
        }
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
        Object value = translated(worded(keep.of(source.in(run, scope)), run), run, scope);
        return value == ABSENT && run.problemCount() == problems ? ended(run) : value;
    }

    /** The value after the text steps. */
    Object worded(Object value, Run run) {
        if (text.isEmpty() || value == ABSENT || value == null) {
            return value;
        }
        Object worded = Structures.text(value, run, origin);
        for (int i = 0; i < text.size(); i++) {
            worded = worded instanceof String string ? text.get(i).apply(string) : worded;
        }
        return keep.of(worded);
    }

    private Object translated(Object value, Run run, Scope scope) {
        Object translated = value;
        for (int i = 0; i < translations.size() && translated != ABSENT && translated != null; i++) {
            Object word = Structures.text(translated, run, origin);
            translated =
                    word instanceof String text ? keep.of(translations.get(i).of(text, run, scope)) : ABSENT;
        }
        return translated;
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
