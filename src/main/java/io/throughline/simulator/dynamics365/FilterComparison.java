package io.throughline.simulator.dynamics365;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Compares two operands as the service does: texts without upper and lower case, {@code *} in a text as wildcard, enums only for equality. */
final class FilterComparison {

    private static final Map<String, IntPredicate> SIGNS = Map.of(
            "eq", sign -> sign == 0,
            "ne", sign -> sign != 0,
            "gt", sign -> sign > 0,
            "ge", sign -> sign >= 0,
            "lt", sign -> sign < 0,
            "le", sign -> sign <= 0);

    private FilterComparison() {}

    static Operand of(Operand left, String operator, Operand right) {
        boolean equality = operator.equals("eq") || operator.equals("ne");
        if (left.type().equals(Operand.DAY) != right.type().equals(Operand.DAY)
                && left.comparedAs().equals(right.comparedAs())) {
            return of(left.byDay(), operator, right.byDay());
        }
        boolean sameType = left.comparedAs().equals(right.comparedAs());
        boolean withNull = left.type().equals(Operand.NULL) || right.type().equals(Operand.NULL);
        boolean ordered = !left.type().startsWith(EntityModel.NAMESPACE);
        if (!(sameType && (ordered || equality)) && !(withNull && equality)) {
            throw Problems.badRequest("A binary operator with incompatible types was detected. Found operand types '"
                    + left.type() + "' and '" + right.type() + "' for operator kind '" + operator + "'.");
        }
        return new Operand(
                Operand.BOOLEAN,
                record -> holds(
                        left.value().apply(record), operator, right.value().apply(record)));
    }

    private static boolean holds(Object left, String operator, Object right) {
        if (left == null || right == null) {
            return (left == right) == operator.equals("eq");
        }
        if (left instanceof String text && right instanceof String pattern && pattern.contains("*")) {
            boolean fits = wildcard(pattern).matcher(text).matches();
            return operator.equals("ne") ? !fits : operator.equals("eq") && fits;
        }
        return SIGNS.get(operator).test(sign(left, right));
    }

    private static int sign(Object left, Object right) {
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        if (left instanceof Instant instant) {
            return instant.compareTo((Instant) right);
        }
        return left.toString()
                .toLowerCase(Locale.ROOT)
                .compareTo(right.toString().toLowerCase(Locale.ROOT));
    }

    private static Pattern wildcard(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(literal.isEmpty() ? "" : Pattern.quote(literal));
            if (regex.length() == 0) {
                regex.append("(?:)");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
