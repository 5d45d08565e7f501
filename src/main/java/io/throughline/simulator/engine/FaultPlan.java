package io.throughline.simulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;

/** One fault that was set, and how many matching calls it has seen. Guarded by {@link Faults}. */
final class FaultPlan {

    private final String operation;
    private final String match;
    private final long nth;
    private final long count;
    private final Fault fault;
    private long seen;

    private FaultPlan(JsonNode node) {
        this.operation = Json.text(node, "operation");
        this.match = Json.text(node, "match");
        this.nth = positive(node, "nth");
        this.count = positive(node, "count");
        String text = Json.text(node, "fault");
        if (text == null) {
            throw new IllegalArgumentException("fault is missing");
        }
        this.fault = Fault.parse(text, Json.text(node, "when"));
    }

    static FaultPlan fromJson(JsonNode node) {
        return new FaultPlan(node);
    }

    /** The operation it aims at, or null for any. */
    String operation() {
        return operation;
    }

    /** Counts the call if it is meant, and tells whether the fault strikes. */
    boolean strikes(Set<String> called, Predicate<String> mentions) {
        if (!meant(called, mentions)) {
            return false;
        }
        seen++;
        return seen >= nth && seen < nth + count;
    }

    boolean spent() {
        return seen >= nth + count - 1;
    }

    Fault fault() {
        return fault;
    }

    ObjectNode toJson() {
        return Json.object()
                .put("operation", operation)
                .put("match", match)
                .put("nth", nth)
                .put("count", count)
                .put("fault", fault.text())
                .put("when", fault.afterCommit() ? "after-commit" : "before-commit")
                .put("seen", seen);
    }

    private boolean meant(Set<String> called, Predicate<String> mentions) {
        boolean named = operation == null || operation.equals("*") || called.contains(operation);
        return named && (match == null || mentions.test(match));
    }

    private static long positive(JsonNode node, String field) {
        long value = node.path(field).asLong(1);
        if (value < 1) {
            throw new IllegalArgumentException(field + " counts from 1, not " + value);
        }
        return value;
    }
}
