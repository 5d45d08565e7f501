package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.rules.Fields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One credit against one invoice, however the ERP told it: in {@code credits} of the invoice, in those of the credit note, or by the lines of the credit
 * note.
 *
 * @param id of the credit note
 * @param invoiceId the invoice it credits
 * @param extent whole, some entries, or no entry
 * @param reopens by entry id the quantity that is open again; null for the whole of the entry on that invoice
 * @param amount without tax; null if unknown
 */
record CreditGiven(String id, String invoiceId, Extent extent, Map<String, BigDecimal> reopens, Money amount) {

    private static final Set<String> PRODUCTS = Set.of("fee", "material");

    /** How much of an invoice a credit takes back. */
    enum Extent {
        /** All (D44). */
        FULL,
        /** The named entries (D42). */
        PARTIAL,
        /** Products or fees: no hours (D43). */
        PRODUCT_ONLY
    }

    /** Whether a part of an invoice with entries is credited and nobody knows which. */
    boolean namesNothing() {
        return extent == Extent.PARTIAL && reopens.isEmpty();
    }

    /** The credit as an item of {@code credits} tells it. */
    static CreditGiven of(Fields credit, String id, String invoiceId) {
        Map<String, BigDecimal> reopens = new LinkedHashMap<>();
        credit.list("reopens").forEach(entry -> add(reopens, entry));
        return new CreditGiven(id, invoiceId, extent(credit.text("extent").orElse("partial")), reopens, amount(credit));
    }

    /** The credit as a credit note tells it; its lines count only if it has no item of {@code credits}. */
    static CreditGiven ofNote(Fields note, Fields invoice) {
        String id = note.text("id").orElse("");
        String invoiceId = note.text("creditOf").orElse("");
        List<Fields> items = note.list("credits");
        return items.isEmpty() ? ofLines(note, invoice) : of(items.get(0), id, invoiceId);
    }

    private static CreditGiven ofLines(Fields note, Fields invoice) {
        Map<String, BigDecimal> reopens = new LinkedHashMap<>();
        note.list("lines").stream()
                .flatMap(line -> line.list("entries").stream())
                .forEach(entry -> add(reopens, entry));
        boolean products = note.list("lines").stream()
                .allMatch(line -> line.text("class").filter(PRODUCTS::contains).isPresent());
        Optional<Money> net = note.money("net").map(Money::negated);
        boolean whole = net.isPresent() && net.equals(invoice == null ? Optional.empty() : invoice.money("net"));
        Extent extent = !reopens.isEmpty()
                ? Extent.PARTIAL
                : whole ? Extent.FULL : products ? Extent.PRODUCT_ONLY : Extent.PARTIAL;
        return new CreditGiven(
                note.text("id").orElse(""), note.text("creditOf").orElse(""), extent, reopens, net.orElse(null));
    }

    private static void add(Map<String, BigDecimal> reopens, Fields entry) {
        String id = entry.text("id").orElse("");
        BigDecimal seconds = entry.number("seconds")
                .or(() -> entry.money("amount").map(Money::value))
                .map(BigDecimal::abs)
                .orElse(null);
        if (seconds == null) {
            reopens.put(id, null);
        } else if (!reopens.containsKey(id) || reopens.get(id) != null) {
            reopens.merge(id, seconds, BigDecimal::add);
        }
    }

    private static Money amount(Fields credit) {
        return credit.money("amount").orElse(null);
    }

    private static Extent extent(String word) {
        return switch (word) {
            case "full" -> Extent.FULL;
            case "product-only" -> Extent.PRODUCT_ONLY;
            default -> Extent.PARTIAL;
        };
    }
}
