package io.throughline.simulator.dynamics365;

import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.MalformedBodyException;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.engine.Routing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code $batch} as multipart/mixed: parts one after the other, a change set whole or not at all. */
final class BatchApi {

    private static final String OUTER = "batchresponse_throughline";
    private static final String INNER = "changesetresponse_throughline";

    private final Environment environment;
    private final Supplier<List<Operation>> operations;
    private final Map<String, Operation> plain = new HashMap<>();

    BatchApi(Environment environment, Supplier<List<Operation>> operations) {
        this.environment = environment;
        this.operations = operations;
    }

    List<Operation> operations() {
        return List.of(Operation.of("batch", "POST", "/data/$batch", this::batch));
    }

    private Answer batch(Call call) {
        String type = call.header("Content-Type") == null ? "" : call.header("Content-Type");
        if (!type.startsWith("multipart/mixed")) {
            throw new Refusal(Problems.answer(
                    415,
                    "The content type of a batch request must be 'multipart/mixed'.",
                    "Microsoft.OData.ODataException"));
        }
        List<String> answers = new ArrayList<>();
        for (BatchPart part : BatchPart.parts(call.text(), type)) {
            answers.add(
                    part.changeSet()
                            ? changeSet(call, part)
                            : BatchPart.httpAnswer(single(call, part), part.contentId()));
        }
        return Answer.text(200, "multipart/mixed; boundary=" + OUTER, BatchPart.multipart(OUTER, answers))
                .with("OData-Version", "4.0");
    }

    private String changeSet(Call call, BatchPart set) {
        int savepoint = environment.store().savepoint();
        int effects = call.effects().size();
        List<String> answers = new ArrayList<>();
        for (BatchPart part : set.inner()) {
            Answer answer = single(call, part);
            if (answer.status() >= 400) {
                environment.store().rollback(savepoint);
                call.keepEffects(effects);
                return BatchPart.httpAnswer(answer, part.contentId());
            }
            answers.add(BatchPart.httpAnswer(answer, part.contentId()));
        }
        return "Content-Type: multipart/mixed; boundary=" + INNER + "\r\n\r\n" + BatchPart.multipart(INNER, answers);
    }

    /** A batch means the same few operations hundreds of times: a path without variables is found by name. */
    private Optional<Operation> find(Call inner) {
        if (plain.isEmpty()) {
            operations.get().stream()
                    .filter(operation -> !operation.path().text().contains("{"))
                    .forEach(operation -> plain.put(
                            operation.method() + " " + operation.path().text(), operation));
        }
        Operation named = plain.get(inner.method() + " " + inner.path());
        return named == null ? Routing.find(operations.get(), inner, inner.path()) : Optional.of(named);
    }

    private Answer single(Call call, BatchPart part) {
        Call inner = new Call(part.method(), part.target(), part::header, part.body());
        inner.user(call.user());
        int savepoint = environment.store().savepoint();
        try {
            Answer answer = find(inner)
                    .filter(operation -> !operation.name().equals("batch") && !operation.open())
                    .map(operation -> operation.work().apply(inner))
                    .orElseGet(() -> Problems.forStatus(404, inner.path()));
            call.effects(inner.effects());
            return answer;
        } catch (Refusal refusal) {
            environment.store().rollback(savepoint);
            return refusal.answer();
        } catch (MalformedBodyException e) {
            environment.store().rollback(savepoint);
            return Problems.forStatus(400, e.getMessage());
        }
    }
}
