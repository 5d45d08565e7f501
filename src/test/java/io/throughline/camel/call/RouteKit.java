package io.throughline.camel.call;

import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.RawServer;
import io.throughline.connector.TestSystems;
import io.throughline.connector.VendorClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Runs one route of a few steps against a server: system {@code kantata}, and {@code kantata-eu} at another server. */
final class RouteKit implements AutoCloseable {

    static final String MARKER = "tl-0123456789abcdef01234567";
    static final String KEY = "psa-note-send/7f3c:note/1";
    static final Map<String, Object> DOCUMENT = Map.of("opportunity", Map.of("id", "006A", "number", 17));

    final RawServer server = new RawServer(RawServer.always(200, "{\"id\":\"1\"}"));
    final RawServer other = new RawServer(RawServer.always(200, "{}"));
    final CamelContext camel = new DefaultCamelContext();

    RouteKit() {
        SystemConfig first = TestSystems.kantata(server.url());
        SystemConfig second = new SystemConfig(
                "kantata-eu",
                "kantata",
                URI.create(other.url()),
                first.credentials(),
                first.network(),
                Duration.ofSeconds(5),
                4,
                Map.of("serviceName", "eu"));
        camel.getRegistry().bind("client", new VendorClient(TestSystems.of(first, second), Clock.systemUTC()));
        camel.start();
    }

    /** Loads the steps as the only route, {@code direct:tried}. */
    void route(String steps) throws Exception {
        if (camel.getRoute("tried") != null) {
            camel.getRouteController().stopRoute("tried");
            camel.removeRoute("tried");
        }
        String head = """
                - route:
                    id: tried
                    errorHandler: { noErrorHandler: {} }
                    from:
                      uri: direct:tried
                      steps:
                """;
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("tried.yaml", head + steps.indent(8)));
    }

    static CallContext context() {
        return context(DOCUMENT);
    }

    static CallContext context(Map<String, Object> document) {
        return new CallContext(attempt(document, Optional.empty()), () -> {});
    }

    static Attempt attempt(Map<String, Object> document, Optional<String> system) {
        return new Attempt(document, MARKER, KEY, system, List.of("de", "emea"));
    }

    Exchange exchange(CallContext context) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty(CallContext.PROPERTY, context);
        exchange.getMessage().setBody(new HashMap<>(context.attempt().document()));
        return exchange;
    }

    Exchange run(CallContext context) throws Exception {
        return run(exchange(context));
    }

    Exchange run(Exchange exchange) throws Exception {
        camel.createProducerTemplate().send("direct:tried", exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    CallException failure(CallContext context) {
        Exchange exchange = exchange(context);
        camel.createProducerTemplate().send("direct:tried", exchange);
        return exchange.getException(CallException.class);
    }

    @Override
    public void close() {
        camel.stop();
        server.close();
        other.close();
    }
}
