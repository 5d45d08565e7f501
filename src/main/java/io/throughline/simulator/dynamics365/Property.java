package io.throughline.simulator.dynamics365;

import java.util.Set;

/**
 * One property of an entity.
 *
 * @param name as the vendor spells it
 * @param length the longest text, 0 for anything else
 * @param enumeration the name of the enum type, or null
 * @param marks {@code key}, {@code required}, {@code readonly}, {@code once} (settable at creation only)
 */
record Property(String name, Kind kind, int length, String enumeration, Set<String> marks) {

    /** What a property holds; the vendor has no other kinds in the entities used here. */
    enum Kind {
        STRING("Edm.String"),
        REAL("Edm.Decimal"),
        INT("Edm.Int32"),
        LONG("Edm.Int64"),
        /** A day; what time a client sends with it is dropped, and noon stands in answers. */
        DATE("Edm.DateTimeOffset"),
        DATETIME("Edm.DateTimeOffset"),
        ENUM(null);

        private final String edm;

        Kind(String edm) {
            this.edm = edm;
        }
    }

    /** The name of the type in {@code $metadata} and in complaints. */
    String edmType() {
        return kind == Kind.ENUM ? EntityModel.NAMESPACE + "." + enumeration : kind.edm;
    }

    boolean is(String mark) {
        return marks.contains(mark);
    }

    /** How people see the field: the vendor's complaints name the label. */
    String label() {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
