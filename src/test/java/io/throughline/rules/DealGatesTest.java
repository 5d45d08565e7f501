package io.throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.Teams;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DealGatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"contract.number", "contract.signedOn", "contract.paymentTerms"})
    @DisplayName("RUL-1002 contract metadata")
    void anIncompleteContractGoesToSalesOperations(String missing) {
        assertThat(Deals.good().without(missing).findings("de"))
                .extracting(Finding::rule, Finding::team)
                .containsExactly(Tuple.tuple("RUL-1002", "sales-operations"));
    }

    @Test
    @DisplayName("RUL-1001 a legal entity that the region does not have")
    void anUnknownSellerHolds() {
        assertThat(Deals.good().with("legalEntity", "us01").findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1001");
    }

    @Test
    @DisplayName("RUL-1001 a deal without a region")
    void aDealWithoutRegionGoesToSalesOperations() {
        Teams teams = Deals.REGIONS.teams();

        Verdict.Held held = new CommercialTerms().withoutRegion(Deals.good().document(), teams);

        assertThat(held.headline().team()).isEqualTo("sales-operations");
        assertThat(held.headline().detail()).contains("006000000000001AAA", "DE");
    }

    @Test
    @DisplayName("RUL-1003 each legal entity sells its own service lines")
    void aLegalEntitySellsOnlyItsServiceLines() {
        Deals deal = Deals.good().with("serviceLine", "managed-services");

        assertThat(rules(deal.decide(Deals.lab("serviceLines: [advisory]")))).containsExactly("RUL-1003");
        assertThat(deal.findings("de")).isEmpty();
    }

    @Test
    void theCrmMayNameTheSeller() {
        Deals deal = Deals.in("US", "USD").with("account.address.state", "TX");

        assertThat(Json.textAt(deal.terms("us"), "systems.subsidiary")).isEqualTo("1");
        assertThat(Json.textAt(deal.with("legalEntity", "us02").terms("us"), "systems.subsidiary"))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "startOn, 2026-06-09, before the contract is signed",
        "endOn, 2026-06-30, end before it starts",
        "endOn, 2026-02-31, no end date"
    })
    @DisplayName("RUL-1004 dates")
    void impossibleDatesHold(String date, String value, String title) {
        assertThat(Deals.good().with(date, value).findings("de"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("RUL-1004");
                    assertThat(finding.title()).contains(title);
                });
    }

    @Test
    @DisplayName("RUL-1004 a region may allow work before the signature")
    void workBeforeTheSignatureCanBeAllowed() {
        Deals deal = Deals.good().with("startOn", "2026-06-01");

        assertThat(deal.decide(Deals.lab("policies: { startBeforeSignature: allow }")))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    @DisplayName("RUL-1005 billing by time needs something sold by time")
    void billingByTimeNeedsTime() {
        Deals deal = Deals.good().line(0, "unit", "each").line(1, "unit", "each");

        assertThat(deal.findings("de")).extracting(Finding::rule).containsExactly("RUL-1005");
        assertThat(Deals.good().billed("barter").findings("de"))
                .extracting(Finding::rule)
                .contains("RUL-1005");
        assertThat(Deals.good().line(1, "billingMethod", "barter").findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1005");
    }

    @Test
    @DisplayName("D32 mixed billing only where the region allows it")
    void mixedBillingIsAPolicy() {
        Deals deal = Deals.good().line(1, "billingMethod", "fixed-price");

        assertThat(deal.findings("de")).isEmpty();
        assertThat(rules(deal.decide(Deals.lab("policies: { mixedBilling: hold }"))))
                .containsExactly("D32");
    }

    @Test
    @DisplayName("RUL-1006 a template that does not fit goes to the PMO")
    void aTemplateThatDoesNotFitGoesToThePmo() {
        List<Finding> findings = Deals.good()
                .with("serviceLine", "managed-services")
                .billed("milestone")
                .findings("de");

        assertThat(findings).extracting(Finding::rule, Finding::team).containsExactly(Tuple.tuple("RUL-1006", "pmo"));
        assertThat(findings.get(0).detail()).contains("config/regions/emea.yaml:", "implementation-stages");
    }

    @Test
    @DisplayName("RUL-1006 a combination without any template")
    void aCombinationWithoutTemplateIsHeld() {
        assertThat(Deals.good()
                        .with("serviceLine", "training")
                        .billed("retainer")
                        .findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1006");
    }

    @Test
    @DisplayName("RUL-1007 every system must take the project code")
    void everySystemMustTakeTheProjectCode() {
        CodeLimits jira = new CodeLimits("jira", 10, Pattern.compile("[A-Z][A-Z0-9]+"));
        Facts facts = Facts.ofNewDeal(Deals.TODAY, List.of(jira));

        Verdict verdict = Deals.good().decide("de", facts);

        assertThat(rules(verdict)).containsExactly("RUL-1007");
        assertThat(((Verdict.Held) verdict).headline().detail())
                .contains("jira takes at most 10 characters, it has 16");
    }

    @Test
    @DisplayName("RUL-1007 a code of another deal is never shared")
    void aTakenCodeHolds() {
        Facts facts = new Facts(Deals.TODAY, Facts.History.NONE, List.of(), code -> code.startsWith("DE01-26-"));

        assertThat(rules(Deals.good().decide("de", facts))).containsExactly("RUL-1007");
    }

    @Test
    @DisplayName("RUL-1008 a large deal needs approval, and passes with it")
    void aLargeDealNeedsApproval() {
        Deals deal = Deals.good().amount("400000.01");

        assertThat(deal.findings("de")).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.APPROVAL);
            assertThat(finding.atRisk()).hasToString("400000.01 EUR");
            assertThat(finding.asked())
                    .isEqualTo(new Finding.Asked("finance above 400000.00 EUR", 1, 1, Money.of("400000.01", "EUR")));
        });
        assertThat(Deals.good().amount("400000.00").findings("de")).isEmpty();
        assertThat(deal.decide("de", approved("finance above 400000.00 EUR", "400000.01")))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    @DisplayName("RUL-1008 an approval counts for its stage and its amount, and for nothing else")
    void anApprovalOfAnotherAmountOrStageIsNone() {
        Deals deal = Deals.good().amount("400000.01");

        assertThat(rules(deal.decide("de", approved("finance above 400000.00 EUR", "400000.02"))))
                .containsExactly("RUL-1008");
        assertThat(rules(deal.decide("de", approved("finance above 300000.00 EUR", "400000.01"))))
                .containsExactly("RUL-1008");
        assertThat(rules(deal.decide("de", approved("pmo above 400000.00 EUR", "400000.01"))))
                .containsExactly("RUL-1008");
    }

    private static Facts approved(String stage, String amount) {
        Set<Facts.Given> given = Set.of(new Facts.Given("RUL-1008", stage, Money.of(amount, "EUR")));
        return new Facts(Deals.TODAY, new Facts.History(Map.of(), Set.of(), given), List.of(), code -> false);
    }

    @Test
    @DisplayName("RUL-1008 the threshold is compared in accounting currency")
    void theThresholdIsInAccountingCurrency() {
        Deals deal = Deals.good().amount("434000.00").currency("USD");

        assertThat(deal.findings("de")).isEmpty();
        assertThat(deal.with("amount.value", "440000.00")
                        .line(0, "total.value", "440000.00")
                        .findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1008");
    }

    @Test
    @DisplayName("RUL-1009 lines that cannot be used")
    void unusableLinesHold() {
        assertThat(Deals.good().line(1, "key", "L1").findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1009");
        assertThat(Deals.good().with("lines", List.of()).findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1009");
        assertThat(Deals.good().without("amount").findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1009");
        assertThat(Deals.good().with("amount.value", "0").findings("de"))
                .extracting(Finding::rule)
                .contains("RUL-1009");
        assertThat(Deals.good().line(0, "quantity", new BigDecimal("-1")).findings("de"))
                .extracting(Finding::rule)
                .containsExactly("RUL-1009");
    }

    @Test
    void everythingIsFoundAtOnceWithFinanceFirst() {
        Deals deal = Deals.good()
                .without("contract.number")
                .without("contract.recognition")
                .with("serviceLine", "managed-services")
                .billed("milestone")
                .amount("500000.00");

        assertThat(deal.findings("de"))
                .extracting(Finding::rule)
                .containsExactly("D54", "RUL-1006", "RUL-1002", "RUL-1008");
    }

    static List<String> rules(Verdict verdict) {
        return verdict instanceof Verdict.Held held
                ? held.findings().stream().map(Finding::rule).toList()
                : List.of();
    }
}
