package io.throughline.camel.listing;

import io.throughline.camel.call.CallContext;
import io.throughline.camel.listing.ListPlace.Stamped;
import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.VendorCalls;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code listing:open?system=…&object=…&ordered=…} reads what a feed operation was asked for and says where its lists begin: variables {@code listAfter}, {@code listOffset},
 * {@code listLimit}, the same for {@code events…}, and {@code readsEvents}; {@code ordered=false} says that the list has
 * another order than the time of change. If the position is too old, {@code expired} is true and the body the answer.
 * {@code listing:join} makes the body {@code items} of what stands in the variables {@code records} and {@code events}, in this order, for the mapping. {@code listing:close?stamp=…&eventStamp=…}
 * adds to the page in the body where the next one begins, by these fields of the last record and event. Without state; thread-safe.
 */
public final class ListingComponent extends DefaultComponent {

    private static final String WINDOW = "throughlineListingWindow";
    private static final String TERMS = "throughlineListingTerms";
    private static final String RECORDS = "records";
    private static final String EVENTS = "events";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return switch (word) {
            case "open" -> {
                String system = required(parameters, "system");
                String object = required(parameters, "object");
                boolean ordered = getAndRemoveParameter(parameters, "ordered", Boolean.class, true);
                yield new ProcessorEndpoint(uri, this, exchange -> open(exchange, system, object, ordered));
            }
            case "join" -> new ProcessorEndpoint(uri, this, ListingComponent::join);
            case "close" -> {
                String stamp = required(parameters, "stamp");
                String eventStamp = required(parameters, "eventStamp");
                yield new ProcessorEndpoint(uri, this, exchange -> close(exchange, stamp, eventStamp));
            }
            default ->
                throw new IllegalArgumentException(
                        "CON-1503 listing: is open, join or close, not '" + word + "'. Mend the route.");
        };
    }

    private void open(Exchange exchange, String named, String object, boolean ordered) {
        CallContext call = CallContext.of(exchange);
        SystemConfig system = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), VendorCalls.class)
                .systems()
                .get(call.attempt().system().orElse(named));
        ListingTerms terms = ListingTerms.of(system);
        Map<String, Object> asked = Json.asObject(Json.at(call.attempt().document(), "feed"));
        ListingWindow window = ListingWindow.of(asked, ordered, terms, clock().instant());
        exchange.setProperty(WINDOW, window);
        exchange.setProperty(TERMS, terms);
        exchange.setVariable("listAfter", window.records().after().toString());
        exchange.setVariable("listOffset", window.records().offset());
        exchange.setVariable("eventsAfter", window.events().after().toString());
        exchange.setVariable("eventsOffset", window.events().offset());
        exchange.setVariable("listLimit", window.records().limit(window.page()));
        exchange.setVariable("eventsLimit", window.events().limit(window.page()));
        exchange.setVariable("readsEvents", terms.events() && !window.sweep());
        exchange.setVariable("expired", window.expired());
        exchange.setVariable(RECORDS, List.of());
        exchange.setVariable(EVENTS, List.of());
        if (window.expired()) {
            exchange.getMessage().setBody(ListingWindow.expired(object));
        }
    }

    private Clock clock() {
        return CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
    }

    private static void join(Exchange exchange) {
        ListingWindow window = exchange.getProperty(WINDOW, ListingWindow.class);
        List<Object> items = new ArrayList<>(news(exchange, RECORDS, window.records()));
        items.addAll(news(exchange, EVENTS, window.events()));
        exchange.getMessage().setBody(Map.of("items", items));
    }

    private static List<Object> news(Exchange exchange, String variable, ListPlace place) {
        List<Object> read = Json.asList(exchange.getVariable(variable));
        return read.isEmpty() ? read : place.news(read, Json.textAt(read.get(0), "id"));
    }

    private void close(Exchange exchange, String stamp, String eventStamp) {
        ListingWindow window = exchange.getProperty(WINDOW, ListingWindow.class);
        ListingTerms terms = exchange.getProperty(TERMS, ListingTerms.class);
        Map<String, Object> page = Json.asObject(exchange.getMessage().getBody());
        exchange.getMessage()
                .setBody(window.close(
                        page,
                        stamped(exchange, RECORDS, stamp),
                        stamped(exchange, EVENTS, eventStamp),
                        terms,
                        clock().instant()));
    }

    private static List<Stamped> stamped(Exchange exchange, String variable, String stamp) {
        return Json.asList(exchange.getVariable(variable)).stream()
                .map(Json::asObject)
                .map(one -> new Stamped(
                        String.valueOf(one.get("id")),
                        OffsetDateTime.parse(String.valueOf(one.get(stamp))).toInstant()))
                .toList();
    }

    private String required(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) {
            throw new IllegalArgumentException("CON-1504 listing: needs the parameter " + name + ". Mend the route.");
        }
        return value;
    }
}
