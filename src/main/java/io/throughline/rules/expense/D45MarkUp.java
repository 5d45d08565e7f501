package io.throughline.rules.expense;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.LegalEntity;
import io.throughline.config.RoundingRule;
import io.throughline.rules.BillingParameters;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * D45: a mark-up applies to the cost base that the contract names.
 *
 * @param base what it was reckoned from
 * @param sales what the customer pays without tax, rounded once by the legal entity (D2)
 * @param ruling applied
 */
public record D45MarkUp(Money base, Money sales, Ruling ruling) {

    private static final String RULE = "D45";
    private static final BigDecimal PER_CENT = new BigDecimal("0.01");

    /** Base where nobody names one. */
    public static String basisOf(LegalEntity.Policies policies) {
        return BillingParameters.MARK_UP_BASIS.in(policies);
    }

    /**
     * Marks an expense up.
     *
     * @param expense canonical expense; a mark-up of its own comes before that of its class at the contract
     * @param contract canonical contract; without a mark-up the customer pays the base
     * @param tax the expense's purchase tax (D46)
     * @param otherwise {@code net}, {@code net-and-unrecoverable-tax} or {@code gross}, where nobody names the base
     */
    public static D45MarkUp of(
            Map<String, Object> expense,
            Map<String, Object> contract,
            D46PurchaseTax tax,
            String otherwise,
            RoundingRule rounding) {
        Optional<Fields> markUp = markUp(new Fields(expense), new Fields(contract));
        BigDecimal percent = markUp.flatMap(found -> found.number("percent")).orElse(BigDecimal.ZERO);
        String basis = markUp.flatMap(found -> found.text("basis")).orElse(otherwise);
        Money base = base(tax, basis);
        Money sales = rounding.round(base.times(BigDecimal.ONE.add(percent.multiply(PER_CENT))));
        return new D45MarkUp(
                base,
                sales,
                Ruling.applied(
                        RULE,
                        "The mark-up applies to the base that the contract names.",
                        Numbers.of("basis", basis)
                                .and("base", base)
                                .and("mark-up percent", percent)
                                .and("sales", sales)
                                .map()));
    }

    private static Money base(D46PurchaseTax tax, String basis) {
        return switch (basis) {
            case "net" -> tax.net();
            case "gross" -> tax.net().plus(tax.tax());
            default -> tax.cost();
        };
    }

    private static Optional<Fields> markUp(Fields expense, Fields contract) {
        String billingClass = expense.text("class").orElse("expense");
        Stream<Fields> ofContract = contract.list("markUps").stream()
                .filter(row -> row.text("class").filter(billingClass::equals).isPresent());
        return Stream.concat(Stream.of(expense), ofContract)
                .filter(owner -> owner.has("markUp"))
                .findFirst()
                .map(owner -> new Fields(Json.asObject(owner.values().get("markUp"))));
    }
}
