package io.throughline.rules.entities;

import io.throughline.config.LegalEntity;
import io.throughline.rules.BillingParameters;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * D51: where the ERP demands it, the contracting unit's currency equals its company's accounting currency; a correction reverses each leg one for one.
 */
public final class D51Legs {

    private static final String RULE = "D51";

    private D51Legs() {}

    /**
     * Whether a contract may be set up.
     *
     * @param contract canonical contract with {@code currency} and {@code accountingCurrency} of the contracting unit's company
     * @param companyCurrency of the company's books; counts where the contract says none
     * @param policies whether they must be one ({@link BillingParameters#UNIT_CURRENCY})
     * @return applied, or held for finance before anything is made
     */
    public static Ruling setUp(Map<String, Object> contract, String companyCurrency, LegalEntity.Policies policies) {
        return setUp(contract, companyCurrency, BillingParameters.UNIT_CURRENCY.is("of-the-books", policies));
    }

    /** The same, where it is known whether they must be one. */
    static Ruling setUp(Map<String, Object> contract, String companyCurrency, boolean demanded) {
        Fields fields = new Fields(contract);
        String unit = fields.text("currency").orElse("none");
        String company = fields.text("accountingCurrency").orElse(companyCurrency);
        Numbers numbers = Numbers.of("contract", fields.text("id").orElse("unknown"))
                .and("currency of the unit", unit)
                .and("currency of the company", company)
                .and("demanded", demanded);
        return !demanded || unit.equals(company)
                ? Ruling.applied(RULE, "The currencies of unit and company may go together.", numbers.map())
                : Ruling.held(
                        RULE,
                        "The contracting unit is in another currency than the books of its company, which the ERP does not take.",
                        numbers.map(),
                        "finance",
                        "Let a unit in the currency of the company contract, and set the contract up anew.",
                        null);
    }

    /**
     * Takes every leg of an entry back, one for one; a leg that was not sent is reversed and not sent.
     *
     * @param legs standing legs of one entry
     * @return as many reversals; held if one of them is a reversal itself (D14)
     */
    public static RuledFacts reversed(List<RevenueFact> legs) {
        List<String> reversals = legs.stream()
                .filter(RevenueFact::isReversal)
                .map(RevenueFact::id)
                .toList();
        Numbers numbers = Numbers.of("legs", legs.size());
        if (!reversals.isEmpty()) {
            return RuledFacts.none(Ruling.held(
                    "D14",
                    "A reversal cannot be adjusted again.",
                    numbers.and("reversals", String.join(", ", reversals)).map(),
                    "finance",
                    "Correct the entry itself in the PSA; it makes new legs.",
                    null));
        }
        List<RevenueFact> facts =
                legs.stream().map(leg -> leg.reversed().by(RULE)).toList();
        return new RuledFacts(
                facts, List.of(Ruling.applied(RULE, "Every leg is taken back, one for one.", numbers.map())));
    }

    /**
     * Corrects an entry: all standing legs are taken back, and all new ones made.
     *
     * @param standing legs of the entry as it was
     * @param made legs of the entry as it is; if they are held, nothing is taken back either
     */
    public static RuledFacts corrected(List<RevenueFact> standing, RuledFacts made) {
        RuledFacts back = reversed(standing);
        if (made.isHeld() || back.isHeld()) {
            return made.isHeld() ? made : back;
        }
        List<RevenueFact> facts = new ArrayList<>(back.facts());
        facts.addAll(made.facts());
        List<Ruling> rulings = new ArrayList<>(back.rulings());
        rulings.addAll(made.rulings());
        return new RuledFacts(facts, rulings);
    }
}
