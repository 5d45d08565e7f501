package io.throughline.camel.operation;

import io.throughline.camel.workflow.OperationResult;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code place:deal} decides, from configuration, which region and legal entity a raw deal belongs to (content-based routing: the region binds every later
 * operation to a system). Reads the exchange variables {@code regionHint}, {@code legalEntityHint} and {@code countryHint}; a deal of no region is held for sales
 * operations.
 */
public final class PlaceComponent extends DefaultComponent {

    /** Exchange property with the decision, read by the step when the route has ended. */
    static final String PROPERTY = "throughlinePlace";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, this::place);
    }

    private void place(Exchange exchange) {
        DealPlaces places = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), DealPlaces.class);
        OperationResult.Place place = places.placeOf(
                hint(exchange, "regionHint"), hint(exchange, "legalEntityHint"), hint(exchange, "countryHint"));
        exchange.setProperty(PROPERTY, place);
        exchange.setVariable("region", place.region());
        exchange.setVariable("legalEntity", place.legalEntity());
    }

    private static String hint(Exchange exchange, String name) {
        Object value = exchange.getVariable(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
