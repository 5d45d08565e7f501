package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One field against one literal. Text compares without regard to case, ids by their first 15 characters. */
record Comparison(Predicate<JsonNode> test) {

    private static final int SHORT_ID = 15;

    boolean test(JsonNode value) {
        return test.test(value);
    }

    static Comparison of(Field field, String operator, Literal literal) {
        if (literal instanceof Literal.Null) {
            boolean equal = operator.equals("=");
            return new Comparison(value -> missing(value) == equal);
        }
        if (operator.equals("LIKE")) {
            return like(field, literal);
        }
        if (literal instanceof Literal.Range range) {
            return range(field, operator, range);
        }
        IntPredicate sign = sign(operator);
        boolean unequal = operator.equals("!=");
        ValueOrder order = ValueOrder.of(field, literal);
        return new Comparison(value -> missing(value) ? unequal : sign.test(order.compare(value)));
    }

    private static boolean missing(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    private static Comparison like(Field field, Literal literal) {
        if (!(literal instanceof Literal.Text text) || !field.type().words()) {
            throw ValueOrder.wrongType(field);
        }
        StringBuilder regex = new StringBuilder();
        for (char c : text.value().toCharArray()) {
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        return new Comparison(
                value -> !missing(value) && pattern.matcher(value.asText()).matches());
    }

    private static Comparison range(Field field, String operator, Literal.Range range) {
        boolean time = field.type() == FieldType.DATETIME;
        if (!time && field.type() != FieldType.DATE) {
            throw ValueOrder.wrongType(field);
        }
        String from = time ? range.from() + "T00:00:00.000+0000" : range.from();
        String until = time ? range.until() + "T00:00:00.000+0000" : range.until();
        Predicate<String> test = switch (operator) {
            case "=" -> value -> value.compareTo(from) >= 0 && value.compareTo(until) < 0;
            case "!=" -> value -> value.compareTo(from) < 0 || value.compareTo(until) >= 0;
            case "<" -> value -> value.compareTo(from) < 0;
            case "<=" -> value -> value.compareTo(until) < 0;
            case ">" -> value -> value.compareTo(until) >= 0;
            default -> value -> value.compareTo(from) >= 0;
        };
        return new Comparison(value -> !missing(value) && test.test(value.asText()));
    }

    private static IntPredicate sign(String operator) {
        return switch (operator) {
            case "=" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            default -> order -> order >= 0;
        };
    }

    /** An id as it is compared: the 15-character form is exact, the longer one adds only a checksum. */
    static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
