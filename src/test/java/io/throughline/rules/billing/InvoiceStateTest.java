package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.canonical.Money;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceStateTest {

    @Test
    void d39APartPaymentIsNotPaid() {
        D39BillingStatus status = status(paid("10000", "6000", Map.of("cash", "4000")));

        assertThat(status.status()).isEqualTo("partly-paid");
        assertThat(status.open()).isEqualTo(usd("6000"));
        assertThat(status.ruling().effect()).isEqualTo(Ruling.Effect.APPLIED);
    }

    @Test
    void d39AShortPaymentWithTaxWithheldIsSettled() {
        D39BillingStatus status = status(paid("10000", null, Map.of("cash", "9000", "withholding-tax", "1000")));

        assertThat(status.status()).isEqualTo("settled");
        assertThat(status.components()).containsEntry("withholding-tax", usd("1000"));
    }

    @Test
    void d39TheOpenAmountOfTheErpCountsAndADifferenceIsTold() {
        D39BillingStatus status = status(paid("10000", "0", Map.of("cash", "9990")));

        assertThat(status.status()).isEqualTo("settled");
        assertThat(status.ruling().effect()).isEqualTo(Ruling.Effect.WARNED);
        assertThat(status.ruling().numbers()).containsEntry("difference", "-10.00 USD");
    }

    @Test
    void d39NothingPaidIsPostedTooMuchIsSettledAndWhatTheErpSaysAloneStays() {
        assertThat(status(paid("10", "10", Map.of())).status()).isEqualTo("posted");
        assertThat(status(paid("10", null, Map.of("cash", "12"))).status()).isEqualTo("settled");
        assertThat(status(Papers.with(paid("10", null, Map.of()), "status", "settled"))
                        .status())
                .isEqualTo("settled");
        assertThat(status(Papers.with(paid("10", "10", Map.of()), "status", "draft"))
                        .status())
                .isEqualTo("draft");
        assertThat(status(Papers.invoice("I", "posted", List.of())).status()).isEqualTo("posted");
    }

    @Test
    void d39WhatMayStayOpenIsConfigured() {
        Map<String, Object> short5 = paid("100", "0.05", Map.of("cash", "99.95"));

        assertThat(status(short5).status()).isEqualTo("partly-paid");
        assertThat(D39BillingStatus.of(short5, new BigDecimal("0.05")).status()).isEqualTo("settled");
    }

    @Test
    void d39ACreditIsNoPayment() {
        Map<String, Object> credit = Map.of("invoiceId", "C", "extent", "partial", "amount", usd("4").plain());
        Map<String, Object> partly = Papers.with(paid("10", "6", Map.of()), "credits", List.of(credit));

        assertThat(status(partly).status()).isEqualTo("posted");
        assertThat(status(Papers.with(partly, "open", usd("0"))).status()).isEqualTo("credited");
    }

    @Test
    void d38ACreditNoteMirrorsWhatStillStandsAndFreesTheEntries() {
        Map<String, Object> invoice = Papers.with(
                Papers.invoice(
                        "I", "posted", List.of(Papers.line("1", "time", usd("100"), List.of(Papers.entry("a", 3600))))),
                "credits",
                List.of(Map.of(
                        "invoiceId",
                        "C0",
                        "extent",
                        "partial",
                        "amount",
                        usd("30").plain())));

        D38Cancellation done = D38Cancellation.cancel(invoice, D38Cancellation.Style.CREDIT_NOTE, "C1");

        assertThat(done.frees()).containsExactly("a");
        assertThat(Money.ofPlain(done.creditNote().get("net"))).contains(usd("-70"));
        assertThat(done.creditNote()).containsEntry("creditOf", "I").containsEntry("kind", "credit-note");
        BillingHistory history = BillingHistory.of(
                List.of(LoggedEntry.time("a", LocalDate.of(2026, 3, 1), 3600, usd("100"))),
                List.of(invoice, Papers.with(done.creditNote(), "status", "posted")));
        assertThat(history.nextSeconds(null, null)).isEqualTo(3600);
    }

    @Test
    void d38VoidingIsRefusedOnceSomethingWasPaidAndASecondCancelDoesNothing() {
        Map<String, Object> paid = paid("100", "60", Map.of("cash", "40"));

        assertThat(D38Cancellation.cancel(paid, D38Cancellation.Style.VOID, "C")
                        .ruling()
                        .effect())
                .isEqualTo(Ruling.Effect.HELD);
        D38Cancellation voided = D38Cancellation.cancel(paid("100", "100", Map.of()), D38Cancellation.Style.VOID, "C");
        assertThat(voided.style()).isEqualTo(D38Cancellation.Style.VOID);
        assertThat(voided.creditNote()).isNull();
        assertThat(D38Cancellation.cancel(Papers.with(paid, "status", "cancelled"), D38Cancellation.Style.VOID, "C")
                        .ruling()
                        .effect())
                .isEqualTo(Ruling.Effect.SKIPPED);
    }

    private static Map<String, Object> paid(String total, String open, Map<String, String> components) {
        List<Map<String, Object>> parts = new ArrayList<>();
        components.forEach((kind, amount) ->
                parts.add(Map.of("kind", kind, "amount", usd(amount).plain())));
        Map<String, Object> invoice = Papers.with(Papers.invoice("I", "posted", List.of()), "total", usd(total));
        invoice = parts.isEmpty()
                ? invoice
                : Papers.with(invoice, "payments", List.of(Map.of("id", "P", "components", parts)));
        return open == null ? invoice : Papers.with(invoice, "open", usd(open));
    }

    private static D39BillingStatus status(Map<String, Object> invoice) {
        return D39BillingStatus.of(invoice, BigDecimal.ZERO);
    }

    private static Money usd(String value) {
        return Money.of(value, "USD");
    }
}
