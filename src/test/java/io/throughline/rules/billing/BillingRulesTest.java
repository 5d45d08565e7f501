package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import io.throughline.rules.revenue.FactKind;
import io.throughline.rules.revenue.RevenueFact;
import io.throughline.rules.revenue.RuledFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillingRulesTest {

    @Test
    void d30PostingMovesUnbilledToBilledAndLeavesCost() {
        RuledFacts outcome =
                D30UnbilledToBilled.atPosting(invoice(28_800, "1600"), open("1600", "800"), CostOnLedger.EXPENSE);

        assertThat(amounts(outcome, FactKind.UNBILLED_REVENUE)).containsExactly(eur("-1600"));
        assertThat(amounts(outcome, FactKind.BILLED_REVENUE)).containsExactly(eur("1600"));
        assertThat(amounts(outcome, FactKind.COST)).isEmpty();
    }

    @Test
    void d30CostOnTheBalanceSheetBecomesCostWithTheInvoice() {
        RuledFacts outcome =
                D30UnbilledToBilled.atPosting(invoice(28_800, "1500"), open("1600", "800"), CostOnLedger.BALANCE_SHEET);

        assertThat(amounts(outcome, FactKind.WORK_IN_PROGRESS)).containsExactly(eur("-800"));
        assertThat(amounts(outcome, FactKind.COST)).containsExactly(eur("800"));
        assertThat(amounts(outcome, FactKind.BILLED_REVENUE)).containsExactly(eur("1500"));
    }

    @Test
    void d30APartOfAnEntryMovesOnlyItsPart() {
        RuledFacts outcome =
                D30UnbilledToBilled.atPosting(invoice(9_600, "533.33"), open("1600", null), CostOnLedger.EXPENSE);

        assertThat(amounts(outcome, FactKind.UNBILLED_REVENUE)).containsExactly(eur("-533.33"));
    }

    @Test
    void d30AnEntryWithNothingOpenHoldsTheInvoice() {
        RuledFacts outcome = D30UnbilledToBilled.atPosting(invoice(1, "1"), Map.of(), CostOnLedger.EXPENSE);

        assertThat(outcome.isHeld()).isTrue();
        assertThat(outcome.facts()).isEmpty();
        assertThat(outcome.rulings().get(0).numbers()).containsEntry("entries", "TE-1");
    }

    @Test
    void d31AMilestoneIsBilledCreditedAndCanBeInvoicedAgain() {
        Map<String, Object> reached = milestone("reached");
        assertThat(D31Milestone.timeMakesUnbilled("fixed-price")).isFalse();
        assertThat(D31Milestone.timeMakesUnbilled("time-and-materials")).isTrue();

        RuledFacts billed = D31Milestone.invoiced(reached, "de01", "I-1");
        RuledFacts credited = D31Milestone.credited(milestone("invoiced"), "de01", "C-1");

        assertThat(billed.facts()).extracting(RevenueFact::amount).containsExactly(eur("5000"));
        assertThat(billed.facts()).extracting(RevenueFact::kind).containsExactly(FactKind.BILLED_REVENUE);
        assertThat(credited.facts()).extracting(RevenueFact::amount).containsExactly(eur("-5000"));
        assertThat(D31Milestone.release(milestone("credited")).effect()).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D31Milestone.invoiced(milestone("invoiced"), "de01", "I-2").facts())
                .isEmpty();
        assertThat(D31Milestone.release(milestone("planned")).effect()).isEqualTo(Ruling.Effect.SKIPPED);
        assertThat(D31Milestone.release(Papers.with(reached, "approval", Map.of("status", "submitted")))
                        .effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Test
    void d32AnExpenseOnALineThatIncludesExpensesIsNotInvoiced() {
        Map<String, Object> contract = Map.of(
                "id",
                "C",
                "lines",
                List.of(
                        Map.of("key", "1", "billingMethod", "fixed-price", "includes", List.of("expense")),
                        Map.of(
                                "key",
                                "2",
                                "billingMethod",
                                "time-and-materials",
                                "methods",
                                List.of(Map.of("class", "material", "billingMethod", "milestone")))));

        D32BillingOfClass included = D32BillingOfClass.of(contract, "1", "expense");
        assertThat(included.included()).isTrue();
        assertThat(included.isCharged()).isFalse();
        assertThat(D32BillingOfClass.of(contract, "1", "time").method()).isEqualTo("fixed-price");
        assertThat(D32BillingOfClass.of(contract, "2", "time").isCharged()).isTrue();
        assertThat(D32BillingOfClass.of(contract, "2", "material").method()).isEqualTo("milestone");
        assertThat(D32BillingOfClass.of(contract, null, "time").ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);
        assertThat(D32BillingOfClass.of(contract, "9", "time").ruling().effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Test
    void d34ARetainerIsUsedUpAndTheRestIsDue() {
        D34RetainerUse.Application use = D34RetainerUse.apply(List.of(retainer("10000", "7500", true)), eur("4000"));

        assertThat(use.applied()).isEqualTo(eur("2500"));
        assertThat(use.due()).isEqualTo(eur("1500"));
        assertThat(use.retainers().get(0).balance()).isEqualTo(eur("0"));
        assertThat(use.lines()).hasSize(1);
    }

    @Test
    void d34ACreditGivesBackWhatWasUsedAndNoMore() {
        Retainer first = retainer("1000", "1000", true);
        Retainer second = retainer("500", "200", true);

        D34RetainerUse.Application use = D34RetainerUse.apply(List.of(first, second), eur("-700"));

        assertThat(use.retainers()).extracting(Retainer::used).containsExactly(eur("500"), eur("0"));
        assertThat(use.due()).isEqualTo(eur("0"));
        assertThat(use.applied()).isEqualTo(eur("-700"));
    }

    @Test
    void d35ARetainerInDraftIsNotUsed() {
        D34RetainerUse.Application use = D34RetainerUse.apply(List.of(retainer("10000", "0", false)), eur("4000"));

        assertThat(use.due()).isEqualTo(eur("4000"));
        assertThat(use.rulings()).extracting(Ruling::rule).containsExactly("D35");
        assertThat(use.rulings().get(0).says()).contains("not invoiced");
    }

    @Test
    void d36WhatIsLeftOfARetainerIsALiabilityAndATaskForFinance() {
        RuledFacts end = D36RetainerEnd.atEnd(retainer("10000", "8200", true), "de01", "C-1", "refund");

        assertThat(end.facts()).extracting(RevenueFact::kind).containsExactly(FactKind.CONTRACT_LIABILITY);
        assertThat(end.facts()).extracting(RevenueFact::amount).containsExactly(eur("1800"));
        assertThat(end.rulings().get(0).team()).isEqualTo("finance");
        assertThat(D36RetainerEnd.atEnd(retainer("10000", "10000", true), "de01", "C-1", "refund")
                        .facts())
                .isEmpty();
        assertThat(D36RetainerEnd.atEnd(retainer("10000", "0", false), "de01", "C-1", "refund")
                        .facts())
                .isEmpty();
    }

    @Test
    void d36TheFinalInvoiceDeductsAdvancesNetAndTaxEachOnce() {
        Map<String, Object> advance = Papers.with(
                Papers.with(
                        Papers.with(Papers.invoice("A", "settled", List.of()), "kind", "advance"), "net", eur("2000")),
                "tax",
                eur("380"));
        Map<String, Object> withdrawn = Papers.with(Papers.with(advance, "id", "B"), "status", "cancelled");

        D36RetainerEnd.FinalAmounts left =
                D36RetainerEnd.finalInvoice(eur("10000"), eur("1900"), List.of(advance, advance, withdrawn));

        assertThat(left.net()).isEqualTo(eur("8000"));
        assertThat(left.tax()).isEqualTo(eur("1520"));
        assertThat(left.deducted()).hasSize(1);
        assertThat(D36RetainerEnd.finalInvoice(eur("1500"), eur("285"), List.of(advance))
                        .ruling()
                        .effect())
                .isEqualTo(Ruling.Effect.HELD);
    }

    @Test
    void d37SharesMakeExactlyAHundredAndThePartsTheAmount() {
        assertThat(payers("60", "30").ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(payers("60", "40").ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);
        assertThat(payers("60", "40").parts())
                .extracting(part -> part.get("amount"))
                .containsExactly(eur("60.01").plain(), eur("40.00").plain());
        assertThat(payers("120", "-20").ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(D37Payers.split(Map.of(), eur("1")).ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);
    }

    @Test
    void d41NoInvoiceLeavesWithoutTheNumberThatTheCustomerDemands() {
        Map<String, Object> customer = Map.of("id", "4021", "poRequired", true);

        Ruling held = D41OrderNumber.judge(Map.of("id", "I"), Map.of("id", "C", "poNumber", " "), customer);
        assertThat(held.effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(held.team()).isEqualTo("sales-operations");
        assertThat(D41OrderNumber.judge(Map.of("poNumber", "4711"), Map.of(), customer)
                        .effect())
                .isEqualTo(Ruling.Effect.APPLIED);
        assertThat(D41OrderNumber.judge(Map.of(), Map.of(), Map.of()).effect()).isEqualTo(Ruling.Effect.APPLIED);
    }

    private static D37Payers payers(String first, String second) {
        return D37Payers.split(
                Map.of(
                        "payers",
                        List.of(
                                Map.of("partyId", "A", "share", first, "roundingCustomer", true),
                                Map.of("partyId", "B", "share", second))),
                eur("100.01"));
    }

    private static Retainer retainer(String amount, String used, boolean invoiced) {
        return new Retainer("r", eur(amount), invoiced, eur(used), null);
    }

    private static Map<String, Object> milestone(String status) {
        return Map.of("id", "M", "status", status, "amount", eur("5000").plain());
    }

    private static Map<String, Object> invoice(long seconds, String net) {
        return Papers.invoice(
                "I", "posted", List.of(Papers.line("1", "time", eur(net), List.of(Papers.entry("TE-1", seconds)))));
    }

    private static Map<String, OpenEntry> open(String unbilled, String cost) {
        return Map.of(
                "TE-1", new OpenEntry("TE-1", "time-entry", 28_800, eur(unbilled), cost == null ? null : eur(cost)));
    }

    private static List<Money> amounts(RuledFacts outcome, FactKind kind) {
        return outcome.facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(RevenueFact::amount)
                .toList();
    }

    private static Money eur(String value) {
        return new Money(new BigDecimal(value), "EUR");
    }
}
