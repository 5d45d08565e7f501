package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.language.VariableReference;

/**
 * What a request costs, before it runs: one point for each field that could be answered, lists counted at their limit; making something costs
 * more. The vendor's own figures differ; the order of magnitude is its own.
 */
final class Complexity {

    private static final long DEFAULT_LIMIT = 25;

    private final GraphQlRequest request;
    private final long createCost;

    Complexity(GraphQlRequest request, long createCost) {
        this.request = request;
        this.createCost = createCost;
    }

    long cost() {
        long cost = 0;
        for (Field field : request.fields()) {
            boolean makes = request.writes() && field.getName().matches("(create|duplicate)_.*");
            cost += (makes ? createCost : 0) + cost(field);
        }
        return cost;
    }

    private long cost(Field field) {
        long inside = 1;
        for (Field below : request.fields(field.getSelectionSet())) {
            inside += cost(below);
        }
        return field.getSelectionSet() == null ? 1 : inside * times(field);
    }

    private long times(Field field) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals("limit")) {
                return limit(argument.getValue());
            }
        }
        boolean paged = field.getName().matches("boards|items|.*items_page.*|users|workspaces|updates");
        return paged ? DEFAULT_LIMIT : 1;
    }

    private long limit(Value<?> value) {
        if (value instanceof IntValue number) {
            return Math.max(1, number.getValue().longValue());
        }
        if (value instanceof VariableReference reference) {
            JsonNode given = request.variable(reference.getName());
            return Math.max(1, given.asLong(DEFAULT_LIMIT));
        }
        return DEFAULT_LIMIT;
    }
}
