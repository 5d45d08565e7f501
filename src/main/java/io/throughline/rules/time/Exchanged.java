package io.throughline.rules.time;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.PlainObject;
import io.throughline.rules.money.D8Converted;
import java.util.Map;

/**
 * Amounts of a line in the contract's currency and in that of the books (D8). What the books hold of a cost is exact; what it is in the contract's currency
 * follows from the line's own rate, so that the ERP comes to the same amount.
 *
 * @param cost in the contract's currency; null if unknown
 * @param accountingCost in the books' currency; null if both currencies are one
 * @param accountingBill in the books' currency; null if both currencies are one, or nothing is charged
 * @param exchange from the contract's into the books' currency; null if both are one
 */
record Exchanged(Money cost, Money accountingCost, Money accountingBill, Map<String, Object> exchange) {

    /**
     * @param books from the contract's into the books' currency
     * @param costs from the cost's into the books' currency; null if the cost is in one of the two
     */
    static Exchanged of(Money cost, Money bill, D8Converted books, D8Converted costs, CompanyProfile company) {
        RoundingRule rounding = company.rounding();
        Money inBooks = cost;
        if (cost != null && !cost.currency().equals(company.currency())) {
            inBooks = (costs == null ? books : costs).of(cost, rounding);
        }
        if (books.isSameCurrency()) {
            return new Exchanged(inBooks, null, null, null);
        }
        boolean inContract = cost != null && cost.currency().equals(books.rate().from());
        Money inTransaction = cost == null || inContract ? cost : books.back(inBooks, rounding);
        return new Exchanged(inTransaction, inBooks, bill == null ? null : books.of(bill, rounding), books.plain());
    }

    void write(PlainObject body, boolean costOnly) {
        body.with("cost", cost)
                .with("exchange", exchange)
                .with("accountingCost", accountingCost)
                .with("accountingBill", costOnly ? null : accountingBill);
    }
}
