package io.throughline.rules.time;

import java.util.List;
import java.util.Map;

/**
 * What is known of an entry before its new version is decided about.
 *
 * @param revision how many decisions were made about it; 0: none
 * @param version version that was decided about last; null: none
 * @param settled whether that version needs no new decision: what was to be posted of it is posted or waits in a batch, and nobody asks again (D18)
 * @param lines every line that was ever made of it, the oldest first
 * @param invoice the invoice it is on, if the ledger knows; null: what the entry says counts
 * @param previous the plain entry as it was decided about last; null: none
 */
public record Known(
        int revision,
        String version,
        boolean settled,
        List<KnownLine> lines,
        OnInvoice invoice,
        Map<String, Object> previous) {

    /** Of an entry that nobody has seen before. */
    public static final Known NOTHING = new Known(0, null, false, List.of(), null, null);

    /** Copies the lines. */
    public Known {
        lines = List.copyOf(lines);
    }
}
