package io.throughline.rules;

import io.throughline.canonical.Money;
import io.throughline.config.RoundingRule;
import io.throughline.config.TaxComponent;
import io.throughline.config.TaxFact;
import io.throughline.config.TaxTreatment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** D47 to D49: the {@code tax} of the terms. The ERP computes; this carries treatment, place, registration and exemption, and what to expect. */
final class TaxTerms {

    private final Deal deal;
    private final TaxFacts facts;
    private final TaxDecision decision;
    private final TaxAmounts amounts;

    TaxTerms(Deal deal) {
        this.deal = deal;
        this.facts = new TaxFacts(deal);
        this.decision = TaxDecision.of(deal, facts).orElseThrow();
        this.amounts = new TaxAmounts(
                decision.components().orElseThrow(), deal.entity().books().rounding());
    }

    Map<String, Object> object() {
        List<Money> expected = amounts.ofDocument(
                deal.lines().stream().map(line -> line.total().orElseThrow()).toList());
        TaxTreatment treatment = decision.treatment();
        return new PlainObject()
                .with("treatment", treatment.name().treatment())
                .with("rate", plain(TaxTreatment.Rates.sum(amounts.components())))
                .with("components", components(expected))
                .with("total", expected.stream().reduce(Money::plus))
                .with("place", place())
                .with("note", treatment.wording().note())
                .with("customerNumber", facts.get(TaxFact.CUSTOMER_TAX_NUMBER))
                .with("provenOn", facts.get(TaxFact.CUSTOMER_TAX_PROVEN_ON))
                .with("exemptUntil", facts.get(TaxFact.CUSTOMER_EXEMPT_UNTIL))
                .with("followUp", treatment.wording().followUp())
                .with("reason", treatment.name().says() + " (" + treatment.position() + ")")
                .build();
    }

    /** The taxes of one line; with amounts only where the legal entity rounds each line (D3). */
    List<Map<String, Object>> ofLine(SoldLine line) {
        boolean perLine = amounts.rounding().taxLevel() == RoundingRule.TaxLevel.LINE;
        Money base = line.total().orElseThrow();
        return amounts.components().stream()
                .map(tax -> component(tax, perLine ? amounts.of(base, tax.rate()) : null))
                .toList();
    }

    String rule() {
        return TaxTreatmentKnown.ruleOf(decision.treatment()).id();
    }

    /** Why this treatment, in a sentence. */
    String says() {
        String taxes = amounts.components().stream()
                .map(tax -> tax.name() + " " + plain(tax.rate()) + " %")
                .collect(Collectors.joining(", "));
        TaxTreatment treatment = decision.treatment();
        return "Taxed as %s%s, because %s (%s)."
                .formatted(
                        treatment.name().treatment(),
                        taxes.isEmpty() ? "" : " with " + taxes,
                        treatment.name().says(),
                        treatment.position());
    }

    private List<Map<String, Object>> components(List<Money> expected) {
        return IntStream.range(0, expected.size())
                .mapToObj(at -> component(amounts.components().get(at), expected.get(at)))
                .toList();
    }

    private static Map<String, Object> component(TaxComponent tax, Money amount) {
        return new PlainObject()
                .with("name", tax.name())
                .with("rate", plain(tax.rate()))
                .with("amount", amount)
                .build();
    }

    private String place() {
        String place = Stream.of(TaxFact.SERVICE_COUNTRY, TaxFact.SERVICE_STATE)
                .flatMap(fact -> facts.get(fact).stream())
                .collect(Collectors.joining("-"));
        return place.isEmpty() ? null : place;
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.toPlainString();
    }
}
