package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.config.RoundingRule.TaxLevel;
import io.throughline.config.TaxComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundingRulesTest {

    private static final List<Money> LINES = euros("25.06", "25.61", "25.63");

    @Test
    @DisplayName("D3 three lines at 15 per cent give 11.44 by line and 11.45 by document")
    void taxDependsOnTheLevelOfRounding() {
        assertThat(tax(TaxLevel.LINE, "15").ofDocument(LINES)).isEqualTo(euros("11.44"));
        assertThat(tax(TaxLevel.DOCUMENT, "15").ofDocument(LINES)).isEqualTo(euros("11.45"));
    }

    @Test
    @DisplayName("D3 several taxes of one document: each rounded for itself, or the total once")
    void severalTaxesAreRoundedEachOrTogether() {
        List<Money> line = euros("33.33");

        assertThat(tax(TaxLevel.DOCUMENT_AND_RATE, "5", "9.975").ofDocument(line))
                .isEqualTo(euros("1.67", "3.32"));
        assertThat(tax(TaxLevel.DOCUMENT, "5", "5", "5").ofDocument(euros("0.50")))
                .isEqualTo(euros("0.03", "0.03", "0.02"));
    }

    @Test
    @DisplayName("D2 a credit is the mirror of its invoice")
    void aCreditIsTheMirrorOfItsInvoice() {
        BigDecimal rate = new BigDecimal("19");

        assertThat(amounts(Rounding.HALF_UP).of(Money.of("-321.50", "EUR"), rate))
                .isEqualTo(Money.of("-61.09", "EUR"));
        assertThat(amounts(Rounding.HALF_EVEN).of(Money.of("-321.50", "EUR"), rate))
                .isEqualTo(Money.of("-61.08", "EUR"));
    }

    @Test
    @DisplayName("D4 the last milestone takes the remainder")
    void theLastMilestoneTakesTheRemainder() {
        Deals deal = Deals.good()
                .with("serviceLine", "implementation")
                .billed("milestone")
                .amount("1000.01");

        Object milestones = deal.terms("de").get("milestones");

        assertThat(Json.asList(milestones))
                .extracting(milestone -> Json.textAt(milestone, "amount.value"))
                .containsExactly("300.00", "400.00", "300.01");
    }

    @Test
    @DisplayName("D3 Japan rounds once per document and rate, towards zero, without minor units")
    void japanRoundsOncePerRate() {
        Deals deal = Deals.in("JP", "JPY").with("amount.value", "1999");
        deal.line(0, "total.value", "1005").line(1, "total.value", "994");

        Object terms = deal.terms("jp");

        assertThat(Json.textAt(terms, "tax.total.value")).isEqualTo("199");
        assertThat(Json.textAt(terms, "rounding.taxLevel")).isEqualTo("document-and-rate");
        assertThat(Json.at(terms, "contract.lines.0.taxes.0.amount")).isNull();
    }

    @Test
    @DisplayName("D2 a legal entity may round a currency to multiples of an increment, as cash in francs")
    void d2RoundsToMultiplesOfTheIncrementOfTheCurrency() {
        RoundingRule swiss = new RoundingRule(Rounding.HALF_UP, TaxLevel.LINE, Map.of("CHF", new BigDecimal("0.05")));
        TaxAmounts tax = new TaxAmounts(List.of(), swiss);

        assertThat(tax.of(Money.of("152.75", "CHF"), new BigDecimal("8.1"))).isEqualTo(Money.of("12.35", "CHF"));
        assertThat(tax.of(Money.of("-152.90", "CHF"), new BigDecimal("8.1"))).isEqualTo(Money.of("-12.40", "CHF"));
        assertThat(tax.of(Money.of("152.75", "EUR"), new BigDecimal("8.1"))).isEqualTo(Money.of("12.37", "EUR"));
    }

    private static TaxAmounts tax(TaxLevel level, String... rates) {
        List<TaxComponent> components = Stream.of(rates)
                .map(rate -> new TaxComponent("tax", new BigDecimal(rate)))
                .toList();
        return new TaxAmounts(components, new RoundingRule(Rounding.HALF_UP, level));
    }

    private static TaxAmounts amounts(Rounding mode) {
        return new TaxAmounts(List.of(), new RoundingRule(mode, TaxLevel.LINE));
    }

    private static List<Money> euros(String... values) {
        return Stream.of(values).map(value -> Money.of(value, "EUR")).toList();
    }
}
