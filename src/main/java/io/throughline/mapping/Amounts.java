package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The values that are amounts, numbers and booleans. */
final class Amounts {

    /** How many digits are allowed, and what happens to more. */
    record Digits(Integer number, boolean any, Rounding rounding) {
        static final Digits OF_CURRENCY = new Digits(null, false, null);
    }

    private static final String MEND_AMOUNT = "Mend the source, or name the right fields in the mapping.";

    private Amounts() {}

    record MoneyOf(Value value, Value currency, Digits digits, Value increment, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object amount = value.in(run, scope);
            if (amount == ABSENT || amount == null) {
                return ABSENT;
            }
            return money(amount, currency.in(run, scope), run, origin)
                    .map(found -> increment == null ? inDigits(found, run) : inIncrements(found, run, scope))
                    .orElse(ABSENT);
        }

        private Object inDigits(Money money, Run run) {
            if (digits.any() || money.value().scale() <= most(money)) {
                return money.plain();
            }
            return digits.rounding() == null
                    ? tooLong(run, origin)
                    : rounded(money).plain();
        }

        private Object inIncrements(Money money, Run run, Scope scope) {
            Object found = increment.in(run, scope);
            Optional<BigDecimal> unit = Decimals.of(found).filter(number -> number.signum() > 0);
            if (Structures.isEmpty(found)) {
                return inDigits(money, run);
            }
            if (unit.isEmpty()) {
                return run.wrong(found, "an increment above 0", origin);
            }
            if (money.isMultipleOf(unit.get())) {
                return money.plain();
            }
            if (digits.rounding() != null) {
                return money.rounded(digits.rounding(), unit.get()).plain();
            }
            run.problem(
                    "MAP-2023",
                    origin,
                    "the amount is no multiple of " + unit.get().toPlainString() + "; making it one would change it.",
                    "Say in the mapping how it is rounded ('round: half-up').");
            return ABSENT;
        }

        /** Digits of the minor unit always fit, whatever else is said. */
        private int most(Money money) {
            int own = Money.digits(money.currency());
            return digits.number() == null ? own : Math.max(own, digits.number());
        }

        private Money rounded(Money money) {
            return new Money(digits.rounding().to(most(money), money.value()), money.currency());
        }
    }

    record MinorOf(Value money, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object plain = money.in(run, scope);
            if (plain == ABSENT || plain == null) {
                return ABSENT;
            }
            Optional<Money> found = Money.ofPlain(plain);
            if (found.isEmpty()) {
                run.problem(
                        "MAP-2003",
                        origin,
                        "this is " + Json.describe(plain) + ", not {value, currency}.",
                        MEND_AMOUNT);
                return ABSENT;
            }
            return found.get().isExact() ? shortest(found.get().minor()) : tooLong(run, origin);
        }
    }

    record FromMinor(Value value, Value currency, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object amount = value.in(run, scope);
            if (amount == ABSENT || amount == null) {
                return ABSENT;
            }
            Optional<BigDecimal> minor = Decimals.of(amount);
            if (minor.isPresent() && minor.get().stripTrailingZeros().scale() > 0) {
                return tooLong(run, origin);
            }
            return money(amount, currency.in(run, scope), run, origin)
                    .<Object>map(unit ->
                            Money.ofMinor(minor.orElseThrow(), unit.currency()).plain())
                    .orElse(ABSENT);
        }
    }

    record NumberOf(Value value, BigDecimal times, Digits digits, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = value.in(run, scope);
            if (found == ABSENT || found == null) {
                return found;
            }
            Optional<BigDecimal> number = Decimals.of(found);
            if (number.isPresent() && times != BigDecimal.ONE) {
                number = Decimals.of(number.get().multiply(times).stripTrailingZeros());
            }
            return number.isPresent() ? inDigits(number.get(), run) : run.wrong(found, "a number", origin);
        }

        private Object inDigits(BigDecimal number, Run run) {
            if (digits.number() == null) {
                return shortest(number);
            }
            if (number.stripTrailingZeros().scale() <= digits.number()) {
                return shortest(number.setScale(digits.number()));
            }
            return digits.rounding() == null
                    ? tooLong(run, origin)
                    : shortest(digits.rounding().to(digits.number(), number));
        }
    }

    record BooleanOf(Value value, List<String> yes, List<String> no, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = value.in(run, scope);
            if (found == ABSENT || found == null || found instanceof Boolean) {
                return found;
            }
            String word = found instanceof String text ? text : found instanceof Number ? Json.write(found) : null;
            if (word == null) {
                return run.wrong(found, "true or false", origin);
            }
            if (yes.contains(word)) {
                return true;
            }
            return no.contains(word) ? (Object) false : run.wrong(found, "true or false", origin);
        }
    }

    private static Optional<Money> money(Object value, Object currency, Run run, Origin origin) {
        Optional<BigDecimal> number = Decimals.of(value);
        if (number.isEmpty()) {
            run.problem(
                    "MAP-2003",
                    origin,
                    "the amount is "
                            + (value instanceof Number
                                    ? "a number with more digits than an amount can have."
                                    : Json.describe(value) + ", not a decimal number."),
                    MEND_AMOUNT);
            return Optional.empty();
        }
        if (!(currency instanceof String code) || !Money.isCurrency(code)) {
            String found = currency == Value.ABSENT ? "absent" : Json.describe(currency);
            run.problem("MAP-2003", origin, "the currency is " + found + ", not a code of ISO 4217.", MEND_AMOUNT);
            return Optional.empty();
        }
        return Optional.of(new Money(number.get(), code));
    }

    static Object tooLong(Run run, Origin origin) {
        run.problem(
                "MAP-2004",
                origin,
                "the number has more digits after the point than allowed; cutting them would change the amount.",
                "Say in the mapping how it is rounded ('round: half-up'), or that all digits count ('digits: any').");
        return Value.ABSENT;
    }

    /** Whole numbers as Integer or Long, as they are read from JSON. */
    static Object shortest(BigDecimal number) {
        if (number.scale() > 0 || number.precision() - number.scale() > 18) {
            return number;
        }
        long whole = number.longValue();
        return whole == (int) whole ? (Number) (int) whole : (Number) whole;
    }
}
