package io.throughline.rules.rates;

import io.throughline.rules.Fields;
import java.util.Locale;
import java.util.Map;

/**
 * For whom the prices of a card are (D24).
 *
 * @param level the narrowest wins
 * @param id of the contract, quote or customer; null for general
 */
public record RateScope(Level level, String id) {

    /** Prices for everybody. */
    public static final RateScope GENERAL = new RateScope(Level.GENERAL, null);

    /** From the narrowest to the widest. */
    public enum Level {
        /** Of one contract. */
        CONTRACT,
        /** The price that stands at the line of the contract. */
        CONTRACT_LINE,
        /** Of one quote. */
        QUOTE,
        /** Of one customer. */
        CUSTOMER,
        /** For everybody. */
        GENERAL
    }

    /** The scope of a canonical rate card; one that says nothing is general. */
    static RateScope of(Map<String, Object> card) {
        Fields fields = new Fields(card);
        String level = fields.text("scope.level").orElse("general");
        return new RateScope(
                Level.valueOf(level.toUpperCase(Locale.ROOT)),
                fields.text("scope.id").orElse(null));
    }

    @Override
    public String toString() {
        return level.name().toLowerCase(Locale.ROOT) + (id == null ? "" : " " + id);
    }
}
