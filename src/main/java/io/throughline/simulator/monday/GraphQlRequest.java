package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one request asks.
 *
 * @param query the text
 * @param variables as they came
 * @param operationName which operation of the text is meant; null: the only one
 * @param document the text, parsed
 * @param operation the one that is meant
 */
record GraphQlRequest(
        String query, ObjectNode variables, String operationName, Document document, OperationDefinition operation) {

    /** Reads a body; empty if it holds no GraphQL that could be parsed. */
    static Optional<GraphQlRequest> of(Call call) {
        try {
            ObjectNode body = call.jsonObject();
            String query = Json.text(body, "query");
            String name = Json.text(body, "operationName");
            ObjectNode variables = body.get("variables") instanceof ObjectNode given ? given : Json.object();
            if (query == null) {
                return Optional.empty();
            }
            Document document = Parser.parse(query);
            return operation(document, name)
                    .map(operation -> new GraphQlRequest(query, variables, name, document, operation));
        } catch (MalformedBodyException | InvalidSyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<OperationDefinition> operation(Document document, String name) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .findFirst();
    }

    boolean writes() {
        return operation.getOperation() == OperationDefinition.Operation.MUTATION;
    }

    /** The top fields, fragments resolved, in order. */
    List<Field> fields() {
        return fields(operation.getSelectionSet());
    }

    /** The fields of a selection, fragments resolved. */
    List<Field> fields(SelectionSet selection) {
        List<Field> fields = new ArrayList<>();
        if (selection != null) {
            selection.getSelections().forEach(one -> {
                if (one instanceof Field field) {
                    fields.add(field);
                } else if (one instanceof InlineFragment inline) {
                    fields.addAll(fields(inline.getSelectionSet()));
                } else if (one instanceof FragmentSpread spread) {
                    fragment(spread.getName()).ifPresent(found -> fields.addAll(fields(found.getSelectionSet())));
                }
            });
        }
        return fields;
    }

    private Optional<FragmentDefinition> fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(name))
                .findFirst();
    }

    Map<String, Object> plainVariables() {
        return Plain.object(variables);
    }

    JsonNode variable(String name) {
        return variables.path(name);
    }
}
