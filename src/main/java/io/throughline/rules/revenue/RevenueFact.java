package io.throughline.rules.revenue;

import io.throughline.canonical.Money;
import io.throughline.rules.PlainObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One fact that the ledger needs, in the shape of the canonical {@code revenue-fact}. Its id follows from what it is about, so the same decision made
 * twice gives the same fact. Immutable.
 *
 * @param id names the fact for ever
 * @param kind what it says
 * @param legalEntity company whose ledger it is meant for
 * @param source what it came from
 * @param amount in transaction currency; negative takes back
 * @param more further fields of the canonical object, by name, plain
 */
public record RevenueFact(
        String id, FactKind kind, String legalEntity, Source source, Money amount, Map<String, Object> more) {

    private static final String CORRECTION = "correction";

    /** Copies the further fields. */
    public RevenueFact {
        Objects.requireNonNull(amount, "amount");
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /**
     * What a fact came from.
     *
     * @param kind {@code time-entry}, {@code expense}, {@code invoice}, {@code milestone}, {@code estimate}, {@code payment} or {@code correction}
     * @param id of that
     */
    public record Source(String kind, String id) {}

    /** A fact of its own, named after kind and source. */
    public static RevenueFact of(FactKind kind, String legalEntity, Source source, Money amount) {
        String id = source.kind() + "-" + source.id() + "-" + kind.word();
        return new RevenueFact(id, kind, legalEntity, source, amount, Map.of());
    }

    /** The same fact with one more field; null leaves it out, money is written plain. */
    public RevenueFact with(String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.putAll(new PlainObject().with(name, value).build());
        return new RevenueFact(id, kind, legalEntity, source, amount, fields);
    }

    /** The same fact with an id that tells it from others of its source and kind. */
    public RevenueFact named(String suffix) {
        return new RevenueFact(id + "-" + suffix, kind, legalEntity, source, amount, more);
    }

    /** The same fact, and the rule that decided it. */
    public RevenueFact by(String rule) {
        return with("decidedBy", rule);
    }

    /** The amount in accounting currency, if the fact has one (D8). */
    public Optional<Money> accountingAmount() {
        return Money.ofPlain(more.get(kind == FactKind.COST ? "accountingCost" : "accountingAmount"));
    }

    /** Whether it goes to the ledger; everything does unless a rule withholds it (D50). */
    public boolean isSent() {
        return !Boolean.FALSE.equals(more.get("sent"));
    }

    /** Whether it takes another fact back; such a one cannot be adjusted again (D14). */
    public boolean isReversal() {
        return more.get(CORRECTION) instanceof Map<?, ?> correction && "reversal".equals(correction.get("kind"));
    }

    /**
     * The fact that takes this one back, one for one (D14, D51): every amount and the time negative, everything else the same.
     *
     * @throws IllegalStateException if this one is a reversal itself
     */
    public RevenueFact reversed() {
        if (isReversal()) {
            throw new IllegalStateException("Fact " + id + " is a reversal; it cannot be reversed. This is a bug.");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        more.forEach((name, value) -> fields.put(name, mirrored(name, value)));
        fields.put(
                CORRECTION,
                new PlainObject()
                        .with("kind", "reversal")
                        .with("of", id)
                        .with("adjustment", "unadjustable")
                        .build());
        return new RevenueFact(id + "-r", kind, legalEntity, source, amount.negated(), fields);
    }

    private static Object mirrored(String name, Object value) {
        if ("seconds".equals(name) && value instanceof Number seconds) {
            return -seconds.longValue();
        }
        boolean mirrors = name.equals("accountingAmount") || name.equals("accountingCost");
        return mirrors
                ? Money.ofPlain(value)
                        .map(money -> (Object) money.negated().plain())
                        .orElse(value)
                : value;
    }

    /** The canonical object, unmodifiable. Cost goes where its class hides it (D59). */
    public Map<String, Object> plain() {
        PlainObject plain = new PlainObject()
                .with("id", id)
                .with("kind", kind.word())
                .with("legalEntity", legalEntity)
                .with("source", Map.of("kind", source.kind(), "id", source.id()))
                .with(kind == FactKind.COST ? "cost" : "amount", amount);
        more.forEach(plain::with);
        return plain.build();
    }
}
