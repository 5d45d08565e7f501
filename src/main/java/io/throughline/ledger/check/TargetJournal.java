package io.throughline.ledger.check;

import java.time.Instant;
import java.util.List;

/**
 * What one system says was done to it by calls, oldest first.
 *
 * @param system its name, as steps of the ledger name it
 * @param entries oldest first
 */
public record TargetJournal(String system, List<Entry> entries) {

    /**
     * One effect of one call.
     *
     * @param at when, by the clock of the target
     * @param operation what the target calls it
     * @param effect {@code created}, {@code updated}, {@code deleted} or {@code none}
     * @param type kind of record, else null
     * @param id of the record, else null
     * @param marker the reference that came with the call, else null
     */
    public record Entry(Instant at, String operation, String effect, String type, String id, String marker) {

        boolean created() {
            return "created".equals(effect);
        }

        boolean deleted() {
            return "deleted".equals(effect);
        }
    }
}
