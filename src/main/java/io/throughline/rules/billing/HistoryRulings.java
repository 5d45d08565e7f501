package io.throughline.rules.billing;

import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.Ruling;
import java.util.Collection;

/** What the history of invoices and credits says, in words. */
final class HistoryRulings {

    private HistoryRulings() {}

    static Ruling freed(Fields invoice, String status, Collection<String> entries) {
        Numbers numbers = Numbers.of("invoice", invoice.text("id").orElse(""))
                .and("status", status)
                .and("entries", String.join(", ", entries));
        return status.equals(InvoiceStatus.CANCELLED)
                ? Ruling.applied("D38", "The invoice is cancelled: its entries are billable again.", numbers.map())
                : Ruling.applied("D44", "The invoice is credited in full: each of its entries is open.", numbers.map());
    }

    static Ruling reopened(Fields invoice, CreditGiven credit) {
        Numbers numbers = numbers(credit);
        return switch (credit.extent()) {
            case FULL ->
                Ruling.applied(
                        "D44", "The full credit reopens every entry of the invoice and no other.", numbers.map());
            case PRODUCT_ONLY ->
                Ruling.applied("D43", "The credit is of products or fees: it reopens no hours.", numbers.map());
            case PARTIAL -> Ruling.applied("D42", "The credit reopens exactly the entries it names.", numbers.map());
        };
    }

    static Ruling namesNothing(CreditGiven credit) {
        return new Ruling(
                "D42",
                Ruling.Effect.HELD,
                "The credit names no entries, so nobody knows which hours are open again; none is.",
                numbers(credit).map(),
                "finance",
                "Name the credited entries at the credit note in the ERP, or mark it as a credit of products.",
                credit.amount());
    }

    static Ruling creditOfUnknown(CreditGiven credit) {
        return Ruling.warned(
                "D42",
                "The credit is of an invoice that was not read yet; it counts as soon as it is.",
                numbers(credit).map());
    }

    static Ruling overbilled(Standing standing) {
        return new Ruling(
                "D42",
                Ruling.Effect.HELD,
                "More of the entry is on invoices than there is of it.",
                Numbers.of("entry", standing.entry().id())
                        .and("quantity", standing.entry().quantity())
                        .and("billed", standing.billed())
                        .and("on drafts", standing.drafted())
                        .map(),
                "finance",
                "Credit the entry on one of these invoices in the ERP.",
                standing.entry().amount());
    }

    private static Numbers numbers(CreditGiven credit) {
        return Numbers.of("credit note", credit.id())
                .and("invoice", credit.invoiceId())
                .and("amount", credit.amount())
                .and("reopens", String.join(", ", credit.reopens().keySet()));
    }
}
