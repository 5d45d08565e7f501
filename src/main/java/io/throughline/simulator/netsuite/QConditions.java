package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The operators of {@code q}. Dates are written in the account's format, which is month/day/year here. */
final class QConditions {

    static final DateTimeFormatter ACCOUNT_DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);

    private QConditions() {}

    static Predicate<ObjectNode> test(Property property, String operator, List<String> values) {
        if (operator.startsWith("EMPTY")) {
            boolean empty = operator.equals("EMPTY");
            return record -> text(property, record).isEmpty() == empty;
        }
        if (operator.startsWith("ANY_OF")) {
            boolean in = operator.equals("ANY_OF");
            return record -> values.contains(text(property, record)) == in;
        }
        BiPredicate<String, String> compare = comparison(property, operator);
        String wanted = values.get(0);
        return record -> compare.test(text(property, record), wanted);
    }

    private static BiPredicate<String, String> comparison(Property property, String operator) {
        boolean negated = operator.endsWith("_NOT");
        BiPredicate<String, String> test = positive(property, negated ? operator.replace("_NOT", "") : operator);
        return negated ? test.negate() : test;
    }

    private static BiPredicate<String, String> positive(Property property, String operator) {
        return switch (operator) {
            case "IS" -> String::equalsIgnoreCase;
            case "CONTAIN" -> (value, wanted) -> folded(value).contains(folded(wanted));
            case "START_WITH" -> (value, wanted) -> folded(value).startsWith(folded(wanted));
            case "END_WITH" -> (value, wanted) -> folded(value).endsWith(folded(wanted));
            case "EQUAL", "ON" -> (value, wanted) -> order(property, value, wanted, sign -> sign == 0);
            case "GREATER", "AFTER" -> (value, wanted) -> order(property, value, wanted, sign -> sign > 0);
            case "LESS", "BEFORE" -> (value, wanted) -> order(property, value, wanted, sign -> sign < 0);
            case "GREATER_OR_EQUAL", "ON_OR_AFTER" ->
                (value, wanted) -> order(property, value, wanted, sign -> sign >= 0);
            case "LESS_OR_EQUAL", "ON_OR_BEFORE" ->
                (value, wanted) -> order(property, value, wanted, sign -> sign <= 0);
            default -> throw Problems.parameter("q", "Invalid search query. Unknown operator: " + operator + ".");
        };
    }

    private static boolean order(Property property, String value, String wanted, java.util.function.IntPredicate sign) {
        if (value.isEmpty()) {
            return false;
        }
        return switch (property.kind()) {
            case NUMBER -> sign.test(new BigDecimal(value).compareTo(new BigDecimal(wanted)));
            case DATE, DATETIME -> sign.test(value.substring(0, 10).compareTo(date(wanted)));
            default -> sign.test(value.compareToIgnoreCase(wanted));
        };
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text, ACCOUNT_DATE).toString();
        } catch (DateTimeException e) {
            throw Problems.parameter("q", "Invalid search query. " + text + " is not a date in the format M/D/YYYY.");
        }
    }

    private static String text(Property property, ObjectNode record) {
        JsonNode value = record.path(property.name());
        return value.isObject() ? value.path("id").asText() : value.isNull() ? "" : value.asText();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
