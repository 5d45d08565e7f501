package io.throughline.config;

import java.util.Set;

/** A question about one fact of a deal. An absent fact meets no condition but {@code present: false}. */
public sealed interface TaxCondition {

    /** The fact asked. */
    TaxFact fact();

    /** The fact is one of these values; a group such as {@code eu} is already resolved to its countries. */
    record In(TaxFact fact, Set<String> values) implements TaxCondition {}

    /** The fact is known and none of these values. */
    record NotIn(TaxFact fact, Set<String> values) implements TaxCondition {}

    /** The fact is known, or is not. */
    record Present(TaxFact fact, boolean expected) implements TaxCondition {}

    /** Both facts are known and equal. */
    record SameAs(TaxFact fact, TaxFact other) implements TaxCondition {}

    /** Both facts are dates, and the first is not before the other. */
    record NotBefore(TaxFact fact, TaxFact other) implements TaxCondition {}

    /** The fact is a date, not in the future and at most so many days ago. */
    record MaxAgeDays(TaxFact fact, int days) implements TaxCondition {}
}
