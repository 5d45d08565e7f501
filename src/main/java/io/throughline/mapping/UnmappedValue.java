package io.throughline.mapping;

/**
 * A value that a table, an enum or the crosswalk does not know. The value is data: it is for the person who decides the case, never for a
 * log.
 *
 * @param where the file of the table, the place of the enum, or {@code crosswalk <kind>}
 * @param column the column that was searched; empty if there are no columns
 * @param value what was looked for
 */
public record UnmappedValue(String where, String column, String value) {

    /** Where, and how long the value is; not the value. */
    @Override
    public String toString() {
        return where + (column.isEmpty() ? "" : " column " + column) + ": text of " + value.length() + " characters";
    }
}
