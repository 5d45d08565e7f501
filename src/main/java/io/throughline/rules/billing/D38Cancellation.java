package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import io.throughline.config.LegalEntity;
import io.throughline.rules.BillingParameters;
import io.throughline.rules.Fields;
import io.throughline.rules.Numbers;
import io.throughline.rules.PlainObject;
import io.throughline.rules.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * D38: a cancelled invoice frees its entries and is never deleted. Whether cancelling voids it or makes a credit note is configuration per legal entity.
 *
 * @param style how it is cancelled; null if it is held or there is nothing to do
 * @param creditNote the credit note to be made, canonical; null unless that is the style
 * @param frees ids of the entries and milestones that are billable again
 * @param ruling applied, skipped or held
 */
public record D38Cancellation(Style style, Map<String, Object> creditNote, List<String> frees, Ruling ruling) {

    private static final String RULE = "D38";

    /** How a legal entity cancels a posted invoice. */
    public enum Style {
        /** The ERP voids it; a paid one cannot be. */
        VOID,
        /** A credit note mirrors every line that still stands. */
        CREDIT_NOTE;

        /** How a legal entity does it. */
        public static Style of(LegalEntity.Policies policies) {
            return BillingParameters.CANCELLATION.is("void", policies) ? VOID : CREDIT_NOTE;
        }
    }

    /**
     * Cancels an invoice.
     *
     * @param invoice canonical invoice
     * @param style as the legal entity does it
     * @param creditNoteId id of the credit note, if one is made
     */
    public static D38Cancellation cancel(Map<String, Object> invoice, Style style, String creditNoteId) {
        Fields fields = new Fields(invoice);
        String status = fields.text("status").orElse(InvoiceStatus.DRAFT);
        Numbers numbers =
                Numbers.of("invoice", fields.text("id").orElse("unknown")).and("status", status);
        if (status.equals(InvoiceStatus.CANCELLED) || status.equals(InvoiceStatus.CREDITED)) {
            Ruling done = Ruling.skipped(RULE, "The invoice is cancelled or credited already.", numbers.map());
            return new D38Cancellation(null, null, List.of(), done);
        } else if (status.equals(InvoiceStatus.DRAFT)) {
            Ruling draft = Ruling.applied(RULE, "The draft is withdrawn; it was never in the books.", numbers.map());
            return new D38Cancellation(Style.VOID, null, frees(fields), draft);
        }
        return posted(fields, style, creditNoteId, numbers.and("style", word(style)));
    }

    private static D38Cancellation posted(Fields invoice, Style style, String creditNoteId, Numbers numbers) {
        boolean paid = !invoice.list("payments").isEmpty();
        if (style == Style.VOID && paid) {
            return new D38Cancellation(null, null, List.of(), held(invoice, numbers));
        }
        Ruling ruling = Ruling.applied(
                RULE,
                style == Style.VOID
                        ? "The invoice is voided, and its entries are billable again."
                        : "A credit note cancels the invoice, and its entries are billable again.",
                numbers.and("frees", String.join(", ", frees(invoice))).map());
        Map<String, Object> note = style == Style.VOID ? null : creditNote(invoice, creditNoteId);
        return new D38Cancellation(style, note, frees(invoice), ruling);
    }

    private static Ruling held(Fields invoice, Numbers numbers) {
        return new Ruling(
                RULE,
                Ruling.Effect.HELD,
                "A paid invoice cannot be voided.",
                numbers.and("payments", invoice.list("payments").size()).map(),
                "finance",
                "Take the payments off the invoice in the ERP, or cancel it by a credit note there.",
                invoice.money("total").or(() -> invoice.money("net")).orElse(null));
    }

    private static List<String> frees(Fields invoice) {
        List<String> frees = new ArrayList<>();
        for (Fields line : invoice.list("lines")) {
            line.list("entries").stream()
                    .flatMap(entry -> entry.text("id").stream())
                    .forEach(frees::add);
            line.text("milestoneId").ifPresent(frees::add);
        }
        return frees.stream().distinct().toList();
    }

    /** Earlier credits are left out of the sum, so that invoice and credits are nothing together. */
    private static Map<String, Object> creditNote(Fields invoice, String id) {
        List<Map<String, Object>> lines = new ArrayList<>();
        invoice.list("lines").forEach(line -> lines.add(mirrored(line)));
        invoice.list("credits").forEach(credit -> earlier(credit).ifPresent(lines::add));
        Optional<Money> net = lines.stream()
                .flatMap(line -> Money.ofPlain(line.get("net")).stream())
                .reduce(Money::plus);
        return new PlainObject()
                .with("id", id)
                .with("kind", "credit-note")
                .with("status", InvoiceStatus.DRAFT)
                .with("legalEntity", invoice.text("legalEntity"))
                .with("customerId", invoice.text("customerId"))
                .with("billToId", invoice.text("billToId"))
                .with("contractId", invoice.text("contractId"))
                .with("projectId", invoice.text("projectId"))
                .with("currency", invoice.text("currency"))
                .with("creditOf", invoice.text("id"))
                .with("lines", lines)
                .with("net", net)
                .with("credits", List.of(Map.of("invoiceId", id, "extent", "full")))
                .build();
    }

    private static Optional<Map<String, Object>> earlier(Fields credit) {
        return credit.money("amount")
                .map(amount -> new PlainObject()
                        .with("key", "credit-" + credit.text("invoiceId").orElse("earlier"))
                        .with("net", amount)
                        .build());
    }

    private static Map<String, Object> mirrored(Fields line) {
        Map<String, Object> mirrored = new LinkedHashMap<>(line.values());
        mirrored.computeIfPresent("seconds", (name, seconds) -> -((Number) seconds).longValue());
        line.number("quantity")
                .ifPresent(number -> mirrored.put("quantity", number.negate().toPlainString()));
        line.money("net").ifPresent(net -> mirrored.put("net", net.negated().plain()));
        line.money("taxAmount")
                .ifPresent(tax -> mirrored.put("taxAmount", tax.negated().plain()));
        mirrored.computeIfPresent(
                "entries",
                (name, entries) -> line.list("entries").stream()
                        .map(D38Cancellation::mirroredEntry)
                        .toList());
        return mirrored;
    }

    private static Map<String, Object> mirroredEntry(Fields entry) {
        Map<String, Object> mirrored = new LinkedHashMap<>(entry.values());
        mirrored.computeIfPresent("seconds", (name, seconds) -> -((Number) seconds).longValue());
        entry.money("amount")
                .ifPresent(amount -> mirrored.put("amount", amount.negated().plain()));
        return mirrored;
    }

    private static String word(Style style) {
        return style == Style.VOID ? "void" : "credit-note";
    }
}
