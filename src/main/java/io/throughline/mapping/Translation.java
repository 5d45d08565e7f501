package io.throughline.mapping;

/** Turns one word into another: an enum, a look-up table, the crosswalk. Immutable; used by many threads at once. */
interface Translation {

    /** The translated value, or {@link Value#ABSENT}; a word that is not known goes to the run as a problem (never a silent blank). */
    Object of(String word, Run run, Scope scope);
}
