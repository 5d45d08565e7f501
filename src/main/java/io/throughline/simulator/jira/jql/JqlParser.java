package io.throughline.simulator.jira.jql;

import io.throughline.simulator.jira.jql.JqlLexer.Token;
import io.throughline.simulator.jira.jql.JqlQuery.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a query. For one query. */
public final class JqlParser {

    private static final Token END = new Token("", false, 0);
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=", "~", "!~");

    private final List<Token> tokens;
    private int position;

    private JqlParser(String query) {
        tokens = new JqlLexer(query).tokens();
    }

    /**
     * Reads it.
     *
     * @throws JqlException if it is none
     */
    public static JqlQuery parse(String query) {
        return new JqlParser(query).query();
    }

    private JqlQuery query() {
        Optional<Clause> where = peek() == END || peek().is("order") ? Optional.empty() : Optional.of(or());
        List<Order> orders = new ArrayList<>();
        if (accept("order")) {
            expect("by");
            do {
                orders.add(order());
            } while (accept(","));
        }
        if (peek() != END) {
            throw unexpected("Expecting either 'OR' or 'AND' but got");
        }
        return new JqlQuery(where, orders);
    }

    private Order order() {
        String field = name("Expecting a field name but got");
        boolean descending = accept("desc");
        if (!descending) {
            accept("asc");
        }
        return new Order(field, descending);
    }

    private Clause or() {
        return list("or", this::and, Clause.Or::new);
    }

    private Clause and() {
        return list("and", this::not, Clause.And::new);
    }

    private Clause list(String word, java.util.function.Supplier<Clause> part, Function<List<Clause>, Clause> whole) {
        List<Clause> parts = new ArrayList<>(List.of(part.get()));
        while (accept(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : whole.apply(parts);
    }

    private Clause not() {
        if (accept("not") || accept("!")) {
            return new Clause.Not(not());
        }
        if (accept("(")) {
            Clause inner = or();
            expect(")");
            return inner;
        }
        return term();
    }

    private Clause term() {
        String field = name("Expecting a field name but got");
        String operator = operator();
        if (operator.endsWith("in")) {
            return new Clause.Term(field, operator, operands());
        }
        Operand operand = operand();
        if (operator.startsWith("is") && !operand.isEmpty()) {
            throw new JqlException("The operator '" + operator + "' can only be used with 'EMPTY' or 'NULL'.");
        }
        return new Clause.Term(field, operator, List.of(operand));
    }

    private String operator() {
        Token token = peek();
        if (token.isSign() && COMPARISONS.contains(token.text())) {
            position++;
            return token.text();
        }
        if (accept("in")) {
            return "in";
        }
        if (accept("is")) {
            return accept("not") ? "is not" : "is";
        }
        if (accept("not")) {
            expect("in");
            return "not in";
        }
        throw unexpected("Expecting operator but got");
    }

    private List<Operand> operands() {
        if (!accept("(")) {
            Operand single = operand();
            if (single.kind() == Operand.Kind.FUNCTION) {
                return List.of(single);
            }
            throw unexpected("Expecting '(' but got");
        }
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operand());
        } while (accept(","));
        expect(")");
        return operands;
    }

    private Operand operand() {
        Token token = peek();
        if (token == END || token.isSign()) {
            throw unexpected("Expecting either a value, list or function but got");
        }
        position++;
        if (token.is("empty") || token.is("null")) {
            return new Operand(Operand.Kind.EMPTY, "", List.of());
        }
        if (token.quoted() || !accept("(")) {
            return Operand.literal(token.text());
        }
        List<String> arguments = new ArrayList<>();
        while (!accept(")")) {
            arguments.add(name("Expecting ')' but got"));
            accept(",");
        }
        return new Operand(Operand.Kind.FUNCTION, token.text().toLowerCase(Locale.ROOT), arguments);
    }

    private String name(String otherwise) {
        Token token = peek();
        if (token == END || token.isSign()) {
            throw unexpected(otherwise);
        }
        position++;
        return token.text();
    }

    private Token peek() {
        return position < tokens.size() ? tokens.get(position) : END;
    }

    private boolean accept(String word) {
        boolean fits = peek() != END && peek().is(word);
        position += fits ? 1 : 0;
        return fits;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw unexpected("Expecting '" + word + "' but got");
        }
    }

    private JqlException unexpected(String what) {
        Token token = peek();
        return new JqlException(
                token == END
                        ? "Error in the JQL Query: " + what + " the end of the query."
                        : "Error in the JQL Query: " + what + " '" + token.text() + "'. (line 1, character "
                                + token.at() + ")");
    }
}
