package io.throughline.ledger.entries;

/**
 * Names a time entry or an expense for ever (D18).
 *
 * @param system system it was recorded in
 * @param kind {@code time-entry} or {@code expense}
 * @param id its id there
 */
public record EntryKey(String system, String kind, String id) {

    @Override
    public String toString() {
        return system + ' ' + kind + ' ' + id;
    }
}
