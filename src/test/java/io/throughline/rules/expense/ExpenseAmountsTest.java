package io.throughline.rules.expense;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.canonical.Rounding;
import io.throughline.config.RoundingRule;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class ExpenseAmountsTest {

    private static final String DEFAULT = "net-and-unrecoverable-tax";

    @Example
    void d45AThousandAtFivePercent() {
        assertThat(sales(expense("1000", null, null), "5", "net")).isEqualTo(eur("1050"));
    }

    @Example
    void d45TaxThatCannotBeRecoveredIsPartOfTheBase() {
        Map<String, Object> expense = expense("1000", "50", "100");

        assertThat(tax(expense).cost()).isEqualTo(eur("1050"));
        assertThat(sales(expense, "5", DEFAULT)).isEqualTo(eur("1102.50"));
        assertThat(sales(expense, "5", "net")).isEqualTo(eur("1050"));
    }

    @Example
    void d46AFifthOfTheTaxIsCost() {
        Map<String, Object> expense = expense("1000", "50", "20");

        D46PurchaseTax tax = tax(expense);
        assertThat(tax.cost()).isEqualTo(eur("1010"));
        assertThat(tax.recoverable()).isEqualTo(eur("40"));
        assertThat(sales(expense, "5", DEFAULT)).isEqualTo(eur("1060.50"));
        assertThat(sales(expense, "5", "gross")).isEqualTo(eur("1102.50"));
    }

    @Example
    void d46WhatTheExpenseSaysComesFirstAndTheDefaultOfTheCompanyLast() {
        Map<String, Object> expense = expense("100", "19", null);
        assertThat(D46PurchaseTax.of(expense, new BigDecimal("50"), halfUp()).unrecoverable())
                .isEqualTo(eur("9.50"));
        expense.put("unrecoverableTax", eur("1").plain());
        assertThat(D46PurchaseTax.of(expense, new BigDecimal("50"), halfUp()).unrecoverable())
                .isEqualTo(eur("1"));
    }

    @Example
    void d46AReceiptInTwoCurrenciesIsHeld() {
        Map<String, Object> expense = expense("100", null, null);
        expense.put("tax", Money.of("19", "USD").plain());

        assertThat(tax(expense).ruling().effect()).isEqualTo(Ruling.Effect.HELD);
        assertThat(tax(expense("1", "1", "101")).ruling().effect()).isEqualTo(Ruling.Effect.HELD);
    }

    @Example
    void d45TheMarkUpOfTheExpenseComesBeforeThatOfItsClass() {
        Map<String, Object> expense = expense("100", null, null);
        expense.put("markUp", Map.of("percent", "10", "basis", "net"));
        expense.put("class", "material");

        assertThat(sales(expense, "5", "net")).isEqualTo(eur("110"));
        expense.remove("markUp");
        assertThat(sales(expense, "5", "net")).isEqualTo(eur("100"));
    }

    @Property(tries = 200)
    void d46CostAndRecoverableTaxAreAlwaysWhatWasPaidAndARefundIsTheMirror(
            @ForAll @BigRange(min = "0", max = "100000") @Scale(3) BigDecimal net,
            @ForAll @BigRange(min = "0", max = "20000") @Scale(3) BigDecimal paid,
            @ForAll @IntRange(max = 100) int percent) {
        Map<String, Object> expense = kwd(net, paid, percent);

        D46PurchaseTax tax = D46PurchaseTax.of(expense, BigDecimal.ZERO, halfUp());
        D46PurchaseTax refund = D46PurchaseTax.of(kwd(net.negate(), paid.negate(), percent), BigDecimal.ZERO, halfUp());

        assertThat(tax.cost().plus(tax.recoverable()).value()).isEqualByComparingTo(net.add(paid));
        assertThat(refund.cost()).isEqualTo(tax.cost().negated());
        assertThat(tax.unrecoverable().isExact()).isTrue();
        assertThat(markedUp(kwd(net.negate(), paid.negate(), percent)))
                .isEqualTo(markedUp(expense).negated());
    }

    private static Money markedUp(Map<String, Object> expense) {
        return D45MarkUp.of(expense, contract("7.5", DEFAULT), tax(expense), "net", halfUp())
                .sales();
    }

    private static Map<String, Object> kwd(BigDecimal net, BigDecimal tax, int percent) {
        return Map.of(
                "net", new Money(net, "KWD").plain(),
                "tax", new Money(tax, "KWD").plain(),
                "unrecoverablePercent", String.valueOf(percent));
    }

    private static D46PurchaseTax tax(Map<String, Object> expense) {
        return D46PurchaseTax.of(expense, BigDecimal.ZERO, halfUp());
    }

    private static Money sales(Map<String, Object> expense, String percent, String basis) {
        return D45MarkUp.of(expense, contract(percent, basis), tax(expense), DEFAULT, halfUp())
                .sales();
    }

    private static Map<String, Object> contract(String percent, String basis) {
        return Map.of(
                "markUps", List.of(Map.of("class", "expense", "markUp", Map.of("percent", percent, "basis", basis))));
    }

    private static Map<String, Object> expense(String net, String tax, String percent) {
        Map<String, Object> expense = new LinkedHashMap<>();
        expense.put("id", "EXP-1");
        expense.put("net", eur(net).plain());
        expense.put("tax", tax == null ? null : eur(tax).plain());
        expense.put("unrecoverablePercent", percent);
        return expense;
    }

    private static RoundingRule halfUp() {
        return new RoundingRule(Rounding.HALF_UP, RoundingRule.TaxLevel.LINE);
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }
}
