package io.throughline.rules.rates;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * D28: a switch to another rate card does not reprice what is logged. A re-rate is a separate act, previewed by this proposal; what is done of it is a
 * correction of each entry (D16).
 *
 * @param changes entries whose price would be another
 * @param unpriced ids of entries for which the new cards have no price: they stay as they are
 * @param total of all differences; null if nothing changes
 * @param ruling says what it would come to
 */
public record D28ReRate(List<Change> changes, List<String> unpriced, Money total, Ruling ruling) {

    /**
     * Work that is logged and priced.
     *
     * @param entryId of the time entry
     * @param query what is priced
     * @param billedSeconds what was billed of it
     * @param rate it was logged at
     * @param amount what it was worth
     */
    public record Logged(String entryId, RateQuery query, long billedSeconds, UnitPrice rate, Money amount) {}

    /**
     * One entry.
     *
     * @param entryId of the time entry
     * @param from logged rate
     * @param to new rate
     * @param difference of the amounts
     */
    public record Change(String entryId, UnitPrice from, UnitPrice to, Money difference) {}

    /** What would change with other cards; writes nothing. */
    public static D28ReRate preview(List<Logged> logged, RateBook book, BigDecimal hoursPerDay, RoundingRule rounding) {
        List<Change> changes = new ArrayList<>();
        List<String> unpriced = new ArrayList<>();
        for (Logged entry : logged) {
            D25Price price = D25Price.of(book, entry.query(), "finance", entry.amount());
            Money amount =
                    price.isHeld() ? null : price.priced().amount(entry.billedSeconds(), 0, hoursPerDay, rounding);
            if (amount == null) {
                unpriced.add(entry.entryId());
            } else if (!amount.equals(entry.amount())) {
                changes.add(new Change(
                        entry.entryId(),
                        entry.rate(),
                        price.priced().rate(0, hoursPerDay),
                        amount.minus(entry.amount())));
            }
        }
        Money total =
                changes.stream().map(Change::difference).reduce(Money::plus).orElse(null);
        Numbers numbers = Numbers.of("entries", logged.size())
                .and("changed", changes.size())
                .and("without a price", unpriced.size())
                .and("difference", total);
        return new D28ReRate(
                changes,
                unpriced,
                total,
                Ruling.applied("D28", "Nothing is repriced until somebody asks for it.", numbers.map()));
    }
}
