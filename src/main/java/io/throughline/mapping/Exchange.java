package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An amount in its own and in the accounting currency, with rate, rate date and rate source (D8). A rate that is missing is never 1 (D7); in
 * one currency both amounts are the same and there is no rate.
 *
 * @param accounting the accounting amount where the source states it; null if it is computed
 */
record Exchange(Value transaction, Value currency, Value accounting, Rate rate, Rounding rounding, Origin origin)
        implements Value {

    /** The rate (accounting units for one transaction unit), its day and who says so. */
    record Rate(Value number, Value date, Value source) {}

    @Override
    public Object in(Run run, Scope scope) {
        Object amount = transaction.in(run, scope);
        if (amount == ABSENT || amount == null) {
            return ABSENT;
        }
        Optional<Money> money = Money.ofPlain(amount);
        Object code = currency.in(run, scope);
        if (money.isEmpty()) {
            return wrong(run, "the transaction amount is " + Json.describe(amount) + ", not {value, currency}.");
        }
        if (!(code instanceof String name) || !Money.isCurrency(name)) {
            String found = code == ABSENT ? "absent" : Json.describe(code);
            return wrong(run, "the accounting currency is " + found + ", not a code of ISO 4217.");
        }
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("transaction", money.get().plain());
        if (name.equals(money.get().currency())) {
            made.put("accounting", money.get().plain());
            return made;
        }
        return converted(made, money.get(), name, run, scope) ? made : ABSENT;
    }

    private boolean converted(Map<String, Object> made, Money money, String code, Run run, Scope scope) {
        Object number = rate.number().in(run, scope);
        Object date = rate.date().in(run, scope);
        Object source = rate.source().in(run, scope);
        Optional<BigDecimal> factor = Decimals.of(number).filter(found -> found.signum() > 0);
        if (factor.isEmpty() || Conditions.day(date).isEmpty() || !(source instanceof String)) {
            run.problem(
                    "MAP-2021",
                    origin,
                    money.currency() + " to " + code + " needs a rate above 0, its date and its source; it has "
                            + Json.describe(Structures.isEmpty(number) ? null : number) + ", "
                            + Json.describe(Structures.isEmpty(date) ? null : date) + ", "
                            + Json.describe(Structures.isEmpty(source) ? null : source) + " (D7, D8).",
                    "Fill them at the source: a missing rate is never 1.");
            return false;
        }
        Optional<Money> other = accounting == null
                ? computed(money, factor.get(), code, run)
                : stated(accounting.in(run, scope), code, run);
        other.ifPresent(found -> {
            made.put("accounting", found.plain());
            made.put("rate", factor.get().toPlainString());
            made.put("rateDate", Conditions.day(date).orElseThrow().toString());
            made.put("rateSource", source);
        });
        return other.isPresent();
    }

    private Optional<Money> computed(Money money, BigDecimal factor, String code, Run run) {
        BigDecimal product = money.value().multiply(factor);
        if (rounding != null) {
            return Optional.of(new Money(rounding.to(Money.digits(code), product), code));
        }
        Optional<Money> exact =
                Decimals.of(product).map(found -> new Money(found, code)).filter(Money::isExact);
        if (exact.isEmpty()) {
            Amounts.tooLong(run, origin);
        }
        return exact;
    }

    private Optional<Money> stated(Object plain, String code, Run run) {
        Optional<Money> money =
                Money.ofPlain(plain).filter(found -> found.currency().equals(code));
        if (money.isEmpty()) {
            wrong(run, "the accounting amount is no money in " + code + ".");
        }
        return money;
    }

    private Object wrong(Run run, String message) {
        run.problem("MAP-2003", origin, message, "Mend the source, or name the right fields in the mapping.");
        return ABSENT;
    }
}
