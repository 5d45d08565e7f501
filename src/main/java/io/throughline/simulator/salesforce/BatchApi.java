package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Routing;
import java.util.List;

/** Up to 25 calls in one that do not know of each other. */
final class BatchApi {

    private static final int MOST = 25;

    private final Org org;
    private final List<Operation> parts;

    BatchApi(Org org, List<Operation> parts) {
        this.org = org;
        this.parts = parts;
    }

    List<Operation> operations() {
        return List.of(Operation.of("batch", "POST", RestApi.ROOT + "/composite/batch", this::batch));
    }

    private Answer batch(Call call) {
        ObjectNode body = call.jsonObject();
        if (!(body.get("batchRequests") instanceof ArrayNode requests) || requests.isEmpty()) {
            throw new MalformedBodyException("batchRequests is missing");
        }
        if (requests.size() > MOST) {
            throw Failures.refusal(400, "LIMIT_EXCEEDED", "Maximum 25 subrequests are allowed");
        }
        boolean halts = body.path("haltOnError").asBoolean(false);
        boolean failed = false;
        ArrayNode results = Json.array();
        for (JsonNode request : requests) {
            Answer answer = failed && halts ? halted() : part(call, request);
            failed |= answer.status() >= 400;
            results.addObject().put("statusCode", answer.status()).set("result", answer.body());
        }
        ObjectNode answer = Json.object().put("hasErrors", failed);
        answer.set("results", results);
        return Answer.ok(answer);
    }

    private static Answer halted() {
        return Failures.refusal(412, "BATCH_PROCESSING_HALTED", "Batch processing halted")
                .answer();
    }

    private Answer part(Call call, JsonNode request) {
        int savepoint = org.store().savepoint();
        try {
            byte[] bytes = request.has("richInput") ? Json.bytes(request.get("richInput")) : new byte[0];
            String url = "/services/data/" + request.path("url").asText().replaceFirst("^/?(services/data/)?", "");
            Call inner = call.inner(request.path("method").asText(), url.replace(" ", "%20"), bytes);
            Operation operation = Routing.find(parts, inner, inner.path()).orElseThrow(Failures::notFound);
            Answer answer = operation.work().apply(inner);
            call.effects(inner.effects());
            return answer;
        } catch (Refusal refusal) {
            org.store().rollback(savepoint);
            return refusal.answer();
        }
    }
}
