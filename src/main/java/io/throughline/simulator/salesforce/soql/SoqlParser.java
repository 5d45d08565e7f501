package io.throughline.simulator.salesforce.soql;

import io.throughline.simulator.salesforce.soql.SoqlLexer.Kind;
import io.throughline.simulator.salesforce.soql.SoqlLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses queries. An instance parses one query, once. */
public final class SoqlParser {

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=", "LIKE");

    private static final Set<String> AGGREGATES = Set.of("COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX");

    private final TokenStream in;
    private final LiteralParser literals;

    private SoqlParser(String text, java.time.LocalDate today) {
        in = new TokenStream(SoqlLexer.tokens(text));
        literals = new LiteralParser(in, today);
    }

    /**
     * Parses a query.
     *
     * @param today the day that TODAY and its kin count from, in the org's zone
     * @throws SoqlException with MALFORMED_QUERY if the text is no query of the subset
     */
    public static Query parse(String text, java.time.LocalDate today) {
        SoqlParser parser = new SoqlParser(text, today);
        Query query = parser.query();
        parser.in.expectEnd();
        return query;
    }

    private Query query() {
        in.expect("SELECT");
        List<Query.Item> select = new ArrayList<>();
        do {
            select.add(item());
        } while (in.accept(","));
        boolean count = select.equals(List.of(new Query.Aggregate("COUNT", null, "")));
        in.expect("FROM");
        String from = in.word();
        alias();
        Condition where = in.accept("WHERE") ? condition() : null;
        List<Query.Path> groupBy = groupBy();
        List<Query.Order> order = order();
        int limit = in.accept("LIMIT") ? in.integer() : -1;
        int offset = in.accept("OFFSET") ? in.integer() : 0;
        forView();
        return new Query(select, count, from, where, groupBy, order, limit, offset);
    }

    private void alias() {
        if (in.peek().kind() == Kind.WORD && !in.peekIsAny("WHERE", "ORDER", "LIMIT", "OFFSET", "FOR", "GROUP")) {
            throw SoqlException.malformed(
                    "aliases are not supported here: " + in.peek().text());
        }
    }

    private void forView() {
        if (in.accept("FOR") && !in.accept("VIEW") && !in.accept("REFERENCE") && !in.accept("UPDATE")) {
            throw in.unexpected();
        }
    }

    private Query.Item item() {
        if (in.accept("(")) {
            Query children = query();
            in.expect(")");
            return new Query.Children(children);
        }
        if (in.peekIsAny("FIELDS")) {
            return allFields();
        }
        String word = in.word();
        return in.accept("(") ? aggregate(word.toUpperCase(java.util.Locale.ROOT)) : new Query.Path(steps(word));
    }

    private Query.Item aggregate(String function) {
        if (!AGGREGATES.contains(function)) {
            throw SoqlException.malformed("unknown function: " + function);
        }
        Query.Path path = in.peekIsAny(")") && function.equals("COUNT") ? null : path();
        in.expect(")");
        boolean named = in.peek().kind() == Kind.WORD && !in.peekIsAny("FROM");
        return new Query.Aggregate(function, path, named ? in.word() : "");
    }

    private List<Query.Path> groupBy() {
        List<Query.Path> paths = new ArrayList<>();
        if (in.accept("GROUP")) {
            in.expect("BY");
            do {
                paths.add(path());
            } while (in.accept(","));
        }
        return paths;
    }

    private Query.Item allFields() {
        in.expect("FIELDS");
        in.expect("(");
        in.word();
        in.expect(")");
        return new Query.AllFields();
    }

    private Query.Path path() {
        return new Query.Path(steps(in.word()));
    }

    private static List<String> steps(String word) {
        return List.of(word.split("\\."));
    }

    private Condition condition() {
        Condition first = negation();
        if (in.peekIsAny("AND")) {
            return new Condition.And(more(first, "AND"));
        }
        return in.peekIsAny("OR") ? new Condition.Or(more(first, "OR")) : first;
    }

    private List<Condition> more(Condition first, String joint) {
        List<Condition> parts = new ArrayList<>(List.of(first));
        while (in.accept(joint)) {
            parts.add(negation());
        }
        // the vendor does not mix AND and OR without parentheses
        if (in.peekIsAny("AND", "OR")) {
            throw in.unexpected();
        }
        return parts;
    }

    private Condition negation() {
        if (in.accept("NOT")) {
            return new Condition.Not(negation());
        }
        if (in.accept("(")) {
            Condition inside = condition();
            in.expect(")");
            return inside;
        }
        return comparison();
    }

    private Condition comparison() {
        Query.Path path = path();
        boolean negated = in.accept("NOT");
        if (in.accept("IN")) {
            return among(path, negated);
        }
        Token operator = in.next();
        if (negated || COMPARISONS.stream().noneMatch(operator::is)) {
            throw SoqlException.malformed("unexpected token: '" + operator.text() + "'");
        }
        String sign = operator.is("<>") ? "!=" : operator.text().toUpperCase(java.util.Locale.ROOT);
        return new Condition.Compare(path, sign, literals.literal());
    }

    private Condition among(Query.Path path, boolean negated) {
        in.expect("(");
        if (in.peekIsAny("SELECT")) {
            Query query = query();
            in.expect(")");
            return new Condition.InQuery(path, negated, query);
        }
        List<Literal> values = new ArrayList<>();
        do {
            values.add(literals.literal());
        } while (in.accept(","));
        in.expect(")");
        return new Condition.In(path, negated, values);
    }

    private List<Query.Order> order() {
        List<Query.Order> keys = new ArrayList<>();
        if (in.accept("ORDER")) {
            in.expect("BY");
            do {
                keys.add(key());
            } while (in.accept(","));
        }
        return keys;
    }

    private Query.Order key() {
        Query.Path path = path();
        boolean descending = in.accept("DESC");
        if (!descending) {
            in.accept("ASC");
        }
        boolean last = false;
        if (in.accept("NULLS")) {
            last = in.accept("LAST");
            if (!last) {
                in.expect("FIRST");
            }
        }
        return new Query.Order(path, descending, last);
    }
}
