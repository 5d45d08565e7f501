package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What {@code when}, {@code unless} and {@code where} ask. */
final class Conditions {

    /** Holds always: where nothing is asked. */
    static final Condition ALWAYS = (run, scope) -> true;

    private Conditions() {}

    interface Condition {
        boolean holds(Run run, Scope scope);
    }

    record Present(SourcePath path, boolean expected, Origin origin) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            return Structures.isEmpty(path.in(run, scope, origin)) != expected;
        }
    }

    record OneOf(SourcePath path, List<Object> values, Origin origin) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            Object found = path.in(run, scope, origin);
            return values.stream().anyMatch(value -> same(value, found));
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            return conditions.stream().allMatch(condition -> condition.holds(run, scope));
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            return !condition.holds(run, scope);
        }
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            Optional<BigDecimal> a = Decimals.of(one);
            Optional<BigDecimal> b = Decimals.of(other);
            return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) == 0;
        }
        return one != null && one.equals(other);
    }
}
