package io.throughline.simulator.salesforce.soql;

import java.util.List;

/** What a WHERE clause says. */
public sealed interface Condition {

    /** All must hold. */
    record And(List<Condition> parts) implements Condition {}

    /** One must hold. */
    record Or(List<Condition> parts) implements Condition {}

    /** It must not hold. */
    record Not(Condition part) implements Condition {}

    /** A field compared with one literal; the operator is {@code = != < <= > >= LIKE}. */
    record Compare(Query.Path path, String operator, Literal literal) implements Condition {}

    /** A field among literals. */
    record In(Query.Path path, boolean negated, List<Literal> literals) implements Condition {}

    /** A field among the values of another query. */
    record InQuery(Query.Path path, boolean negated, Query query) implements Condition {}
}
