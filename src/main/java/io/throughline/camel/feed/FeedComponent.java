package io.throughline.camel.feed;

import io.throughline.camel.call.CallContext;
import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.VendorCalls;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code feed:open?system=…&object=…&id=…&stamp=…} reads what a feed operation was asked for and says where its query begins: variables {@code changedAt},
 * {@code afterId}, {@code page}. An id may be made of several fields ({@code id=dataAreaId,InvoiceNumber}): then {@code after.<field>} has its parts. If the position is too old, variable {@code expired} is true and the body the answer. Settings of the system: {@code
 * feedOverlap}, how far a read goes back for late commits; {@code feedKept}, how long it keeps what was deleted. In a split over the records, with the record as
 * variable {@code record}, {@code feed:changed} takes the canonical object in the body as an item, {@code feed:deleted} says that it is no more, {@code
 * feed:merged?into=…} names the field with the id that remains. {@code feed:close} makes the page of them, by the records in variable {@code records}. Without
 * state.
 */
public final class FeedComponent extends DefaultComponent {

    private static final String PAGE = "throughlineFeedPage";
    private static final String FOR_EVER = "876000h";
    private static final String FIRST_ID = "000000000000000";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, work(word, parameters));
    }

    private Processor work(String word, Map<String, Object> parameters) {
        return switch (word) {
            case "open" -> {
                String system = required(parameters, "system");
                PageFields fields = new PageFields(
                        required(parameters, "object"),
                        List.of(required(parameters, "id").split(",")),
                        required(parameters, "stamp"));
                yield exchange -> open(exchange, system, fields);
            }
            case "changed" ->
                exchange -> page(exchange)
                        .changed(record(exchange), exchange.getMessage().getBody());
            case "deleted" -> exchange -> page(exchange).deleted(record(exchange));
            case "merged" -> {
                String into = required(parameters, "into");
                yield exchange -> page(exchange).merged(record(exchange), into);
            }
            case "close" ->
                exchange -> exchange.getMessage()
                        .setBody(page(exchange).close(Json.asList(exchange.getVariable("records"))));
            default ->
                throw new IllegalArgumentException("CON-1602 feed: is open, changed, deleted, merged or close, not '"
                        + word + "'. Mend the route.");
        };
    }

    private static FeedPage page(Exchange exchange) {
        return exchange.getProperty(PAGE, FeedPage.class);
    }

    private static Map<String, Object> record(Exchange exchange) {
        return Json.asObject(exchange.getVariable("record"));
    }

    private void open(Exchange exchange, String named, PageFields fields) {
        CallContext call = CallContext.of(exchange);
        SystemConfig system = system(call.attempt().system().orElse(named));
        Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
        Map<String, Object> asked = Json.asObject(Json.at(call.attempt().document(), "feed"));
        FeedWindow window = FeedWindow.of(
                asked, setting(system, "feedOverlap", "0s"), setting(system, "feedKept", FOR_EVER), clock.instant());
        exchange.setProperty(PAGE, new FeedPage(window, fields));
        exchange.setVariable("changedAt", window.from().time());
        String afterId = window.from().afterId().orElse(FIRST_ID);
        exchange.setVariable("afterId", afterId);
        exchange.setVariable("after", fields.parts(afterId));
        exchange.setVariable("page", window.page());
        exchange.setVariable("expired", window.expired());
        if (window.expired()) {
            exchange.getMessage().setBody(FeedWindow.expired(fields.object()));
        }
    }

    private SystemConfig system(String name) {
        return CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), VendorCalls.class)
                .systems()
                .get(name);
    }

    private static Duration setting(SystemConfig system, String name, String otherwise) {
        try {
            return Duration.parse("PT" + system.setting(name, otherwise));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "CON-1603 setting %s of system %s is no time such as 5m or 360h: the feed was not read. Correct config/systems/%s.yaml."
                            .formatted(name, system.name(), system.name()),
                    e);
        }
    }

    private String required(Map<String, Object> parameters, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) {
            throw new IllegalArgumentException("CON-1604 feed: needs the parameter " + name + ". Mend the route.");
        }
        return value;
    }
}
