package io.throughline.ledger.entries;

import io.throughline.canonical.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is known of an entry.
 *
 * @param key which entry
 * @param version version at its source that was decided about last (D18)
 * @param revision counts the decisions about it, from 1; 0 for an entry that is not stored yet
 * @param place where it belongs
 * @param verdict what was decided
 * @param data the canonical entry as it was taken; plain values
 * @param transactionId transaction that decided
 */
public record EntryRecord(
        EntryKey key,
        String version,
        int revision,
        Place place,
        Verdict verdict,
        Map<String, Object> data,
        String transactionId) {

    /**
     * @param legalEntity company that contracts, null while it is not known
     * @param projectId our id of the project, null while it is not known
     * @param workedOn day of the work or the receipt; null if nobody could read it
     * @param personId who worked or spent, by the id of the system; null if it is not told
     * @param workedSeconds worked time; 0 of an expense
     */
    public record Place(
            String legalEntity, String projectId, LocalDate workedOn, String personId, long workedSeconds) {}

    /**
     * @param state what became of it
     * @param holdKey what the desk case is about that holds it or a part of it (D33), else null
     * @param rule rule that held it, or a part of it, or returned it; null if none did
     * @param team who decides, null unless it or a part of it is held
     * @param atRisk money that waits, null if none or unknown
     * @param rulings every ruling in plain form, in the order in which they were made
     */
    public record Verdict(
            EntryState state,
            String holdKey,
            String rule,
            String team,
            Money atRisk,
            List<Map<String, Object>> rulings) {}
}
