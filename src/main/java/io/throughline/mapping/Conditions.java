package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
            for (int i = 0; i < values.size(); i++) {
                if (same(values.get(i), found)) {
                    return true;
                }
            }
            return false;
        }
    }

    record StartsWith(SourcePath path, List<String> beginnings, Origin origin) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            Object found = path.in(run, scope, origin);
            return found instanceof String text && beginnings.stream().anyMatch(text::startsWith);
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            for (int i = 0; i < conditions.size(); i++) {
                if (!conditions.get(i).holds(run, scope)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            for (int i = 0; i < conditions.size(); i++) {
                if (conditions.get(i).holds(run, scope)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            return !condition.holds(run, scope);
        }
    }

    /** How two values must stand to each other. */
    enum Order {
        GREATER,
        AT_LEAST,
        LESS,
        AT_MOST;

        boolean fits(int compared) {
            return switch (this) {
                case GREATER -> compared > 0;
                case AT_LEAST -> compared >= 0;
                case LESS -> compared < 0;
                case AT_MOST -> compared <= 0;
            };
        }
    }

    /** Two numbers, two amounts of one currency, or two dates; an absent side compares to nothing. */
    record Compared(SourcePath path, Order order, Value bound, Origin origin) implements Condition {
        @Override
        public boolean holds(Run run, Scope scope) {
            Object found = path.in(run, scope, origin);
            Object other = bound.in(run, scope);
            if (Structures.isEmpty(found) || Structures.isEmpty(other)) {
                return false;
            }
            Optional<Money> amount = Money.ofPlain(found);
            Optional<Money> limit = Money.ofPlain(other);
            if (amount.isPresent() && limit.isPresent()) {
                return amounts(amount.get(), limit.get(), run);
            }
            Optional<Integer> compared = compare(found, other);
            if (compared.isEmpty()) {
                run.wrong(found, "comparable with what the condition names (numbers, money or dates)", origin);
            }
            return compared.map(order::fits).orElse(false);
        }

        private boolean amounts(Money amount, Money limit, Run run) {
            if (!amount.currency().equals(limit.currency())) {
                run.problem(
                        "MAP-2011",
                        origin,
                        amount.currency() + " and " + limit.currency() + " cannot be compared (D7).",
                        "Ask for the currency first, with a limit for each.");
                return false;
            }
            return order.fits(amount.value().compareTo(limit.value()));
        }

        private static Optional<Integer> compare(Object one, Object other) {
            Optional<BigDecimal> a = Decimals.of(one);
            Optional<BigDecimal> b = Decimals.of(other);
            if (a.isPresent() && b.isPresent()) {
                return Optional.of(a.get().compareTo(b.get()));
            }
            return day(one).flatMap(day -> day(other).map(day::compareTo));
        }
    }

    /** Whether a value is greater or less than others: a number, money, a date or a date-time. */
    static boolean isOrdered(Object value) {
        return Decimals.of(value).isPresent()
                || Money.ofPlain(value).isPresent()
                || day(value).isPresent();
    }

    /** The author's calendar date of a date or date-time (D9). */
    static Optional<LocalDate> day(Object value) {
        if (!(value instanceof String text) || text.length() < 10 || text.length() > 40) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.from(Times.read(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same object for values that count as equal: numbers by value, the rest as it is. */
    static Object comparable(Object value) {
        if (value instanceof Number) {
            return Decimals.of(value).<Object>map(Conditions::plainest).orElse(value);
        }
        return value == null || "".equals(value) ? Value.ABSENT : value;
    }

    private static BigDecimal plainest(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
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
