package io.throughline.simulator.monday;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetcher;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One field of a request is done whole or not at all; the other fields go on, and the error stands beside what they gave. */
final class FieldErrors implements DataFetcherExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FieldErrors.class);

    private final Account account;
    private long writes;

    FieldErrors(Account account) {
        this.account = account;
        account.surroundings().knobs().declare("tooManyRequestsEvery", 0);
    }

    /** The write of one field: its effects carry the field's name, and a failure takes back what it had changed. */
    DataFetcher<?> whole(DataFetcher<?> write) {
        return env -> {
            Call call = Fields.call(env);
            String field = env.getField().getName();
            int savepoint = account.store().savepoint();
            int effects = call.effects().size();
            call.marker(null);
            try {
                throttle();
                Object result = write.get(env);
                named(call, effects, field);
                return result;
            } catch (ApiException | IllegalArgumentException e) {
                account.store().rollback(savepoint);
                call.keepEffects(effects);
                call.effect(Effect.Kind.NONE, null, null);
                named(call, effects, field);
                throw e;
            }
        };
    }

    /** The vendor may refuse a single field of a request for being one too many; the request itself is answered 200. */
    private void throttle() {
        long every = account.surroundings().knobs().get("tooManyRequestsEvery");
        if (every > 0 && ++writes % every == 0) {
            throw ApiException.of("tooManyRequests", 400, "Too many requests");
        }
    }

    private static void named(Call call, int from, String operation) {
        List<Effect> all = call.effects();
        call.keepEffects(from);
        call.effects(all.subList(from, all.size()).stream()
                .map(effect -> new Effect(effect.kind(), effect.type(), effect.id(), effect.marker(), operation))
                .toList());
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable failure = parameters.getException();
        if (!(failure instanceof ApiException)) {
            LOG.error("monday: {} failed inside the simulator", parameters.getPath(), failure);
        }
        ApiException error = failure instanceof ApiException known
                ? known
                : ApiException.of("INTERNAL_SERVER_ERROR", 500, "Internal server error");
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .error(error.at(parameters.getPath().toList(), parameters.getSourceLocation()))
                .build());
    }
}
