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

/** Up to 25 calls in one, where later ones may refer to the answers of earlier ones. */
final class CompositeApi {

    private static final int MOST = 25;

    private final Org org;
    private final List<Operation> parts;

    CompositeApi(Org org, List<Operation> parts) {
        this.org = org;
        this.parts = parts;
    }

    List<Operation> operations() {
        return List.of(Operation.of("composite", "POST", RestApi.ROOT + "/composite", this::composite));
    }

    private Answer composite(Call call) {
        ObjectNode body = call.jsonObject();
        JsonNode requests = body.path("compositeRequest");
        if (!requests.isArray() || requests.isEmpty()) {
            throw new MalformedBodyException("compositeRequest is missing");
        }
        if (requests.size() > MOST) {
            throw Failures.refusal(400, "LIMIT_EXCEEDED", "Maximum 25 subrequests are allowed");
        }
        boolean allOrNone = body.path("allOrNone").asBoolean(false);
        int savepoint = org.store().savepoint();
        CompositeAnswers answers = new CompositeAnswers();
        for (JsonNode request : requests) {
            boolean good = part(call, request, answers);
            if (!good && allOrNone) {
                org.store().rollback(savepoint);
                call.keepEffects(0);
                answers.halt(requests);
                break;
            }
        }
        ObjectNode answer = Json.object();
        answer.set("compositeResponse", answers.toJson());
        return Answer.ok(answer);
    }

    private boolean part(Call call, JsonNode request, CompositeAnswers answers) {
        int savepoint = org.store().savepoint();
        Answer answer;
        try {
            answer = perform(call, request, answers);
        } catch (Refusal refusal) {
            org.store().rollback(savepoint);
            answer = refusal.answer();
        }
        answers.add(request.path("referenceId").asText(), answer);
        return answer.status() < 400;
    }

    private Answer perform(Call call, JsonNode request, CompositeAnswers answers) {
        String url = answers.resolve(request.path("url").asText());
        JsonNode body = answers.resolve(request.path("body"));
        byte[] bytes = body.isMissingNode() ? new byte[0] : Json.bytes(body);
        Call inner = call.inner(request.path("method").asText(), url.replace(" ", "%20"), bytes);
        Operation operation = Routing.find(parts, inner, inner.path()).orElseThrow(Failures::notFound);
        Answer answer = operation.work().apply(inner);
        call.effects(inner.effects());
        return answer;
    }

    /** The answers so far, and the {@code @{…}} references into them. */
    private static final class CompositeAnswers {

        private final ArrayNode answers = Json.array();

        void add(String reference, Answer answer) {
            ObjectNode one = answers.addObject();
            one.set("body", answer.body());
            ObjectNode headers = one.putObject("httpHeaders");
            answer.headers().forEach(headers::put);
            one.put("httpStatusCode", answer.status()).put("referenceId", reference);
        }

        ArrayNode toJson() {
            return answers;
        }

        void halt(JsonNode requests) {
            ArrayNode shown = Json.array();
            int last = answers.size() - 1;
            for (int i = 0; i < requests.size(); i++) {
                shown.add(i == last ? answers.get(last) : halted(requests.get(i)));
            }
            answers.removeAll();
            answers.addAll(shown);
        }

        private static ObjectNode halted(JsonNode request) {
            ObjectNode one = Json.object();
            one.putArray("body")
                    .addObject()
                    .put("errorCode", "PROCESSING_HALTED")
                    .put(
                            "message",
                            "The transaction was rolled back since another operation in the same transaction"
                                    + " failed.");
            one.putObject("httpHeaders");
            return one.put("httpStatusCode", 400)
                    .put("referenceId", request.path("referenceId").asText());
        }

        String resolve(String text) {
            return CompositeReferences.resolve(text, answers);
        }

        JsonNode resolve(JsonNode node) {
            return node.isMissingNode() ? node : Json.parse(resolve(node.toString()));
        }
    }
}
