package io.throughline.rules.rates;

import io.throughline.canonical.Decimals;
import io.throughline.rules.Fields;
import io.throughline.rules.money.TimeUnit;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One price of a card, as it is matched (D25). Immutable.
 *
 * @param name key of the row, or its number on the card; with the card's id it stands in explanations
 * @param match what an entry must be
 * @param price of one unit; zero is a price (D26)
 * @param validFrom first day
 * @param validTo last day
 * @param tier the part of the quantity it is for
 * @param uplifts per cent by kind of work
 */
public record RateRow(
        String name,
        Match match,
        UnitPrice price,
        LocalDate validFrom,
        LocalDate validTo,
        Tier tier,
        Map<String, BigDecimal> uplifts) {

    /**
     * Null matches anything, as the weakest match.
     *
     * @param role role that is priced
     * @param employeeId named person
     * @param resourcingEntity company whose person works
     * @param organisationalUnit unit of the person
     */
    public record Match(String role, String employeeId, String resourcingEntity, String organisationalUnit) {}

    /**
     * A range of the quantity, in units of the price.
     *
     * @param from where it begins; 0 for all
     * @param to where it ends; null: nowhere
     */
    public record Tier(BigDecimal from, BigDecimal to) {

        /** Everything. */
        public static final Tier ALL = new Tier(BigDecimal.ZERO, null);

        /** Whether a quantity belongs to both. */
        boolean overlaps(Tier other) {
            return (to == null || to.compareTo(other.from) > 0) && (other.to == null || other.to.compareTo(from) > 0);
        }
    }

    /** The row of a canonical rate card; empty if it prices no time. */
    static Optional<RateRow> of(Map<String, Object> row, int number) {
        Fields fields = new Fields(row);
        return TimeUnit.of(fields.text("unit").orElse(null))
                .flatMap(unit -> fields.money("price").map(price -> new UnitPrice(price, unit)))
                .map(price -> new RateRow(
                        fields.text("key").orElse("row " + (number + 1)),
                        match(fields),
                        price,
                        fields.date("validFrom").orElse(LocalDate.MIN),
                        fields.date("validTo").orElse(LocalDate.MAX),
                        tier(fields),
                        uplifts(fields)));
    }

    private static Match match(Fields row) {
        return new Match(
                row.text("role").orElse(null),
                row.text("employeeId").orElse(null),
                row.text("resourcingEntity").orElse(null),
                row.text("organisationalUnit").orElse(null));
    }

    private static Tier tier(Fields row) {
        return row.has("tier")
                ? new Tier(
                        row.number("tier.from").orElse(BigDecimal.ZERO),
                        row.number("tier.to").orElse(null))
                : Tier.ALL;
    }

    private static Map<String, BigDecimal> uplifts(Fields row) {
        Map<String, BigDecimal> uplifts = new HashMap<>();
        row.list("uplifts")
                .forEach(uplift -> uplift.text("kind")
                        .ifPresent(kind -> Decimals.of(uplift.values().get("percent"))
                                .ifPresent(percent -> uplifts.put(kind, percent))));
        return Map.copyOf(uplifts);
    }

    /** Whether it is in force on a day (D23). */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    /** The price for a kind of work: with the supplement of that kind, if the row has one. */
    public UnitPrice priceFor(String kind) {
        BigDecimal percent = kind == null ? null : uplifts.get(kind);
        return percent == null ? price : price.plusPercent(percent);
    }

    /** How well it matches: −1 not at all, else the more named fields the more, a person before a role, a role before a company, that before a unit. */
    int fit(RateQuery query) {
        int fit = 0;
        fit = plus(fit, 16, match.employeeId(), query.employeeId());
        fit = plus(fit, 8, match.role(), query.role());
        fit = plus(fit, 4, match.resourcingEntity(), query.resourcingEntity());
        fit = plus(fit, 2, match.organisationalUnit(), query.organisationalUnit());
        return fit < 0 ? fit : fit + (price.unit() == query.unit() ? 1 : 0);
    }

    private static int plus(int fit, int weight, String wanted, String given) {
        if (fit < 0 || wanted == null) {
            return fit;
        }
        return wanted.equals(given) ? fit + weight : -1;
    }

    /** Whether two rows could price the same work on the same day (D27). */
    boolean meets(RateRow other) {
        return match.equals(other.match)
                && price.unit() == other.price.unit()
                && !validFrom.isAfter(other.validTo)
                && !other.validFrom.isAfter(validTo)
                && tier.overlaps(other.tier);
    }

    /** Its days, for people. */
    String days() {
        return (validFrom.equals(LocalDate.MIN) ? "ever" : validFrom)
                + " to "
                + (validTo.equals(LocalDate.MAX) ? "further notice" : validTo);
    }
}
