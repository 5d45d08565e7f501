package io.throughline.simulator.engine;

/**
 * What one call did to one record.
 *
 * @param kind what happened
 * @param type the vendor's name of the record type, or null when the call concerns no record
 * @param id the vendor's id of the record, or null
 * @param marker the external id that came with the request, or null
 * @param operation which operation of the call did it, where one call carries several; null: the call's own
 */
public record Effect(Kind kind, String type, String id, String marker, String operation) {

    /** An effect of the call's only operation. */
    public Effect(Kind kind, String type, String id, String marker) {
        this(kind, type, id, marker, null);
    }

    /** What can happen to a record. */
    public enum Kind {
        /** The record is new. */
        CREATED,
        /** The record was there and changed. */
        UPDATED,
        /** The record is gone. */
        DELETED,
        /** Nothing changed: a read or a refused call. */
        NONE;

        /** The word in the journal. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
