package io.throughline.intake.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a record of the source is in the triggering state. Says nothing but comparisons of fields, so that what it reads is known
 * without running it. Immutable and thread-safe.
 */
public sealed interface Condition {

    /** Whether the record is in the state. An absent field is the same as a null one. */
    boolean holds(Map<String, Object> record);

    /** The fields that must be asked from the source to judge it. */
    Set<String> fields();

    /** The field has this value; numbers compare by amount, text by letters. */
    record Equals(String field, Object value) implements Condition {
        @Override
        public boolean holds(Map<String, Object> record) {
            return same(Fields.read(record, field), value);
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** The field has one of these values. */
    record In(String field, List<Object> values) implements Condition {
        @Override
        public boolean holds(Map<String, Object> record) {
            Object actual = Fields.read(record, field);
            return values.stream().anyMatch(value -> same(actual, value));
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** The field says something, or ({@code expected} false) says nothing. Blank text says nothing. */
    record Present(String field, boolean expected) implements Condition {
        @Override
        public boolean holds(Map<String, Object> record) {
            Object actual = Fields.read(record, field);
            boolean present = actual instanceof String text ? !text.isBlank() : actual != null;
            return present == expected;
        }

        @Override
        public Set<String> fields() {
            return Set.of(field);
        }
    }

    /** Every one holds. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<String, Object> record) {
            return parts.stream().allMatch(part -> part.holds(record));
        }

        @Override
        public Set<String> fields() {
            return union(parts);
        }
    }

    /** At least one holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(Map<String, Object> record) {
            return parts.stream().anyMatch(part -> part.holds(record));
        }

        @Override
        public Set<String> fields() {
            return union(parts);
        }
    }

    private static Set<String> union(List<Condition> parts) {
        Set<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.fields()));
        return all;
    }

    private static boolean same(Object actual, Object wanted) {
        if (actual instanceof Number left && wanted instanceof Number right) {
            return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
        }
        return wanted.equals(actual);
    }
}
