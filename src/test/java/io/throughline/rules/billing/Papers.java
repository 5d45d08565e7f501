package io.throughline.rules.billing;

import io.throughline.canonical.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Canonical invoices and credit notes for tests, in few words. */
final class Papers {

    private Papers() {}

    static Money money(String value, String currency) {
        return Money.of(value, currency);
    }

    static Map<String, Object> entry(String id, long seconds) {
        return new LinkedHashMap<>(Map.of("kind", "time-entry", "id", id, "seconds", seconds));
    }

    static Map<String, Object> line(String key, String billingClass, Money net, List<Map<String, Object>> entries) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", key);
        line.put("class", billingClass);
        line.put("net", net.plain());
        if (!entries.isEmpty()) {
            line.put("entries", entries);
        }
        return line;
    }

    static Map<String, Object> invoice(String id, String status, List<Map<String, Object>> lines) {
        Map<String, Object> invoice = new LinkedHashMap<>();
        invoice.put("id", id);
        invoice.put("kind", "invoice");
        invoice.put("status", status);
        invoice.put("legalEntity", "de01");
        invoice.put("lines", lines);
        return invoice;
    }

    static Map<String, Object> with(Map<String, Object> paper, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(paper);
        changed.put(name, value instanceof Money money ? money.plain() : value);
        return changed;
    }

    static Map<String, Object> note(String id, String creditOf, String extent, List<Map<String, Object>> reopens) {
        Map<String, Object> note = invoice(id, "posted", new ArrayList<>());
        note.put("kind", "credit-note");
        note.put("creditOf", creditOf);
        note.put("credits", List.of(Map.of("invoiceId", id, "extent", extent, "reopens", reopens)));
        return note;
    }
}
