package io.throughline.ledger.entries;

import java.util.Map;

/**
 * A line as the ledger keeps it.
 *
 * @param key names it for ever
 * @param entry the entry it was made of
 * @param revision which decision about the entry made it
 * @param batchId batch that it is in
 * @param reverses key of the line that it takes back, else null
 * @param place the books it goes into
 * @param body the line in the shape of {@code posting-batch.lines[]}
 * @param outcome what the ERP said
 */
public record PostingLine(
        String key,
        EntryKey entry,
        int revision,
        String batchId,
        String reverses,
        Place place,
        Map<String, Object> body,
        Outcome outcome) {

    /**
     * The books a line goes into.
     *
     * @param legalEntity company
     * @param projectId our id of the project
     * @param period accounting period
     * @param currency of its amounts
     */
    public record Place(String legalEntity, String projectId, String period, String currency) {}

    /**
     * @param state how far it is
     * @param documentId record that the ERP made of it, null before
     * @param documentNumber number of the document it is in, null if there is none
     * @param reason why the ERP refused it, else null
     */
    public record Outcome(LineState state, String documentId, String documentNumber, String reason) {

        /** Of a line that waits. */
        public static final Outcome OPEN = new Outcome(LineState.OPEN, null, null, null);
    }
}
