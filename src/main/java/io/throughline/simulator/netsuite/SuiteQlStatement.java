package io.throughline.simulator.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A statement of the subset: one table, columns, a condition, an order. */
final class SuiteQlStatement {

    private static final int AFTER_FROM = 1;

    private final SuiteQlTokens in;
    private final SuiteQlTable table;
    private final List<Map.Entry<String, Function<ObjectNode, String>>> columns = new ArrayList<>();
    private boolean count;

    private SuiteQlStatement(String text, Books books) {
        this.in = new SuiteQlTokens(text);
        this.table = SuiteQlTable.of(tableName(text), text, books);
    }

    /** Runs a statement; its rows hold texts and leave out nulls. */
    static List<ObjectNode> run(String text, List<String> parameters, Books books) {
        SuiteQlStatement statement = new SuiteQlStatement(text, books);
        statement.select();
        SuiteQlConditions conditions = new SuiteQlConditions(statement.in, statement.table, parameters);
        Predicate<ObjectNode> filter = conditions.where();
        Comparator<ObjectNode> order = statement.order();
        if (!statement.in.atEnd()) {
            throw SuiteQlTokens.invalid("unexpected '" + statement.in.take() + "'");
        }
        if (statement.count && !conditions.given()) {
            return counted(statement.table.rows().size());
        }
        List<ObjectNode> found =
                conditions.candidates().stream().filter(filter).sorted(order).toList();
        return statement.count
                ? counted(found.size())
                : found.stream().map(statement::row).toList();
    }

    private static List<ObjectNode> counted(int rows) {
        return List.of(Json.object().put("expr1", String.valueOf(rows)));
    }

    // the columns can be read only when the table is known, which stands behind them
    private static String tableName(String text) {
        String[] parts = text.split("(?i)\\bFROM\\b", 2);
        if (parts.length < 2) {
            throw SuiteQlTokens.invalid("FROM is missing");
        }
        return parts[AFTER_FROM].strip().split("[^A-Za-z0-9_]", 2)[0];
    }

    private void select() {
        in.expect("SELECT");
        do {
            column();
        } while (in.accept(","));
        in.expect("FROM");
        in.take();
        if (!in.atEnd() && !in.peekIsAny("WHERE", "ORDER")) {
            in.take();
        }
    }

    private void column() {
        if (in.accept("*")) {
            table.columns().forEach(name -> add(name, record -> table.text(record, name)));
        } else if (in.accept("COUNT")) {
            in.expect("(");
            in.expect("*");
            in.expect(")");
            count = true;
        } else if (in.accept("BUILTIN.DF")) {
            String property = argument();
            in.expect(")");
            add(property, record -> table.display(record, property));
        } else if (in.accept("TO_CHAR")) {
            String property = argument();
            in.expect(",");
            String picture = in.take();
            in.expect(")");
            add(property, record -> table.iso(record, property, picture));
        } else {
            String property = property(in.take());
            add(property, record -> table.text(record, property));
        }
    }

    private String argument() {
        in.expect("(");
        return property(in.take());
    }

    private void add(String property, Function<ObjectNode, String> value) {
        boolean named = in.accept("AS") || !(in.atEnd() || in.peekIsAny(",", "FROM"));
        String key = named ? in.take() : property;
        columns.add(Map.entry(key.toLowerCase(Locale.ROOT), value));
    }

    private String property(String name) {
        return table.property(name.substring(name.lastIndexOf('.') + 1));
    }

    private Comparator<ObjectNode> order() {
        Comparator<ObjectNode> order = (one, other) -> 0;
        if (in.accept("ORDER")) {
            in.expect("BY");
            do {
                String property = property(in.take());
                Comparator<ObjectNode> key = (one, other) ->
                        SuiteQlConditions.order(table.sortable(one, property), table.sortable(other, property));
                boolean descending = in.accept("DESC");
                if (!descending) {
                    in.accept("ASC");
                }
                order = order.thenComparing(descending ? key.reversed() : key);
            } while (in.accept(","));
        }
        return order;
    }

    private ObjectNode row(ObjectNode record) {
        ObjectNode row = Json.object();
        row.putArray("links");
        columns.forEach(column -> {
            String value = column.getValue().apply(record);
            if (value != null) {
                row.put(column.getKey(), value);
            }
        });
        return row;
    }
}
