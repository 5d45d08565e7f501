package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import io.throughline.rules.Ruling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of each entry stands on which invoice after its credits. */
final class BilledQuantities {

    private final Map<String, LoggedEntry> entries;
    private final Map<String, Map<String, BigDecimal>> billed = new LinkedHashMap<>();
    private final Map<String, Map<String, BigDecimal>> drafted = new LinkedHashMap<>();
    private final List<Ruling> rulings = new ArrayList<>();

    BilledQuantities(Map<String, LoggedEntry> entries, Map<String, Fields> documents) {
        this.entries = entries;
        Credits credits = new Credits(documents);
        documents.values().stream()
                .filter(document -> !Credits.isNote(document))
                .sorted((left, right) -> id(left).compareTo(id(right)))
                .forEach(invoice -> invoice(invoice, credits));
        credits.all().stream()
                .filter(credit -> !documents.containsKey(credit.invoiceId()))
                .map(HistoryRulings::creditOfUnknown)
                .forEach(rulings::add);
    }

    Standing standing(LoggedEntry entry) {
        return new Standing(
                entry, billed.getOrDefault(entry.id(), Map.of()), drafted.getOrDefault(entry.id(), Map.of()));
    }

    List<Ruling> rulings() {
        return rulings;
    }

    private void invoice(Fields invoice, Credits credits) {
        String status = invoice.text("status").orElse(InvoiceStatus.DRAFT);
        Map<String, BigDecimal> quantities = onInvoice(invoice);
        if (status.equals(InvoiceStatus.DRAFT)) {
            put(drafted, invoice, quantities);
        } else if (InvoiceStatus.stands(status)) {
            credits.of(id(invoice)).forEach(credit -> give(invoice, credit, quantities));
            put(billed, invoice, quantities);
        } else {
            rulings.add(HistoryRulings.freed(invoice, status, quantities.keySet()));
        }
    }

    private Map<String, BigDecimal> onInvoice(Fields invoice) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        invoice.list("lines").stream()
                .flatMap(line -> line.list("entries").stream())
                .forEach(item -> item.text("id")
                        .map(entries::get)
                        .ifPresent(entry -> quantities.merge(entry.id(), quantity(item, entry), BigDecimal::add)));
        return quantities;
    }

    private static BigDecimal quantity(Fields item, LoggedEntry entry) {
        return (entry.isTime() ? item.number("seconds") : item.money("amount").map(Money::value))
                .orElse(entry.quantity());
    }

    private void give(Fields invoice, CreditGiven credit, Map<String, BigDecimal> quantities) {
        switch (credit.extent()) {
            case FULL -> quantities.clear();
            case PARTIAL -> credit.reopens().forEach((entry, quantity) -> reopen(quantities, entry, quantity));
            case PRODUCT_ONLY -> {}
        }
        boolean unclear = credit.namesNothing() && !quantities.isEmpty();
        rulings.add(unclear ? HistoryRulings.namesNothing(credit) : HistoryRulings.reopened(invoice, credit));
    }

    /** Never more than stands there: the rest of the credit is about money, not about hours. */
    private static void reopen(Map<String, BigDecimal> quantities, String entry, BigDecimal quantity) {
        BigDecimal stands = quantities.getOrDefault(entry, BigDecimal.ZERO);
        if (quantity == null || quantity.compareTo(stands.abs()) >= 0) {
            quantities.remove(entry);
        } else {
            BigDecimal sign = BigDecimal.valueOf(stands.signum());
            quantities.put(entry, stands.subtract(quantity.multiply(sign)));
        }
    }

    private static void put(
            Map<String, Map<String, BigDecimal>> where, Fields invoice, Map<String, BigDecimal> quantities) {
        quantities.forEach((entry, quantity) ->
                where.computeIfAbsent(entry, id -> new LinkedHashMap<>()).put(id(invoice), quantity));
    }

    private static String id(Fields document) {
        return document.text("id").orElse("");
    }
}
