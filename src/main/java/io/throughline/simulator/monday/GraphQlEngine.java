package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import java.util.UUID;

/** Executes one request: what it costs is taken first, errors of fields stand inside HTTP 200. Used under the engine's lock. */
final class GraphQlEngine {

    private final Account account;
    private final Limits limits;
    private final ApiSchema schema;
    private long requests;

    GraphQlEngine(Account account, Limits limits, ApiSchema schema) {
        this.account = account;
        this.limits = limits;
        this.schema = schema;
        account.surroundings().knobs().declare("validationStatus", 400);
    }

    Answer execute(Call call, GraphQlRequest request) {
        long createCost = account.surroundings().knobs().get("createItemCost");
        Limits.Charge charge = limits.charge(new Complexity(request, createCost).cost());
        ExecutionResult result = schema.engine()
                .execute(ExecutionInput.newExecutionInput(request.query())
                        .operationName(request.operationName())
                        .variables(request.plainVariables())
                        .graphQLContext(context -> context.of(Call.class, call).of(Limits.Charge.class, charge))
                        .build());
        return answer(result);
    }

    private Answer answer(ExecutionResult result) {
        ObjectNode body = (ObjectNode) Json.of(result.toSpecification());
        if (!result.getErrors().isEmpty()) {
            body.put("account_id", Account.ID);
            // a word of the engine that the vendor does not say
            body.path("errors").forEach(error -> error.withObject("/extensions").remove("classification"));
        }
        body.withObject("/extensions")
                .put("request_id", new UUID(account.surroundings().seed(), ++requests).toString());
        boolean invalid = !result.isDataPresent() && result.getErrors().stream().noneMatch(GraphQlEngine::ofField);
        if (!invalid) {
            return Answer.ok(body);
        }
        body.path("errors")
                .forEach(
                        error -> ((ObjectNode) error).putObject("extensions").put("code", "GRAPHQL_VALIDATION_FAILED"));
        return Answer.of((int) account.surroundings().knobs().get("validationStatus"), body);
    }

    private static boolean ofField(GraphQLError error) {
        return error.getErrorType() == ErrorType.DataFetchingException;
    }

    /** The answer to a cursor that is no more: an error inside HTTP 200. */
    Answer expiredCursor() {
        ObjectNode body = Json.object();
        body.putNull("data");
        body.putArray("errors").add(Json.of(ItemsPages.expired().toSpecification()));
        return Answer.ok(body.put("account_id", Account.ID));
    }

    /** The field {@code complexity}. */
    static ObjectNode complexity(Limits.Charge charge) {
        return Json.object()
                .put("before", charge.before())
                .put("query", charge.query())
                .put("after", charge.after())
                .put("reset_in_x_seconds", charge.resetInSeconds());
    }
}
