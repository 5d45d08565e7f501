package io.throughline.rules.time;

import java.util.Map;

/**
 * A line that was made of an entry.
 *
 * @param key names it for ever
 * @param reverses key of the line that it takes back; null if none
 * @param place the books it goes into
 * @param refused the ERP refused it: it is in no books. A line that waits in a batch is as good as posted
 * @param documentId record that the ERP made of it; null before
 * @param documentNumber number of the document; null if there is none
 * @param body in the shape of {@code posting-batch.lines[]}
 */
public record KnownLine(
        String key,
        String reverses,
        Place place,
        boolean refused,
        String documentId,
        String documentNumber,
        Map<String, Object> body) {

    /**
     * The books that a line goes into.
     *
     * @param legalEntity company
     * @param projectId our id of the project
     * @param currency of its amounts
     */
    public record Place(String legalEntity, String projectId, String currency) {}
}
