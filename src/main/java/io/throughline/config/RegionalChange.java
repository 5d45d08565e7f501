package io.throughline.config;

/**
 * Something that a region has otherwise than the files below it.
 *
 * @param kind a field of a mapping, a row of a table, or a value of a region file
 * @param where the mapping, table or file
 * @param key the field, the key of the row, or the dotted name of the value
 * @param before what holds without the region, in words; null if nothing
 * @param beforeAt where that stands; null if nothing
 * @param after what holds in the region, in words; null if it has nothing there
 * @param afterAt where that stands
 * @param validity the days on which the region has it so
 */
public record RegionalChange(
        Kind kind,
        String where,
        String key,
        String before,
        Position beforeAt,
        String after,
        Position afterAt,
        Validity validity) {

    /** What differs. */
    public enum Kind {
        /** A field of a mapping. */
        FIELD,
        /** A row of a table. */
        ROW,
        /** A value of a region file. */
        POLICY;

        /** As JSON has it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
