package io.throughline.benchmark;

import io.throughline.canonical.Json;
import io.throughline.firm.SimulatorControl;
import io.throughline.simulator.SimulatorCredentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A plain Camel route: for each deal it sends as many requests to each system as Throughline did, of the same methods and paths, with a body of about a
 * kilobyte for writes, and parses each answer. No ledger, no mappings, no rules, no tokens: the systems refuse much of it, so the answers it parses are shorter than the product's.
 */
final class MeasuredPeer {

    private static final String BODY = Json.write(Map.of("padding", "x".repeat(1000)));

    private MeasuredPeer() {}

    public static void main(String[] arguments) throws Exception {
        int basePort = Integer.parseInt(arguments[1]);
        int deals = Integer.parseInt(arguments[2]);
        List<HttpRequest> calls = new ArrayList<>();
        for (int offset : new int[] {0, 1, 3}) {
            calls.addAll(callsOf("http://127.0.0.1:" + (basePort + offset)));
        }
        HttpClient client = HttpClient.newHttpClient();
        try (CamelContext context = new DefaultCamelContext()) {
            context.addRoutes(route(client));
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            send(template, calls, 0, calls.size() / 2);
            ProcessFigures warm = ProcessFigures.now();
            send(template, calls, calls.size() / 2, calls.size());
            warm.printPerDeal("second half, " + calls.size() / deals + " calls per deal", deals / 2);
        }
    }

    private static void send(ProducerTemplate template, List<HttpRequest> calls, int from, int to) {
        calls.subList(from, to).forEach(call -> template.sendBody("direct:call", call));
    }

    private static RouteBuilder route(HttpClient client) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .process(exchange -> exchange.getMessage()
                                .setBody(client.send(
                                                exchange.getMessage().getBody(HttpRequest.class),
                                                HttpResponse.BodyHandlers.ofByteArray())
                                        .body()))
                        .process(exchange -> {
                            byte[] answer = exchange.getMessage().getBody(byte[].class);
                            exchange.getMessage().setBody(answer.length == 0 ? null : Json.read(answer));
                        });
            }
        };
    }

    private static List<HttpRequest> callsOf(String url) {
        return new SimulatorControl(url)
                .journal().stream()
                        .map(line -> (String) line.get("request"))
                        .filter(request -> request.contains("/services/") || request.contains("/api/"))
                        .filter(request -> !request.contains("token"))
                        .map(request -> request(url, request))
                        .toList();
    }

    private static HttpRequest request(String url, String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + parts[1]))
                .header("Authorization", "Bearer " + SimulatorCredentials.KANTATA_TOKEN)
                .header("Content-Type", "application/json");
        boolean writes = !parts[0].equals("GET");
        return request.method(
                        parts[0],
                        writes ? HttpRequest.BodyPublishers.ofString(BODY) : HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
