package io.throughline.camel.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.canonical.Json;
import io.throughline.ledger.Change;
import io.throughline.ledger.NewEvent;
import io.throughline.model.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;

/**
 * Starts a transaction. Inside of a workflow: a second transaction of the same deal, stored with the next commit, once however often the route
 * runs. Outside: one for the event in the body, a map {@code {id, type, source, subject, time, data}} (CloudEvents), deduped by source and id. The prefix
 * of types outside the house is taken off; data that do not fit their type are refused.
 */
final class WorkflowProducer extends DefaultProducer {

    private final WorkflowEndpoint endpoint;

    WorkflowProducer(WorkflowEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        WorkflowRun run = WorkflowRun.of(exchange);
        if (run == null) {
            accept(exchange);
        } else if (run.isOpen()) {
            run.add(new Change.Start(endpoint.host()
                    .start(endpoint.workflow(), run.region(), run.transaction().id())));
        } else {
            exchange.setRouteStop(true);
        }
    }

    @SuppressWarnings("unchecked")
    private void accept(Exchange exchange) throws InvalidPayloadException {
        WorkflowHost host = endpoint.host();
        NewEvent event = event((Map<String, Object>) exchange.getMessage().getMandatoryBody(Map.class));
        exchange.getMessage()
                .setBody(host.ledger().accept(event, List.of(host.start(endpoint.workflow(), event.region(), null))));
        host.due().ring();
    }

    @SuppressWarnings("unchecked")
    private NewEvent event(Map<String, Object> body) {
        String source = required(body, "source");
        String id = required(body, "id");
        String subject = required(body, "subject");
        Map<String, Object> data = (Map<String, Object>) body.getOrDefault("data", Map.of());
        Object time = body.get("time");
        String type = EventType.inside(required(body, "type"));
        List<String> wrong = endpoint.host().versions().problems(type, data);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "MAP-3003 the data of event %s do not fit %s: %s Nothing was started. Send data that fit mappings/events/%s.schema.json."
                            .formatted(id, type, String.join(" ", wrong), type));
        }
        return new NewEvent(
                endpoint.workflow() + ":" + source + ":" + id,
                type,
                source,
                String.valueOf(body.getOrDefault("objectType", "object")),
                subject,
                body.get("version") == null ? null : body.get("version").toString(),
                (String) body.get("region"),
                time == null ? null : Instant.parse(time.toString()),
                data,
                Json.write(body).getBytes(UTF_8),
                "application/json");
    }

    private static String required(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(
                "WFL-1030 an event needs the field '%s' as text; nothing was started".formatted(name));
    }
}
