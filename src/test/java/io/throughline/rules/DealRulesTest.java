package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.config.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealRulesTest {

    @ParameterizedTest
    @CsvSource({"30000.00, true", "30000.01, false", "29999.99, false"})
    @DisplayName("D4 the lines add up to the amount")
    void theLinesAddUp(String amount, boolean passes) {
        List<String> expected = passes ? List.of() : List.of("D4");

        assertThat(Deals.good().with("amount.value", amount).findings("de"))
                .extracting(Finding::rule)
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("D4 the tolerance is a policy")
    void theToleranceIsAPolicy() {
        Region tolerant = Deals.lab("policies: { linesTolerance: \"0.01\" }");

        assertThat(Deals.good().with("amount.value", "30000.01").decide(tolerant))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(Deals.good().with("amount.value", "30000.02").decide(tolerant))
                .isInstanceOf(Verdict.Held.class);
    }

    @Test
    @DisplayName("D5 a discount gives the rate that makes the amount")
    void aDiscountGivesTheRateThatMakesTheAmount() {
        Deals deal = Deals.good().line(0, "total.value", "18000.00").with("amount.value", "28000.00");

        Map<String, Object> terms = deal.terms("de");

        assertThat(Json.textAt(terms, "contract.lines.0.rate.value")).isEqualTo("180.00");
        assertThat(Json.textAt(terms, "contract.lines.1.rate.value")).isEqualTo("100.00");
        assertThat(decisions(terms, "D5")).singleElement().asString().contains("L1", "18000.00 EUR");
    }

    @Test
    @DisplayName("D7 no exchange rate for the day: held for finance, never 1")
    void withoutExchangeRateTheDealIsHeld() {
        List<Finding> findings = Deals.good().currency("SEK").findings("de");

        assertThat(findings).extracting(Finding::rule, Finding::team).containsExactly(Tuple.tuple("D7", "finance"));
        assertThat(findings.get(0).detail()).contains("SEK", "EUR", "plan", "2026-06-10");
    }

    @Test
    @DisplayName("D7 yesterday's rate is not today's")
    void anExpiredRateIsNoRate() {
        Deals deal = Deals.good().currency("USD").with("contract.signedOn", "2025-12-31");

        assertThat(deal.findings("de")).extracting(Finding::rule).containsExactly("D7");
    }

    @Test
    @DisplayName("D8 both amounts travel with rate, date and source")
    void bothAmountsTravel() {
        Map<String, Object> terms =
                Deals.good().amount("1000.50").currency("USD").terms("de");

        assertThat(Json.textAt(terms, "amount.value")).isEqualTo("1000.50");
        assertThat(Json.asObject(terms.get("exchange")))
                .containsEntry("from", "USD")
                .containsEntry("to", "EUR")
                .containsEntry("rate", "0.9200")
                .containsEntry("on", "2026-06-10")
                .containsEntry("source", "group plan rate 2026");
        assertThat(Json.textAt(terms, "exchange.amount.value")).isEqualTo("920.46");
    }

    @Test
    @DisplayName("D29 a line in another currency than the contract")
    void oneContractHasOneCurrency() {
        assertThat(Deals.good().line(1, "unitPrice.currency", "USD").findings("de"))
                .extracting(Finding::rule)
                .containsExactly("D29");
    }

    @ParameterizedTest
    @CsvSource({"60, 40, true", "60, 30, false", "60, 40.01, false", "130, -30, false"})
    @DisplayName("D37 shares of payers make 100 per cent")
    void sharesMakeAHundred(String first, String second, boolean passes) {
        Deals deal = Deals.good()
                .with("payers", List.of(Map.of("id", "P1", "share", first), Map.of("id", "P2", "share", second)));

        assertThat(deal.findings("de")).extracting(Finding::rule).isEqualTo(passes ? List.of() : List.of("D37"));
    }

    @Test
    @DisplayName("D37 payers get parts that add up")
    void payersGetPartsThatAddUp() {
        List<Map<String, String>> payers = List.of(
                Map.of("id", "P1", "share", "33.33"),
                Map.of("id", "P2", "share", "33.33"),
                Map.of("id", "P3", "share", "33.34"));

        Map<String, Object> terms =
                Deals.good().amount("100.01").with("payers", payers).terms("de");

        assertThat(Json.asList(terms.get("payers")))
                .extracting(payer -> Json.textAt(payer, "amount.value"))
                .containsExactly("33.33", "33.33", "33.35");
    }

    @Test
    @DisplayName("D40 a deal with a project goes to sales operations and the PMO")
    void aDealWithAProjectIsLeftAlone() {
        assertThat(Deals.good().with("existing.psaProjectId", "77").findings("de"))
                .extracting(Finding::rule, Finding::team)
                .containsExactly(Tuple.tuple("D40", "pmo"), Tuple.tuple("D40", "sales-operations"));
    }

    @Test
    @DisplayName("D40 the project that this won-generation made itself holds nothing")
    void theOwnProjectHoldsNothing() {
        Facts.History history = new Facts.History(Map.of("kantata", "77"), Set.of("77"), Set.of());
        Facts facts = new Facts(Deals.TODAY, history, List.of(), code -> false);

        assertThat(Deals.good().with("existing.psaProjectId", "77").decide("de", facts))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(Deals.good().with("existing.psaProjectId", "78").decide("de", facts))
                .isInstanceOf(Verdict.Held.class);
    }

    @Test
    @DisplayName("D41 a customer that demands a purchase order")
    void aDemandedPurchaseOrderIsThere() {
        Deals deal = Deals.good().with("account.poRequired", true);

        assertThat(deal.findings("de")).extracting(Finding::rule).containsExactly("D41");
        assertThat(deal.decide(Deals.lab("rules: { D41: off }"))).isInstanceOf(Verdict.Passed.class);
        assertThat(deal.with("contract.poNumber", "PO-7").findings("de")).isEmpty();
    }

    @Test
    @DisplayName("D54 the recognition basis is never derived")
    void theRecognitionBasisIsNeverDerived() {
        assertThat(Deals.good().without("contract.recognition").findings("de"))
                .extracting(Finding::rule, Finding::team)
                .containsExactly(Tuple.tuple("D54", "finance"));
    }

    @ParameterizedTest
    @CsvSource({"DE123456789, true", "DE 123 456 789, true", "DE12345678, false", "FR40303265045, false"})
    @DisplayName("D57 a tax number has the shape of its country")
    void aTaxNumberHasItsShape(String number, boolean passes) {
        List<Finding> findings = Deals.good().with("account.taxNumber", number).findings("de");

        assertThat(findings).extracting(Finding::rule).isEqualTo(passes ? List.of() : List.of("D57"));
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain(number));
    }

    @Test
    @DisplayName("D57 Germany needs a tax number at home")
    void germanyNeedsATaxNumberAtHome() {
        assertThat(Deals.good().without("account.taxNumber").findings("de"))
                .extracting(Finding::rule, Finding::team)
                .containsExactly(Tuple.tuple("D57", "finance"));
        assertThat(Deals.in("FR", "EUR").findings("fr")).isEmpty();
    }

    @Test
    @DisplayName("D57 parents form no circle")
    void parentsFormNoCircle() {
        assertThat(Deals.good()
                        .with("account.ancestors", List.of("001B", "001A"))
                        .findings("de"))
                .extracting(Finding::rule)
                .containsExactly("D57");
        assertThat(Deals.good()
                        .with("account.ancestors", List.of("001B", "001C", "001B"))
                        .findings("de"))
                .extracting(Finding::rule)
                .containsExactly("D57");
        assertThat(Deals.good()
                        .with("account.ancestors", List.of("001B", "001C"))
                        .findings("de"))
                .isEmpty();
    }

    @Test
    @DisplayName("D58 sold-to and bill-to stay two links")
    void soldToAndBillToStayApart() {
        Map<String, Object> terms = Deals.good()
                .with("billTo.id", "001G")
                .with("billTo.name", "Example Group")
                .terms("de");

        assertThat(Json.textAt(terms, "soldTo.id")).isEqualTo("001A");
        assertThat(Json.textAt(terms, "billTo.id")).isEqualTo("001G");
        assertThat(decisions(terms, "D58")).hasSize(1);
    }

    @Test
    void theUnitedKingdomMayBeginWithTheShell() {
        Map<String, Object> terms = Deals.in("GB", "GBP").terms("gb");

        assertThat(terms).containsEntry("shellFirst", true);
        assertThat(decisions(terms, "RUL-1001")).last().asString().contains("config/regions/gb.yaml:");
        assertThat(Deals.good().terms("de")).containsEntry("shellFirst", false);
    }

    private static List<Object> decisions(Map<String, Object> terms, String rule) {
        return Json.asList(terms.get("decisions")).stream()
                .filter(decision -> rule.equals(Json.textAt(decision, "rule")))
                .toList();
    }
}
