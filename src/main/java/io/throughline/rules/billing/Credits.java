package io.throughline.rules.billing;

import io.throughline.rules.Fields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All credits among documents, each once, by the invoice they credit. Which document was read first makes no difference. */
final class Credits {

    private static final Set<String> WITHOUT_EFFECT = Set.of(InvoiceStatus.DRAFT, InvoiceStatus.CANCELLED);

    private final Map<String, Map<String, CreditGiven>> byInvoice = new TreeMap<>();
    private final Map<String, Fields> documents;

    Credits(Map<String, Fields> documents) {
        this.documents = documents;
        documents.values().stream().filter(Credits::isNote).forEach(this::note);
        documents.values().stream().filter(document -> !isNote(document)).forEach(this::items);
    }

    static boolean isNote(Fields document) {
        return document.text("kind").filter("credit-note"::equals).isPresent();
    }

    /** The credits against an invoice, by the id of the credit note. */
    Collection<CreditGiven> of(String invoiceId) {
        return byInvoice.getOrDefault(invoiceId, Map.of()).values();
    }

    List<CreditGiven> all() {
        return byInvoice.values().stream()
                .flatMap(credits -> credits.values().stream())
                .toList();
    }

    private void note(Fields note) {
        note.text("creditOf")
                .filter(invoiceId -> hasEffect(note))
                .ifPresent(invoiceId -> put(CreditGiven.ofNote(note, documents.get(invoiceId))));
    }

    /** What an invoice says of its credits counts unless the credit note itself is known and says more. */
    private void items(Fields invoice) {
        String invoiceId = invoice.text("id").orElse("");
        invoice.list("credits").forEach(item -> {
            String id = item.text("invoiceId").orElse("");
            Fields note = documents.get(id);
            boolean known = byInvoice.getOrDefault(invoiceId, Map.of()).containsKey(id);
            CreditGiven credit = CreditGiven.of(item, id, invoiceId);
            boolean better = known && byInvoice.get(invoiceId).get(id).namesNothing() && !credit.namesNothing();
            if ((note == null || hasEffect(note)) && (!known || better)) {
                put(credit);
            }
        });
    }

    private void put(CreditGiven credit) {
        byInvoice.computeIfAbsent(credit.invoiceId(), id -> new TreeMap<>()).put(credit.id(), credit);
    }

    private static boolean hasEffect(Fields note) {
        return note.text("status").filter(WITHOUT_EFFECT::contains).isEmpty();
    }

    static Map<String, Fields> byId(Collection<Map<String, Object>> documents) {
        Map<String, Fields> byId = new LinkedHashMap<>();
        documents.stream()
                .map(Fields::new)
                .forEach(document -> document.text("id").ifPresent(id -> byId.put(id, document)));
        return byId;
    }
}
