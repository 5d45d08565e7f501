package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The filters and orders of {@code query_params}. */
final class Rules {

    private static final String LAST_UPDATED = "__last_updated__";

    private final Account account;

    Rules(Account account) {
        this.account = account;
    }

    List<ObjectNode> apply(List<ObjectNode> items, String board, Map<String, Object> query) {
        List<ObjectNode> found = new ArrayList<>(items);
        if (query.get("ids") instanceof List<?> ids) {
            found.removeIf(item -> !ids.contains(Json.text(item, "id")));
        }
        List<Predicate<ObjectNode>> conditions = new ArrayList<>();
        list(query.get("rules")).forEach(rule -> conditions.add(condition(board, rule)));
        if (!conditions.isEmpty()) {
            boolean any = "or".equals(query.get("operator"));
            found.removeIf(item -> any
                    ? conditions.stream().noneMatch(one -> one.test(item))
                    : !conditions.stream().allMatch(one -> one.test(item)));
        }
        List<Map<String, Object>> orders = list(query.get("order_by"));
        for (int i = orders.size() - 1; i >= 0; i--) {
            found.sort(order(board, orders.get(i)));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    private Comparator<ObjectNode> order(String board, Map<String, Object> order) {
        String column = String.valueOf(order.get("column_id"));
        Comparator<ObjectNode> comparator =
                (one, other) -> compare(text(one, board, column), text(other, board, column));
        return "desc".equals(order.get("direction")) ? comparator.reversed() : comparator;
    }

    private String text(ObjectNode item, String board, String column) {
        if (column.equals(LAST_UPDATED)) {
            return Json.text(item, "updated_at");
        }
        ObjectNode found = account.column(board, column).orElseThrow(() -> Structure.unknownColumn(column));
        String text = ColumnKinds.text(item, found, account);
        return text == null ? "" : text;
    }

    private Predicate<ObjectNode> condition(String board, Map<String, Object> rule) {
        String column = String.valueOf(rule.get("column_id"));
        String operator = String.valueOf(rule.getOrDefault("operator", "any_of"));
        Object compared = rule.get("compare_value");
        List<String> values = compared instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(compared));
        String first = values.isEmpty() ? "" : values.get(0);
        return switch (operator) {
            case "any_of" -> item -> isAny(item, board, column, values);
            case "not_any_of" -> item -> !isAny(item, board, column, values);
            case "is_empty" -> item -> text(item, board, column).isEmpty();
            case "is_not_empty" -> item -> !text(item, board, column).isEmpty();
            case "contains_text" -> item -> contains(text(item, board, column), first);
            case "not_contains_text" -> item -> !contains(text(item, board, column), first);
            case "contains_terms" ->
                item -> List.of(first.split(" ")).stream().allMatch(term -> contains(text(item, board, column), term));
            case "starts_with" -> item -> lower(text(item, board, column)).startsWith(lower(first));
            case "ends_with" -> item -> lower(text(item, board, column)).endsWith(lower(first));
            case "greater_than" -> item -> compare(text(item, board, column), first) > 0;
            case "greater_than_or_equals" -> item -> compare(text(item, board, column), first) >= 0;
            case "lower_than" -> item -> below(text(item, board, column), first, 0);
            case "lower_than_or_equal" -> item -> below(text(item, board, column), first, 1);
            case "between" ->
                item -> compare(text(item, board, column), first) >= 0
                        && below(text(item, board, column), values.get(values.size() - 1), 1);
            default -> throw ApiException.argument("the operator " + operator + " is not simulated");
        };
    }

    /** A status is compared by its index, everything else by its text. */
    private boolean isAny(ObjectNode item, String board, String column, List<String> values) {
        JsonNode index = item.path("values").path(column).path("index");
        return index.isNumber() ? values.contains(index.asText()) : values.contains(text(item, board, column));
    }

    private static boolean below(String text, String limit, int bound) {
        return !text.isEmpty() && compare(text, limit) < bound;
    }

    private static boolean contains(String text, String part) {
        return lower(text).contains(lower(part));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Numbers by their size, everything else, days too, as text. */
    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }
}
