package io.throughline.rules.revenue;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * D53: cost-to-cost. Progress is cost so far over total expected cost, both without wasted or uninstalled cost. A change of the estimate is a catch-up, an
 * expected loss a provision, and what is billed above recognised a liability. Completed contract recognises nothing before completion.
 *
 * @param percent of progress, between 0 and 100, to six digits after the point
 * @param recognised revenue up to now, rounded once by the legal entity (D2)
 * @param catchUp what is recognised now on top of before; negative if less
 * @param provision for the loss that is still to come; nothing if the contract makes none
 * @param liability billed above recognised; nothing if it is not
 * @param ruling applied, warned if the cost has passed its estimate, held if nobody estimated it
 */
public record D53Progress(
        BigDecimal percent, Money recognised, Money catchUp, Money provision, Money liability, Ruling ruling) {

    private static final String RULE = "D53";
    private static final MathContext EXACT = new MathContext(40, RoundingMode.HALF_EVEN);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Reckons progress.
     *
     * @param basis {@link Basis#OVER_TIME} by cost, or {@link Basis#COMPLETED_CONTRACT}
     * @param completed whether everything is delivered: then all of the price is recognised
     * @param rounding of the legal entity
     */
    public static D53Progress of(ContractEstimate estimate, Basis basis, boolean completed, RoundingRule rounding) {
        BigDecimal share = completed
                ? BigDecimal.ONE
                : basis == Basis.COMPLETED_CONTRACT ? BigDecimal.ZERO : share(estimate.cost());
        Money recognised = rounding.round(estimate.price().times(share));
        Money provision = rounding.round(provision(estimate, basis, completed, recognised));
        Money above = estimate.billed().minus(recognised);
        Money liability = above.signum() > 0 ? above : Money.none(above.currency());
        BigDecimal percent = share.multiply(HUNDRED).setScale(6, RoundingMode.HALF_UP);
        return new D53Progress(
                percent,
                recognised,
                recognised.minus(estimate.before().recognised()),
                provision,
                liability,
                ruling(estimate, percent, recognised, completed));
    }

    private static BigDecimal share(ContractEstimate.Cost cost) {
        BigDecimal toDate = cost.toDate().minus(cost.noProgressToDate()).value();
        BigDecimal expected = cost.expected().minus(cost.noProgressExpected()).value();
        if (expected.signum() <= 0 || toDate.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return toDate.divide(expected, EXACT).min(BigDecimal.ONE);
    }

    /** Only a contract that loses as a whole is provided for, and of its loss what is still to come: the rest is in the books as cost above revenue. */
    private static Money provision(ContractEstimate estimate, Basis basis, boolean completed, Money recognised) {
        Money none = Money.none(estimate.price().currency());
        Money loss = estimate.cost().expected().minus(estimate.price());
        if (completed || loss.signum() <= 0) {
            return none;
        } else if (basis == Basis.COMPLETED_CONTRACT) {
            return loss;
        }
        Money toCome = estimate.cost()
                .expected()
                .minus(estimate.cost().toDate())
                .minus(estimate.price().minus(recognised));
        return toCome.signum() > 0 ? toCome : none;
    }

    private static Ruling ruling(ContractEstimate estimate, BigDecimal percent, Money recognised, boolean completed) {
        ContractEstimate.Cost cost = estimate.cost();
        Numbers numbers = Numbers.of("estimate", estimate.id())
                .and("price", estimate.price())
                .and("cost so far", cost.toDate())
                .and("expected cost", cost.expected())
                .and("no progress so far", cost.noProgressToDate())
                .and("percent", percent)
                .and("recognised", recognised)
                .and("billed", estimate.billed());
        boolean worked = cost.toDate().minus(cost.noProgressToDate()).signum() > 0;
        if (!completed
                && worked
                && cost.expected().minus(cost.noProgressExpected()).signum() <= 0) {
            return new Ruling(
                    RULE,
                    Ruling.Effect.HELD,
                    "There is cost, and nobody estimated what the contract will cost: progress is not known.",
                    numbers.map(),
                    "finance",
                    "Enter the expected cost of the contract in the ERP and retry.",
                    estimate.price());
        } else if (!completed && cost.toDate().isMoreThan(cost.expected())) {
            return Ruling.warned(
                    RULE, "The cost has passed its estimate, so the estimate is out of date.", numbers.map());
        }
        return Ruling.applied(RULE, "Revenue follows the cost so far over the expected cost.", numbers.map());
    }

    /**
     * The facts that bring the books from before to now; amounts are changes, the levels are in {@code progress}. What does not change makes no fact.
     *
     * @param legalEntity company whose books they are meant for
     * @param obligationKey obligation; null if the contract has one only
     * @return nothing if the ruling holds
     */
    public List<RevenueFact> facts(ContractEstimate estimate, String legalEntity, String obligationKey) {
        List<RevenueFact> facts = new ArrayList<>();
        if (ruling.effect() == Ruling.Effect.HELD) {
            return facts;
        }
        RevenueFact.Source source = new RevenueFact.Source("estimate", estimate.id());
        Map<FactKind, Money> changes = Map.of(
                FactKind.CATCH_UP, catchUp,
                FactKind.LOSS_PROVISION, provision.minus(estimate.before().provision()),
                FactKind.CONTRACT_LIABILITY, liability.minus(estimate.before().liability()));
        for (FactKind kind : List.of(FactKind.CATCH_UP, FactKind.LOSS_PROVISION, FactKind.CONTRACT_LIABILITY)) {
            if (changes.get(kind).signum() != 0) {
                facts.add(RevenueFact.of(kind, legalEntity, source, changes.get(kind))
                        .with("obligationKey", obligationKey)
                        .with("progress", plain(estimate))
                        .by(RULE));
            }
        }
        return facts;
    }

    private Map<String, Object> plain(ContractEstimate estimate) {
        BigDecimal shown = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
        return new PlainObject()
                .with("costToDate", estimate.cost().toDate())
                .with("expectedCost", estimate.cost().expected())
                .with("excludedCost", estimate.cost().noProgressToDate())
                .with("percent", shown.toPlainString())
                .with("recognised", recognised)
                .with("billed", estimate.billed())
                .build();
    }
}
