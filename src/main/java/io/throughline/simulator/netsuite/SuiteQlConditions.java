package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The WHERE clause: comparisons, IN, LIKE, IS NULL, joined by AND and OR; {@code ?} takes the next parameter. */
final class SuiteQlConditions {

    private final SuiteQlTokens in;
    private final SuiteQlTable table;
    private final List<String> parameters;
    private int used;
    private int depth;
    private boolean alternative;
    private boolean given;
    private Collection<ObjectNode> candidates;

    SuiteQlConditions(SuiteQlTokens in, SuiteQlTable table, List<String> parameters) {
        this.in = in;
        this.table = table;
        this.parameters = parameters;
    }

    /** The rows that can fit: all of the table, unless a condition that every row must meet names ids. */
    Collection<ObjectNode> candidates() {
        return candidates == null || alternative ? table.rows() : candidates;
    }

    private void narrow(String property, Collection<String> values) {
        if (depth == 0 && candidates == null) {
            candidates = table.rows(property, values).orElse(null);
        }
    }

    /** Whether the statement has conditions. */
    boolean given() {
        return given;
    }

    Predicate<ObjectNode> where() {
        given = in.accept("WHERE");
        return given ? alternatives() : record -> true;
    }

    private Predicate<ObjectNode> alternatives() {
        Predicate<ObjectNode> filter = conjunction();
        while (in.accept("OR")) {
            alternative |= depth == 0;
            filter = filter.or(conjunction());
        }
        return filter;
    }

    private Predicate<ObjectNode> conjunction() {
        Predicate<ObjectNode> filter = condition();
        while (in.accept("AND")) {
            filter = filter.and(condition());
        }
        return filter;
    }

    private Predicate<ObjectNode> condition() {
        if (in.accept("NOT")) {
            depth++;
            Predicate<ObjectNode> inside = condition();
            depth--;
            return inside.negate();
        }
        if (in.accept("(")) {
            depth++;
            Predicate<ObjectNode> inside = alternatives();
            depth--;
            in.expect(")");
            return inside;
        }
        return comparison();
    }

    private Predicate<ObjectNode> comparison() {
        String name = in.take();
        String property = table.property(name.substring(name.lastIndexOf('.') + 1));
        if (in.accept("IS")) {
            boolean negated = in.accept("NOT");
            in.expect("NULL");
            return record -> (table.sortable(record, property) == null) != negated;
        }
        boolean negated = in.accept("NOT");
        if (in.accept("IN")) {
            Set<String> values = new LinkedHashSet<>(list());
            if (!negated) {
                narrow(property, values);
            }
            return record -> has(record, property) && values.contains(table.sortable(record, property)) != negated;
        }
        if (in.accept("LIKE")) {
            Pattern pattern = like(value());
            return record -> has(record, property)
                    && pattern.matcher(table.sortable(record, property)).matches() != negated;
        }
        String operator = in.take();
        IntPredicate sign = sign(operator);
        String wanted = value();
        if (operator.equals("=")) {
            narrow(property, List.of(wanted));
        }
        return record -> has(record, property) && sign.test(order(table.sortable(record, property), wanted));
    }

    private boolean has(ObjectNode record, String property) {
        return table.sortable(record, property) != null;
    }

    private List<String> list() {
        in.expect("(");
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (in.accept(","));
        in.expect(")");
        return values;
    }

    private String value() {
        String token = in.take();
        if (token.equals("?")) {
            if (used >= parameters.size()) {
                throw SuiteQlTokens.invalid("a parameter is missing");
            }
            return parameters.get(used++);
        }
        if (token.toUpperCase(Locale.ROOT).startsWith("TO_DATE") || token.equalsIgnoreCase("TO_TIMESTAMP")) {
            return date();
        }
        return token.startsWith("'") ? token.substring(1, token.length() - 1).replace("''", "'") : token;
    }

    private String date() {
        in.expect("(");
        String text = value();
        if (in.accept(",")) {
            value();
        }
        in.expect(")");
        return text.contains("/")
                ? LocalDate.parse(text, QConditions.ACCOUNT_DATE).toString()
                : text.replace(' ', 'T');
    }

    private static Pattern like(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static IntPredicate sign(String operator) {
        return switch (operator) {
            case "=" -> order -> order == 0;
            case "!=", "<>" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            default -> throw SuiteQlTokens.invalid("unexpected '" + operator + "'");
        };
    }

    /** Numbers by value, everything else as text; nulls last. */
    static int order(String one, String other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        boolean numbers = one.matches("-?\\d+(\\.\\d+)?") && other.matches("-?\\d+(\\.\\d+)?");
        return numbers ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
    }
}
