package io.throughline.rules.correction;

import java.util.Map;

/**
 * A line that was made for an entry before.
 *
 * @param line as it was made
 * @param refused the ERP refused it, so it is not in the books; one that still waits in its batch counts as in the books, because it will be
 * @param documentId record that the ERP made of it; null before
 * @param documentNumber number of the document; null if there is none
 */
public record MadeLine(PlacedLine line, boolean refused, String documentId, String documentNumber) {

    /** A line that waits in its batch. */
    public static MadeLine waiting(PlacedLine line) {
        return new MadeLine(line, false, null, null);
    }

    /** The key of the line that this one takes back; null if it takes none back. */
    String reverses() {
        return line.body().get("reverses") instanceof Map<?, ?> reverses ? (String) reverses.get("key") : null;
    }
}
