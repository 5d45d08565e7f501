package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** The lines of the ERP contract. A line's amount is what was sold; its rate is the one that gives this amount (D5). */
final class ContractLines {

    private static final int RATE_DECIMALS = 6;

    private final Deal deal;
    private final TaxTerms tax;

    ContractLines(Deal deal, TaxTerms tax) {
        this.deal = deal;
        this.tax = tax;
    }

    List<Map<String, Object>> objects() {
        return deal.lines().stream().map(this::object).toList();
    }

    /** Lines whose price list would give another amount: sold with a discount or a surcharge. */
    List<SoldLine> repriced() {
        return deal.lines().stream().filter(line -> !isListPriced(line)).toList();
    }

    private Map<String, Object> object(SoldLine line) {
        return new PlainObject()
                .with("key", line.key())
                .with("item", line.fields().text("productCode").or(deal::serviceLine))
                .with("description", line.name())
                .with("role", line.role())
                .with("billingMethod", line.billingMethod().or(deal::billingMethod))
                .with("quantity", line.quantity())
                .with("unit", line.unit())
                .with("rate", rate(line))
                .with("amount", line.total())
                .with("taxes", tax.ofLine(line))
                .build();
    }

    private boolean isListPriced(SoldLine line) {
        Money listed = deal.entity()
                .books()
                .rounding()
                .round(line.unitPrice().orElseThrow().times(line.quantity()));
        return listed.equals(line.total().orElseThrow());
    }

    private Money rate(SoldLine line) {
        boolean listed = isListPriced(line) || line.quantity().signum() == 0;
        return listed ? line.unitPrice().orElseThrow() : effective(line);
    }

    private Money effective(SoldLine line) {
        Money total = line.total().orElseThrow();
        BigDecimal exact = total.value().divide(line.quantity(), MathContext.DECIMAL128);
        return new Money(mode().to(RATE_DECIMALS, exact), total.currency());
    }

    private Rounding mode() {
        return deal.entity().books().rounding().mode();
    }
}
