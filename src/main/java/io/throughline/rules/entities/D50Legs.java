package io.throughline.rules.entities;

import io.throughline.canonical.Money;
import io.throughline.config.ExchangeRate;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import io.throughline.rules.money.D8Converted;
import io.throughline.rules.money.DatedRates;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * D50: work by one company's person on another's contract makes four legs: cost and unbilled sales in the owning company, cost in the resourcing company,
 * and the sale between them. Only the legs meant for a ledger go there, in that company's currency; per legal entity they come from the ERP or from us.
 */
public final class D50Legs {

    private static final String RULE = "D50";
    private static final String OWNER_COST_WITHHELD =
            "The inter-company invoice will be the owner's cost, so the leg itself does not go to the ledger.";
    private static final String BILLED_WITHHELD =
            "The invoice itself takes the unbilled sales back, so the negative leg does not go to the ledger.";

    private final WorkBetweenCompanies work;
    private final DatedRates rates;
    private final Function<String, RoundingRule> rounding;
    private final List<RevenueFact> legs = new ArrayList<>();
    private final List<Ruling> missing = new ArrayList<>();

    private D50Legs(WorkBetweenCompanies work, DatedRates rates, Function<String, RoundingRule> rounding) {
        this.work = work;
        this.rates = rates;
        this.rounding = rounding;
    }

    /**
     * Makes the legs of an entry.
     *
     * @param rates exchange rates of the company that books the leg
     * @param rounding of a legal entity by its code
     * @return the legs, each with {@code sent}; without an unbilled leg if the work is not charged by time. Held with D7 if a leg that goes to a ledger
     *     cannot be converted: then no leg is made. Skipped if both companies are one
     */
    public static RuledFacts of(WorkBetweenCompanies work, DatedRates rates, Function<String, RoundingRule> rounding) {
        if (work.owner().legalEntity().equals(work.resourcing().legalEntity())) {
            return RuledFacts.none(Ruling.skipped(
                    RULE,
                    "The person works for the company that owns the contract.",
                    Numbers.of("entry", work.entryId())
                            .and("company", work.owner().legalEntity())
                            .map()));
        }
        return new D50Legs(work, rates, rounding).made();
    }

    /** Whether a company's ERP gets the entry as one line and makes the legs itself. */
    public static boolean goesAsOneLine(WorkBetweenCompanies work) {
        return work.owner().legs() == LegMaker.ERP || work.resourcing().legs() == LegMaker.ERP;
    }

    /** The negative unbilled leg at invoicing: made, so that the sum is kept, and not sent. */
    public static RevenueFact atInvoicing(RevenueFact unbilledLeg) {
        return unbilledLeg
                .reversed()
                .with("sent", false)
                .with("withheldBecause", BILLED_WITHHELD)
                .by(RULE);
    }

    private RuledFacts made() {
        WorkBetweenCompanies.Prices prices = work.prices();
        leg(Leg.OWNER_COST, FactKind.COST, prices.transfer());
        if (prices.bill() != null) {
            leg(Leg.OWNER_UNBILLED, FactKind.UNBILLED_REVENUE, prices.bill());
        }
        leg(Leg.RESOURCING_COST, FactKind.COST, prices.resourcingCost());
        leg(Leg.INTER_COMPANY_SALE, FactKind.INTER_COMPANY_SALE, prices.transfer());
        return missing.isEmpty() ? new RuledFacts(legs, List.of(ruling())) : new RuledFacts(List.of(), missing);
    }

    private void leg(Leg leg, FactKind kind, Money amount) {
        boolean ofOwner = leg == Leg.OWNER_COST || leg == Leg.OWNER_UNBILLED;
        WorkBetweenCompanies.Company company = ofOwner ? work.owner() : work.resourcing();
        WorkBetweenCompanies.Company other = ofOwner ? work.resourcing() : work.owner();
        String withheld = withheld(leg, company);
        RevenueFact fact = RevenueFact.of(
                        kind, company.legalEntity(), new RevenueFact.Source(work.kind(), work.entryId()), amount)
                .named(leg.word())
                .with("leg", leg.word())
                .with("counterEntity", other.legalEntity())
                .with("sent", withheld == null)
                .with("withheldBecause", withheld)
                .with("seconds", work.day().seconds() == 0 ? null : work.day().seconds())
                .with("serviceOn", work.day().workedOn().toString())
                .by(RULE);
        legs.add(amount.currency().equals(company.currency()) || withheld != null ? fact : converted(fact, company));
    }

    private static String withheld(Leg leg, WorkBetweenCompanies.Company company) {
        if (company.legs() == LegMaker.ERP) {
            return "The ERP of " + company.legalEntity() + " makes the legs between companies from the entry itself.";
        }
        return leg == Leg.OWNER_COST ? OWNER_COST_WITHHELD : null;
    }

    private RevenueFact converted(RevenueFact fact, WorkBetweenCompanies.Company company) {
        String from = fact.amount().currency();
        Optional<ExchangeRate> rate =
                rates.find(from, company.currency(), work.day().rateOn());
        if (rate.isEmpty()) {
            missing.add(noRate(fact, company));
            return fact;
        }
        D8Converted conversion = new D8Converted(rate.get(), work.day().rateOn());
        Money booked = conversion.of(fact.amount(), rounding.apply(company.legalEntity()));
        return fact.with("exchange", conversion.plain())
                .with(fact.kind() == FactKind.COST ? "accountingCost" : "accountingAmount", booked);
    }

    private Ruling noRate(RevenueFact fact, WorkBetweenCompanies.Company company) {
        return Ruling.held(
                "D7",
                "There is no exchange rate into the books of " + company.legalEntity() + ", so no leg is made.",
                Numbers.of("entry", work.entryId())
                        .and("leg", fact.more().get("leg"))
                        .and("from", fact.amount().currency())
                        .and("to", company.currency())
                        .and("on", work.day().rateOn())
                        .map(),
                "finance",
                "Enter the rate of that day and retry.",
                fact.kind() == FactKind.COST ? null : fact.amount());
    }

    private Ruling ruling() {
        Numbers numbers = Numbers.of("entry", work.entryId())
                .and("owner", work.owner().legalEntity())
                .and("resourcing", work.resourcing().legalEntity())
                .and("seconds", work.day().seconds());
        legs.forEach(leg -> numbers.and((String) leg.more().get("leg"), leg.isSent() ? "sent" : "not sent"));
        return Ruling.applied(
                RULE,
                "The work makes legs in both companies, and only those meant for a ledger go there.",
                numbers.map());
    }
}
