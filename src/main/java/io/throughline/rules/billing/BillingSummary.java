package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.PlainObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * D38, D39, D44: what a project or customer was invoiced, paid and still owes over all its invoices and credit notes, in one currency and with tax.
 *
 * <p>It follows from which documents there are, never from the order in which they came. The open amounts are the ERP's; what is neither open nor credited is paid, by
 * whatever component.
 *
 * @param status {@code draft}, {@code posted}, {@code partly-paid}, {@code settled}, {@code credited} or {@code cancelled}
 * @param invoiced without what was credited or cancelled
 * @param open what the customer still owes; negative if we owe it
 * @param last the newest invoice
 */
public record BillingSummary(String status, Money invoiced, Money open, Document last) {

    /** @param number on the document; null if it has none */
    public record Document(String id, String number) {}

    /** What was settled so far. */
    public Money paid() {
        return invoiced.minus(open);
    }

    /**
     * Sums up.
     *
     * @param documents canonical invoices and credit notes in their latest version, each once; those in other currencies are left out (D7)
     * @param currency that is asked for
     * @param tolerance what may stay open of an invoice that counts as settled (D39)
     * @return empty if there is no invoice in this currency
     */
    public static Optional<BillingSummary> of(
            Collection<Map<String, Object>> documents, String currency, BigDecimal tolerance) {
        List<Fields> all = documents.stream()
                .map(Fields::new)
                .filter(one -> isIn(currency, one))
                .toList();
        List<Fields> notes = all.stream()
                .filter(one -> isCreditNote(one) && isInTheBooks(one))
                .toList();
        List<Standing> invoices = all.stream()
                .filter(one -> !isCreditNote(one))
                .sorted(byDay())
                .map(one -> new Standing(one, D39BillingStatus.of(withCredits(one, notes), tolerance)))
                .toList();
        return invoices.isEmpty() ? Optional.empty() : Optional.of(sum(invoices, notes, currency));
    }

    /** All invoices that count, and what their credit notes take back; a cancelled one takes its credit notes with it (D38). */
    private static BillingSummary sum(List<Standing> invoices, List<Fields> notes, String currency) {
        Set<String> cancelled = invoices.stream()
                .filter(one -> one.is(InvoiceStatus.CANCELLED))
                .map(Standing::id)
                .collect(Collectors.toSet());
        Money invoiced = Money.none(currency);
        Money open = Money.none(currency);
        for (Standing one : invoices) {
            if (one.counts()) {
                invoiced = invoiced.plus(one.status().total()).minus(toldOnly(one.invoice(), notes, currency));
                open = open.plus(one.status().open());
            }
        }
        for (Fields note : notes) {
            if (!cancelled.contains(note.text("creditOf").orElse(""))) {
                invoiced = invoiced.minus(amount(note));
                open = open.plus(note.money("open").orElse(Money.none(currency)));
            }
        }
        Fields last = invoices.get(invoices.size() - 1).invoice();
        Document newest = new Document(
                last.text("id").orElse("unknown"), last.text("number").orElse(null));
        return new BillingSummary(status(invoices, invoiced.minus(open)), invoiced, open, newest);
    }

    /** Credits that the invoice tells of and that are no document that we know. */
    private static Money toldOnly(Fields invoice, List<Fields> notes, String currency) {
        Set<String> known =
                notes.stream().flatMap(note -> note.text("id").stream()).collect(Collectors.toSet());
        return invoice.list("credits").stream()
                .filter(credit -> !known.contains(credit.text("invoiceId").orElse("")))
                .flatMap(credit -> credit.money("amount").stream())
                .filter(amount -> amount.currency().equals(currency))
                .reduce(Money.none(currency), Money::plus);
    }

    private static String status(List<Standing> invoices, Money paid) {
        List<Standing> standing = invoices.stream()
                .filter(one -> InvoiceStatus.stands(one.status().status()))
                .toList();
        if (standing.isEmpty()) {
            return List.of(InvoiceStatus.CREDITED, InvoiceStatus.CANCELLED).stream()
                    .filter(word -> invoices.stream().anyMatch(one -> one.is(word)))
                    .findFirst()
                    .orElse(InvoiceStatus.DRAFT);
        } else if (standing.stream().allMatch(one -> one.is("settled"))) {
            return "settled";
        }
        return paid.signum() > 0 ? "partly-paid" : "posted";
    }

    private static Map<String, Object> withCredits(Fields invoice, List<Fields> notes) {
        List<Object> credits = new ArrayList<>();
        invoice.list("credits").forEach(credit -> credits.add(credit.values()));
        Set<String> told = invoice.list("credits").stream()
                .flatMap(credit -> credit.text("invoiceId").stream())
                .collect(Collectors.toSet());
        notes.stream()
                .filter(note -> note.text("creditOf").equals(invoice.text("id")))
                .filter(note -> !told.contains(note.text("id").orElse("")))
                .forEach(note -> credits.add(credit(invoice, note)));
        Map<String, Object> whole = new LinkedHashMap<>(invoice.values());
        whole.put("credits", credits);
        return whole;
    }

    private static Map<String, Object> credit(Fields invoice, Fields note) {
        Money amount = amount(note);
        boolean full = invoice.money("total")
                .filter(total -> total.minus(amount).signum() == 0)
                .isPresent();
        String extent = note.list("credits").stream()
                .flatMap(told -> told.text("extent").stream())
                .findFirst()
                .orElse(full ? "full" : "partial");
        return new PlainObject()
                .with("invoiceId", note.text("id"))
                .with("extent", extent)
                .with("amount", amount)
                .build();
    }

    /** What a credit note takes back; ERPs write it with or without a sign. */
    private static Money amount(Fields note) {
        return note.money("total")
                .or(() -> note.money("net"))
                .map(money -> money.signum() < 0 ? money.negated() : money)
                .orElse(Money.none(note.text("currency").orElse("EUR")));
    }

    private static boolean isIn(String currency, Fields document) {
        return document.text("currency").filter(currency::equals).isPresent()
                && Stream.of("total", "net", "tax", "open")
                        .flatMap(name -> document.money(name).stream())
                        .allMatch(amount -> amount.currency().equals(currency));
    }

    private static boolean isCreditNote(Fields document) {
        return document.text("kind").filter("credit-note"::equals).isPresent();
    }

    private static boolean isInTheBooks(Fields document) {
        return document.text("status").filter(InvoiceStatus::stands).isPresent();
    }

    private static Comparator<Fields> byDay() {
        return Comparator.comparing((Fields one) -> one.text("issuedOn").orElse(""))
                .thenComparing(one -> one.text("id").orElse(""));
    }

    /** An invoice and where it stands. */
    private record Standing(Fields invoice, D39BillingStatus status) {

        String id() {
            return invoice.text("id").orElse("unknown");
        }

        boolean is(String word) {
            return status.status().equals(word);
        }

        boolean counts() {
            return status.total() != null && !is(InvoiceStatus.DRAFT) && !is(InvoiceStatus.CANCELLED);
        }
    }
}
