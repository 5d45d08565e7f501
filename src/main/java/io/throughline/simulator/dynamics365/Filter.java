package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/** Parses a {@code $filter} of the operators that the service supports; functions, {@code in} and {@code has} are not among them. */
final class Filter {

    private static final Set<String> COMPARISONS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Map<String, BinaryOperator<BigDecimal>> SUMS =
            Map.of("add", BigDecimal::add, "sub", BigDecimal::subtract);
    private static final Map<String, BinaryOperator<BigDecimal>> PRODUCTS = Map.of(
            "mul", BigDecimal::multiply,
            "div", (one, other) -> one.divide(other, MathContext.DECIMAL64),
            "mod", BigDecimal::remainder);

    private final EntitySet set;
    private final EntityModel model;
    private final FilterTokens tokens;

    private Filter(EntitySet set, EntityModel model, String text) {
        this.set = set;
        this.model = model;
        this.tokens = new FilterTokens(text);
    }

    /** The condition, or the vendor's complaint about it. */
    static Predicate<ObjectNode> parse(String text, EntitySet set, EntityModel model) {
        Filter filter = new Filter(set, model, text);
        Operand whole = filter.or();
        if (!filter.tokens.peek().isEmpty()) {
            throw filter.syntax(filter.tokens.peek());
        }
        return filter.condition(whole)::test;
    }

    private Operand or() {
        Operand left = and();
        while (tokens.takes("or")) {
            Operand one = condition(left);
            Operand other = condition(and());
            left = new Operand(Operand.BOOLEAN, record -> one.test(record) || other.test(record));
        }
        return left;
    }

    private Operand and() {
        Operand left = not();
        while (tokens.takes("and")) {
            Operand one = condition(left);
            Operand other = condition(not());
            left = new Operand(Operand.BOOLEAN, record -> one.test(record) && other.test(record));
        }
        return left;
    }

    private Operand not() {
        if (tokens.takes("not")) {
            Operand negated = condition(not());
            return new Operand(Operand.BOOLEAN, record -> !negated.test(record));
        }
        return comparison();
    }

    private Operand comparison() {
        Operand left = arithmetic(SUMS);
        String word = tokens.peek();
        if (COMPARISONS.contains(word)) {
            tokens.take();
            return FilterComparison.of(left, word, arithmetic(SUMS));
        }
        if (List.of("in", "has").contains(word)) {
            throw Problems.badRequest("The operator '" + word + "' is not supported.");
        }
        return left;
    }

    private Operand arithmetic(Map<String, BinaryOperator<BigDecimal>> operators) {
        boolean sums = operators.equals(SUMS);
        Operand left = sums ? arithmetic(PRODUCTS) : primary();
        while (operators.containsKey(tokens.peek())) {
            BinaryOperator<BigDecimal> operator = operators.get(tokens.take());
            Operand one = number(left);
            Operand other = number(sums ? arithmetic(PRODUCTS) : primary());
            left = new Operand(
                    "Edm.Decimal",
                    record -> operator.apply((BigDecimal) one.value().apply(record), (BigDecimal)
                            other.value().apply(record)));
        }
        return left;
    }

    private Operand primary() {
        String token = tokens.take();
        if (token.equals("(")) {
            Operand inner = or();
            if (!tokens.takes(")")) {
                throw syntax(tokens.peek());
            }
            return inner;
        }
        if (token.startsWith("'")) {
            return constant("Edm.String", unquoted(token));
        }
        if (token.endsWith("'")) {
            return enumeration(token);
        }
        if (token.matches("-?\\d+(\\.\\d+)?")) {
            return constant("Edm.Decimal", new BigDecimal(token));
        }
        if (token.matches("\\d{4}-.*")) {
            return constant("Edm.DateTimeOffset", EntityValues.instant(token));
        }
        return named(token);
    }

    private Operand named(String token) {
        if (tokens.peek().equals("(")) {
            throw Problems.badRequest("The function '" + token + "' is not supported.");
        }
        return switch (token) {
            case "null" -> constant(Operand.NULL, null);
            case "true", "false" -> constant(Operand.BOOLEAN, Boolean.valueOf(token));
            default -> property(token);
        };
    }

    private Operand property(String name) {
        if (name.isEmpty() || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw syntax(name);
        }
        Property property = set.property(name)
                .orElseThrow(() -> Problems.badRequest(
                        "Could not find a property named '" + name + "' on type '" + set.qualifiedType() + "'."));
        String type = switch (property.kind()) {
            case INT, LONG -> "Edm.Decimal";
            case DATE -> Operand.DAY;
            default -> property.edmType();
        };
        return new Operand(type, record -> EntityValues.comparable(property, record.path(name)));
    }

    /** {@code Microsoft.Dynamics.DataEntities.NoYes'Yes'}. */
    private Operand enumeration(String token) {
        int quote = token.indexOf('\'');
        String type = token.substring(0, quote);
        String value = unquoted(token.substring(quote));
        String plain = type.replaceFirst("^" + EntityModel.NAMESPACE.replace(".", "\\.") + "\\.", "");
        List<String> values = model.enums().get(plain);
        if (!type.startsWith(EntityModel.NAMESPACE) || values == null || !values.contains(value)) {
            throw Problems.badRequest("The string '" + token + "' is not a valid enumeration type constant.");
        }
        return constant(type, value);
    }

    private static Operand constant(String type, Object value) {
        return new Operand(type, record -> value);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("''", "'");
    }

    private Operand condition(Operand operand) {
        if (!operand.isBoolean()) {
            throw Problems.badRequest("The $filter expression must evaluate to a single boolean value.");
        }
        return operand;
    }

    private static Operand number(Operand operand) {
        if (!operand.type().equals("Edm.Decimal")) {
            throw Problems.badRequest("Arithmetic needs numbers, not '" + operand.type() + "'.");
        }
        return operand;
    }

    private RuntimeException syntax(String at) {
        return Problems.badRequest("Syntax error at '" + at + "' in the $filter of '" + set.name() + "'.");
    }
}
