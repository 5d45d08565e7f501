package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of {@code GROUP BY} and of aggregates: one a group, without identity. Values without an alias are called {@code expr0}, {@code expr1} and so on. */
final class Aggregation {

    private final Paths paths;
    private final SObjectType type;
    private final Query query;

    Aggregation(Paths paths, SObjectType type, Query query) {
        this.paths = paths;
        this.type = type;
        this.query = query;
        check();
    }

    private void check() {
        query.groupBy().forEach(path -> paths.field(type, path));
        for (Query.Item item : query.select()) {
            if (item instanceof Query.Aggregate aggregate) {
                if (aggregate.path() != null) {
                    paths.field(type, aggregate.path());
                }
            } else if (!(item instanceof Query.Path path) || !query.groupBy().contains(path)) {
                throw SoqlException.malformed("Field must be grouped or aggregated: " + item);
            }
        }
    }

    /** The rows of these records, in the order of their first records unless the query says another. */
    List<ObjectNode> rows(List<ObjectNode> records) {
        Map<List<JsonNode>, List<ObjectNode>> groups =
                records.stream().collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty() && query.groupBy().isEmpty()) {
            groups.put(List.of(), List.of());
        }
        List<ObjectNode> rows =
                groups.values().stream().map(this::row).collect(Collectors.toCollection(ArrayList::new));
        query.order().forEach(key -> rows.sort(order(key)));
        int from = Math.min(query.offset(), rows.size());
        int to = query.limit() < 0 ? rows.size() : Math.min(rows.size(), from + query.limit());
        return rows.subList(from, to);
    }

    private static Comparator<ObjectNode> order(Query.Order key) {
        Comparator<ObjectNode> order =
                Comparator.comparing(row -> row.path(name(key.path())).asText());
        return key.descending() ? order.reversed() : order;
    }

    private List<JsonNode> key(ObjectNode row) {
        return query.groupBy().stream()
                .map(path -> paths.value(type, row, path))
                .toList();
    }

    private ObjectNode row(List<ObjectNode> group) {
        ObjectNode row = Json.object();
        row.putObject("attributes").put("type", "AggregateResult");
        int unnamed = 0;
        for (Query.Item item : query.select()) {
            if (item instanceof Query.Aggregate aggregate) {
                String name = aggregate.alias().isEmpty() ? "expr" + unnamed++ : aggregate.alias();
                row.set(name, value(aggregate, group));
            } else if (item instanceof Query.Path path) {
                row.set(name(path), paths.value(type, group.get(0), path));
            }
        }
        return row;
    }

    private static String name(Query.Path path) {
        return path.steps().get(path.steps().size() - 1);
    }

    private JsonNode value(Query.Aggregate aggregate, List<ObjectNode> group) {
        if (aggregate.path() == null) {
            return Json.object().numberNode(group.size());
        }
        List<JsonNode> values = group.stream()
                .map(record -> paths.value(type, record, aggregate.path()))
                .filter(value -> !value.isNull())
                .toList();
        return switch (aggregate.function()) {
            case "COUNT" -> Json.object().numberNode(values.size());
            case "COUNT_DISTINCT" ->
                Json.object().numberNode(values.stream().distinct().count());
            case "MIN" ->
                values.stream().min(Aggregation::compare).orElse(Json.object().nullNode());
            case "MAX" ->
                values.stream().max(Aggregation::compare).orElse(Json.object().nullNode());
            default -> number(aggregate.function(), values);
        };
    }

    private static JsonNode number(String function, List<JsonNode> values) {
        if (values.isEmpty()) {
            return Json.object().nullNode();
        }
        BigDecimal sum = values.stream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean average = function.equals("AVG");
        return Json.object()
                .numberNode(average ? sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64) : sum);
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.asText().compareTo(other.asText());
    }
}
