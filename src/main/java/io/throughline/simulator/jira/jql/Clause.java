package io.throughline.simulator.jira.jql;

import java.util.List;

/** A condition of a query. */
public sealed interface Clause {

    /** All of them. */
    record And(List<Clause> parts) implements Clause {}

    /** Any of them. */
    record Or(List<Clause> parts) implements Clause {}

    /** Not this one. */
    record Not(Clause inner) implements Clause {}

    /**
     * One comparison.
     *
     * @param field the name as written, unquoted
     * @param operator in lower case: {@code = != < <= > >= ~ !~ in}, {@code not in}, {@code is}, {@code is not}
     */
    record Term(String field, String operator, List<Operand> operands) implements Clause {}
}
