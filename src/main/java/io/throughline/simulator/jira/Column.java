package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a field of a query means.
 *
 * @param values of an issue, as text; none if it is empty
 * @param literal what a literal of the query stands for; refuses what does not exist
 */
record Column(Kind kind, Function<ObjectNode, List<String>> values, UnaryOperator<String> literal) {

    /** Which operators fit. */
    enum Kind {
        /** A record of the site. */
        REFERENCE(Set.of("=", "!=", "in", "not in", "is", "is not")),
        /** Words are looked for. */
        TEXT(Set.of("~", "!~", "is", "is not")),
        /** A moment or a day. */
        DATE(Set.of("=", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not")),
        /** A number. */
        NUMBER(Set.of("=", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"));

        private final Set<String> operators;

        Kind(Set<String> operators) {
            this.operators = operators;
        }

        boolean takes(String operator) {
            return operators.contains(operator);
        }
    }
}
