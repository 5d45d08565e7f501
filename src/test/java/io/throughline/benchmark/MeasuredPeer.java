package io.throughline.benchmark;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Makes as many calls a deal as Throughline, with the same methods and a body of about a kilobyte where they write, and reads the same answers; nothing else: no
 * ledger, no mapping, no rules. Either a bare Java program, the limit of what is possible, or a plain Camel route.
 *
 * <p>Arguments: {@code bare} or {@code camel}; file of recorded calls; calls a deal; deals; deals at once; URL that answers.
 */
final class MeasuredPeer {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<RecordedCall> calls;
    private final String url;

    private MeasuredPeer(List<RecordedCall> calls, String url) {
        this.calls = calls;
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        List<RecordedCall> calls = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(RecordedCall::of)
                .toList();
        int callsPerDeal = Integer.parseInt(arguments[2]);
        int deals = Integer.parseInt(arguments[3]);
        int atOnce = Integer.parseInt(arguments[4]);
        MeasuredPeer peer = new MeasuredPeer(calls, arguments[5]);
        if (arguments[0].equals("bare")) {
            measure(deals, atOnce, deal -> peer.deal(deal, callsPerDeal));
        } else {
            try (CamelContext context = new DefaultCamelContext()) {
                context.addRoutes(peer.route());
                context.start();
                ProducerTemplate template = context.createProducerTemplate();
                measure(deals, atOnce, deal -> template.sendBody("direct:deal", peer.numbers(deal, callsPerDeal)));
            }
        }
        System.exit(0);
    }

    private static void measure(int deals, int atOnce, Deal deal) throws InterruptedException {
        run(deals, atOnce, deal);
        ProcessFigures before = ProcessFigures.now();
        run(deals, atOnce, deal);
        ProcessFigures.now().since(before).print(deals);
    }

    private static void run(int deals, int atOnce, Deal deal) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        AtomicInteger next = new AtomicInteger();
        for (int thread = 0; thread < atOnce; thread++) {
            threads.execute(() -> {
                for (int number = next.getAndIncrement(); number < deals; number = next.getAndIncrement()) {
                    deal.make(number);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.MINUTES);
    }

    private List<Integer> numbers(int deal, int callsPerDeal) {
        return IntStream.range(0, callsPerDeal)
                .mapToObj(call -> (deal * callsPerDeal + call) % calls.size())
                .toList();
    }

    private void deal(int deal, int callsPerDeal) {
        numbers(deal, callsPerDeal).forEach(number -> read(send(request(number))));
    }

    private RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deal")
                        .split(body())
                        .process(exchange -> exchange.getMessage()
                                .setBody(request(exchange.getMessage().getBody(Integer.class))))
                        .to("direct:call")
                        .process(exchange -> exchange.getMessage()
                                .setBody(read(exchange.getMessage().getBody(byte[].class))));
                from("direct:call")
                        .process(exchange -> exchange.getMessage()
                                .setBody(send(exchange.getMessage().getBody(HttpRequest.class))));
            }
        };
    }

    private HttpRequest request(int number) {
        RecordedCall call = calls.get(number);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.path()))
                .header("Authorization", "Bearer " + "x".repeat(64))
                .header("Content-Type", "application/json")
                .header(RecordedAnswers.NUMBER, "" + number);
        return request.method(
                        call.method(),
                        call.writes()
                                ? HttpRequest.BodyPublishers.ofString(Json.write(body(number)))
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static Map<String, Object> body(int number) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int field = 0; field < 25; field++) {
            body.put("field" + field, "a value of the deal " + number + field);
        }
        return body;
    }

    private byte[] send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Object read(byte[] answer) {
        return answer.length == 0 ? null : Json.read(answer);
    }

    @FunctionalInterface
    private interface Deal {
        void make(int number);
    }
}
