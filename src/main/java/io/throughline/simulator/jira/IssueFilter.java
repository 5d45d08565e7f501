package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.jira.jql.Clause;
import io.throughline.simulator.jira.jql.JqlException;
import io.throughline.simulator.jira.jql.JqlQuery;
import io.throughline.simulator.jira.jql.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Turns the conditions of a query into a test of issues. Unknown names and operators that do not fit are refused before any issue is looked at. */
final class IssueFilter {

    private final Columns columns;
    private final Moments moments;
    private final String user;

    IssueFilter(Columns columns, Moments moments, String user) {
        this.columns = columns;
        this.moments = moments;
        this.user = user;
    }

    Predicate<ObjectNode> of(Clause clause) {
        return test(clause, false);
    }

    /** A negation turns the operators around, so that {@code not x = 1} leaves out issues without x, as {@code x != 1} does. */
    private Predicate<ObjectNode> test(Clause clause, boolean negated) {
        if (clause instanceof Clause.Not not) {
            return test(not.inner(), !negated);
        }
        if (clause instanceof Clause.Term term) {
            return term(term, negated);
        }
        boolean all = clause instanceof Clause.And != negated;
        List<Clause> parts = clause instanceof Clause.And and ? and.parts() : ((Clause.Or) clause).parts();
        return parts.stream()
                .map(part -> test(part, negated))
                .reduce(all ? Predicate::and : Predicate::or)
                .orElseThrow();
    }

    private Predicate<ObjectNode> term(Clause.Term term, boolean negated) {
        Column column = columns.named(term.field());
        String operator = negated ? opposite(term.operator()) : term.operator();
        if (!column.kind().takes(operator)) {
            throw new JqlException(
                    "The operator '" + term.operator() + "' is not supported by the '" + term.field() + "' field.");
        }
        List<String> wanted = new ArrayList<>();
        boolean empty = false;
        for (Operand operand : term.operands()) {
            empty |= operand.isEmpty();
            if (!operand.isEmpty()) {
                wanted.add(value(column, operand, term.field()));
            }
        }
        boolean orEmpty = empty;
        return switch (operator) {
            case "=", "in", "is" ->
                issue -> same(column, issue, wanted)
                        || (orEmpty && column.values().apply(issue).isEmpty());
            case "!=", "not in", "is not" ->
                issue -> !column.values().apply(issue).isEmpty() && !same(column, issue, wanted);
            case "~" -> issue -> contains(column, issue, wanted.get(0));
            case "!~" -> issue -> !column.values().apply(issue).isEmpty() && !contains(column, issue, wanted.get(0));
            default ->
                issue -> column.values().apply(issue).stream()
                        .anyMatch(found -> fits(operator, compare(column.kind(), found, wanted.get(0))));
        };
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "=" -> "!=";
            case "!=" -> "=";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            case "<=" -> ">";
            case "~" -> "!~";
            case "!~" -> "~";
            case "in" -> "not in";
            case "not in" -> "in";
            case "is" -> "is not";
            default -> "is";
        };
    }

    private String value(Column column, Operand operand, String field) {
        if (operand.kind() == Operand.Kind.LITERAL) {
            String literal = column.literal().apply(operand.text());
            return column.kind() == Column.Kind.DATE ? moments.of(literal, field) : literal;
        }
        if (operand.text().equals("currentuser")) {
            return user;
        }
        return moments.function(operand.text(), operand.arguments());
    }

    private static boolean same(Column column, ObjectNode issue, List<String> wanted) {
        return column.values().apply(issue).stream()
                .anyMatch(found -> wanted.stream().anyMatch(one -> equal(column.kind(), found, one)));
    }

    private static boolean equal(Column.Kind kind, String found, String wanted) {
        return kind == Column.Kind.REFERENCE ? found.equals(wanted) : compare(kind, found, wanted) == 0;
    }

    private static int compare(Column.Kind kind, String found, String wanted) {
        return kind == Column.Kind.NUMBER
                ? new BigDecimal(found).compareTo(new BigDecimal(wanted))
                : Moments.instant(found).compareTo(Moments.instant(wanted));
    }

    private static boolean fits(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Every word must be there; a quoted phrase inside must stand as it is. */
    private static boolean contains(Column column, ObjectNode issue, String wanted) {
        String text = String.join(" ", column.values().apply(issue)).toLowerCase(Locale.ROOT);
        String lower = wanted.toLowerCase(Locale.ROOT);
        if (lower.startsWith("\"") && lower.endsWith("\"") && lower.length() > 2) {
            return text.contains(lower.substring(1, lower.length() - 1));
        }
        List<String> words = List.of(text.split("[^\\p{L}\\p{N}]+"));
        return List.of(lower.split("[^\\p{L}\\p{N}*]+")).stream()
                .filter(word -> !word.isEmpty())
                .allMatch(word -> word.endsWith("*")
                        ? words.stream().anyMatch(one -> one.startsWith(word.substring(0, word.length() - 1)))
                        : words.contains(word));
    }

    /** The order that a query asks for; newest first if it asks for none. */
    Comparator<ObjectNode> order(JqlQuery query) {
        Comparator<ObjectNode> order = null;
        for (JqlQuery.Order one : query.orders()) {
            Comparator<ObjectNode> next = by(columns.named(one.field()));
            next = one.descending() ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<ObjectNode> newest = Comparator.<ObjectNode>comparingLong(
                        issue -> Long.parseLong(Json.text(issue, "id")))
                .reversed();
        return order == null ? newest : order.thenComparing(newest);
    }

    private static Comparator<ObjectNode> by(Column column) {
        return Comparator.comparing(
                issue -> column.values().apply(issue).stream().findFirst().orElse(null),
                Comparator.nullsLast((one, other) -> one.matches("\\d{1,18}") && other.matches("\\d{1,18}")
                        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                        : one.compareTo(other)));
    }
}
