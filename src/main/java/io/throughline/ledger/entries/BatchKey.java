package io.throughline.ledger.entries;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the lines of a posting batch have in common.
 *
 * @param source system that the entries come from, to which the posting is acknowledged
 * @param kind {@code time}, {@code expense} or {@code fee}
 * @param legalEntity company in whose books it is posted
 * @param projectId our id of the project
 * @param period accounting period, {@code yyyy-mm}
 * @param currency currency of the amounts
 */
public record BatchKey(
        String source, String kind, String legalEntity, String projectId, String period, String currency) {

    /** One text for the key; parts are told apart by a character that none of them has. */
    public String text() {
        return String.join("|", source, kind, legalEntity, projectId, period, currency);
    }

    /** The plain form. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("source", source);
        plain.put("kind", kind);
        plain.put("legalEntity", legalEntity);
        plain.put("projectId", projectId);
        plain.put("period", period);
        plain.put("currency", currency);
        return plain;
    }

    /** The key of a plain form. */
    public static BatchKey of(Map<String, Object> plain) {
        return new BatchKey(
                (String) plain.get("source"),
                (String) plain.get("kind"),
                (String) plain.get("legalEntity"),
                (String) plain.get("projectId"),
                (String) plain.get("period"),
                (String) plain.get("currency"));
    }
}
