package io.throughline.camel.worklog;

import io.throughline.camel.call.CallContext;
import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.timeboard.TimeBoardPage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code timeboard:<word>} reads a page of a board's time. {@code open} reads what the feed operation was asked for: variables {@code account}, {@code expired}, {@code
 * cursor} (null at the start), {@code size}. {@code anew} begins the list again, {@code taken} takes the answer and makes the list to map, {@code entry} takes one that
 * was mapped, {@code close} makes the page. Without state.
 */
public final class TimeBoardComponent extends DefaultComponent {

    private static final String PAGE = "throughlineTimeBoardPage";

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        String system = getAndRemoveParameter(parameters, "system", String.class, "monday");
        return new ProcessorEndpoint(uri, this, work(word, system));
    }

    private Processor work(String word, String system) {
        return switch (word) {
            case "open" -> exchange -> open(exchange, system);
            case "anew" -> exchange -> page(exchange).anew();
            case "taken" ->
                exchange -> exchange.getMessage().setBody(page(exchange).taken(answer(exchange)));
            case "entry" ->
                exchange -> page(exchange)
                        .add(
                                Json.asObject(exchange.getVariable("entry")),
                                exchange.getMessage().getBody());
            case "close" ->
                exchange -> exchange.getMessage().setBody(page(exchange).close());
            default ->
                throw new IllegalArgumentException("CON-1306 timeboard: has no word '" + word + "'. Mend the route.");
        };
    }

    private void open(Exchange exchange, String named) {
        CallContext call = CallContext.of(exchange);
        SystemConfig system = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), VendorCalls.class)
                .systems()
                .get(call.attempt().system().orElse(named));
        Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
        TimeBoardPage page = new TimeBoardPage(
                Json.asObject(Json.at(call.attempt().document(), "feed")),
                system.approval(call.attempt().regions()),
                FeedOverlap.of(system).toMillis(),
                clock.instant());
        exchange.setProperty(PAGE, page);
        exchange.setVariable("account", system.name());
        exchange.setVariable("expired", page.expired());
        exchange.setVariable("cursor", page.cursor().orElse(null));
        exchange.setVariable("size", page.size());
        if (page.expired()) {
            exchange.getMessage()
                    .setBody(Map.of("object", "time-entry", "items", List.of(), "more", false, "expired", true));
        }
    }

    private static TimeBoardPage page(Exchange exchange) {
        return exchange.getProperty(PAGE, TimeBoardPage.class);
    }

    /** The page of items in an answer, of the one board or of the cursor. */
    private static Map<String, Object> answer(Exchange exchange) {
        Object data = Json.at(exchange.getMessage().getBody(), "data");
        Object page = Json.at(data, "boards.0.items_page");
        Object found = page == null ? Json.at(data, "next_items_page") : page;
        if (!Json.isObject(found)) {
            throw new IllegalArgumentException(
                    "CON-1307 monday.com shows no items of the board of times: it is gone, or the account may not see it. Nothing was taken. Look at timeBoard in"
                            + " the system's file.");
        }
        return Json.asObject(found);
    }
}
