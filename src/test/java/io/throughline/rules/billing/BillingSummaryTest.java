package io.throughline.rules.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BillingSummaryTest {

    private static Map<String, Object> invoice(String id, String status, String total, String open) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("id", id);
        invoice.put("number", "INV-" + id);
        invoice.put("kind", "invoice");
        invoice.put("status", status);
        invoice.put("currency", "EUR");
        invoice.put("issuedOn", "2026-11-0" + id);
        invoice.put("lines", List.of());
        invoice.put("total", Papers.money(total, "EUR").plain());
        invoice.put("open", Papers.money(open, "EUR").plain());
        return invoice;
    }

    private static Map<String, Object> note(String id, String of, String total, String open) {
        Map<String, Object> note = invoice(id, "posted", total, open);
        note.put("kind", "credit-note");
        note.put("creditOf", of);
        return note;
    }

    private static BillingSummary of(List<Map<String, Object>> documents) {
        return BillingSummary.of(documents, "EUR", BigDecimal.ZERO).orElseThrow();
    }

    private static void says(List<Map<String, Object>> documents, String status, String... amounts) {
        BillingSummary summary = of(documents);
        assertThat(summary.status()).isEqualTo(status);
        assertThat(List.of(summary.invoiced(), summary.paid(), summary.open()))
                .extracting(money -> money.value().toPlainString())
                .containsExactly(amounts);
    }

    @Test
    void d39PostedPartlyPaidAndSettledFollowTheOpenAmountOfTheErp() {
        says(List.of(invoice("1", "posted", "1190.00", "1190.00")), "posted", "1190.00", "0.00", "1190.00");
        says(List.of(invoice("1", "partly-paid", "1190.00", "690.00")), "partly-paid", "1190.00", "500.00", "690.00");
        says(List.of(invoice("1", "settled", "1190.00", "0.00")), "settled", "1190.00", "1190.00", "0.00");
    }

    @Test
    void d39SeveralInvoicesAreSettledOnlyIfEachIs() {
        says(
                List.of(invoice("1", "settled", "100.00", "0.00"), invoice("2", "posted", "50.00", "50.00")),
                "partly-paid",
                "150.00",
                "100.00",
                "50.00");
        says(
                List.of(invoice("1", "settled", "100.00", "0.00"), invoice("2", "settled", "50.00", "0.00")),
                "settled",
                "150.00",
                "150.00",
                "0.00");
    }

    @Test
    void d44AFullCreditLeavesNothingInvoicedAndNothingPaid() {
        says(
                List.of(invoice("1", "settled", "1190.00", "0.00"), note("2", "1", "-1190.00", "0.00")),
                "credited",
                "0.00",
                "0.00",
                "0.00");
        says(
                List.of(invoice("1", "posted", "1190.00", "1190.00"), note("2", "1", "-1190.00", "-1190.00")),
                "credited",
                "0.00",
                "0.00",
                "0.00");
    }

    @Test
    void d42APartialCreditTakesItsPartAndTheRestStands() {
        says(
                List.of(invoice("1", "posted", "1000.00", "600.00"), note("2", "1", "-400.00", "0.00")),
                "posted",
                "600.00",
                "0.00",
                "600.00");
    }

    @Test
    void d42ACreditThatOnlyTheInvoiceTellsOfCountsOnce() {
        Map<String, Object> invoice = invoice("1", "posted", "1000.00", "600.00");
        invoice.put(
                "credits",
                List.of(Map.of(
                        "invoiceId",
                        "2",
                        "extent",
                        "partial",
                        "amount",
                        Papers.money("400.00", "EUR").plain())));
        says(List.of(invoice), "posted", "600.00", "0.00", "600.00");
        says(List.of(invoice, note("2", "1", "-400.00", "0.00")), "posted", "600.00", "0.00", "600.00");
    }

    @Test
    void d38ACancelledInvoiceCountsForNothingAndTakesItsCreditNoteWithIt() {
        says(
                List.of(invoice("1", "cancelled", "1190.00", "0.00"), note("2", "1", "-1190.00", "-1190.00")),
                "cancelled",
                "0.00",
                "0.00",
                "0.00");
    }

    @Test
    void d39ADraftIsNotInvoicedYet() {
        says(List.of(invoice("1", "draft", "1190.00", "1190.00")), "draft", "0.00", "0.00", "0.00");
    }

    @Test
    void d7DocumentsInAnotherCurrencyAreLeftOut() {
        Map<String, Object> dollars = invoice("2", "posted", "70.00", "70.00");
        dollars.put("currency", "USD");
        says(List.of(invoice("1", "posted", "10.00", "10.00"), dollars), "posted", "10.00", "0.00", "10.00");
        assertThat(BillingSummary.of(List.of(dollars), "EUR", BigDecimal.ZERO)).isEmpty();
        assertThat(BillingSummary.of(List.of(dollars), "USD", BigDecimal.ZERO))
                .as("its amounts contradict its currency")
                .isEmpty();
    }

    @Test
    void d39TheOrderOfTheDocumentsDoesNotMatterAndTheNewestInvoiceIsTheLast() {
        List<Map<String, Object>> documents = new ArrayList<>(List.of(
                invoice("1", "settled", "100.00", "0.00"),
                invoice("4", "partly-paid", "70.00", "20.00"),
                note("5", "1", "-100.00", "0.00"),
                invoice("3", "cancelled", "9.00", "0.00")));
        BillingSummary expected = of(documents);
        assertThat(expected.last().number()).isEqualTo("INV-4");
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(documents, new Random(seed));
            assertThat(of(documents)).isEqualTo(expected);
        }
    }
}
