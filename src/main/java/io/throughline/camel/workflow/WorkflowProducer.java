package io.throughline.camel.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.canonical.Json;
import io.throughline.canonical.JsonException;
import io.throughline.ledger.Change;
import io.throughline.ledger.NewEvent;
import io.throughline.model.CloudEvent;
import io.throughline.model.MalformedEvent;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;

/**
 * Starts a transaction. Inside of a workflow: a second transaction of the same deal, stored with the next commit, once however often the route
 * runs. Outside: one for the event in the body, a {@link CloudEvent} as a map or as JSON text, deduped by source and id. The prefix of types outside the
 * house is taken off; data that do not fit their type, and events that the workflow does not listen to, are refused.
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

    private void accept(Exchange exchange) throws InvalidPayloadException {
        WorkflowHost host = endpoint.host();
        NewEvent event = event(body(exchange));
        exchange.getMessage()
                .setBody(host.ledger().accept(event, List.of(host.start(endpoint.workflow(), event.region(), null))));
        host.due().ring();
    }

    private static Map<String, Object> body(Exchange exchange) throws InvalidPayloadException {
        try {
            Object body = exchange.getMessage().getBody();
            return Json.asObject(
                    body instanceof Map ? body : Json.read(exchange.getMessage().getMandatoryBody(byte[].class)));
        } catch (JsonException | ClassCastException e) {
            throw MalformedEvent.unreadable();
        }
    }

    private NewEvent event(Map<String, Object> body) {
        CloudEvent event = CloudEvent.read(body);
        String listened = endpoint.host().listensTo(endpoint.workflow());
        if (!listened.isEmpty() && !endpoint.host().versions().reaches(event.type(), listened)) {
            throw new IllegalArgumentException(
                    "MAP-3011 the workflow %s takes up events %s and older versions of them, not %s: its steps would read data that mean something else. Nothing was started. Offer the event to the workflow that listens to it."
                            .formatted(endpoint.workflow(), listened, event.type()));
        }
        List<String> wrong = endpoint.host().versions().problems(event.type(), event.data());
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "MAP-3003 the data of event %s do not fit %s: %s Nothing was started. Send data that fit mappings/events/%s.schema.json."
                            .formatted(event.id(), event.type(), String.join(" ", wrong), event.type()));
        }
        return new NewEvent(
                endpoint.workflow() + ":" + event.source() + ":" + event.id(),
                event.type(),
                event.source(),
                event.objectType() == null ? "object" : event.objectType(),
                event.subject(),
                event.objectVersion(),
                event.region(),
                event.time(),
                event.data(),
                Json.write(body).getBytes(UTF_8),
                "application/json");
    }
}
