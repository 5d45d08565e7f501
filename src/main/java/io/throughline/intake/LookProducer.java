package io.throughline.intake;

import io.throughline.canonical.Json;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Reads from the event of a notice which record is meant. */
final class LookProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    LookProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Object document = exchange.getMessage().getBody();
        exchange.setVariable("problem", Json.textAt(document, "event.data.problem"));
        exchange.setVariable("recordId", Json.textAt(document, "event.data.id"));
        exchange.setVariable("feed", endpoint.feed().name());
    }
}
