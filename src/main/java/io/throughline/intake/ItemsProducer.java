package io.throughline.intake;

import io.throughline.canonical.Json;
import io.throughline.ledger.EventItems;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * In an operation whose document is about a page event: the body becomes the page that the event keeps, {@code {object, items, unreadable, misfits}} (content
 * enricher, claim check).
 */
final class ItemsProducer extends DefaultProducer {

    private final IntakeEndpoint endpoint;

    ItemsProducer(IntakeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Object document = exchange.getMessage().getBody();
        EventItems.Page page = new EventItems(endpoint.services().ledger().feeds())
                .of(Json.isObject(document) ? Json.asObject(document) : Map.of());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("object", page.object());
        body.put("items", page.items());
        body.put("unreadable", page.unreadable());
        body.put("misfits", page.misfits());
        exchange.getMessage().setBody(body);
    }
}
