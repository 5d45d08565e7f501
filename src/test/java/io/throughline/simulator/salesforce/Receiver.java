package io.throughline.simulator.salesforce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.throughline.simulator.engine.Signatures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Receives webhooks; refuses the first ones with 503. */
final class Receiver implements AutoCloseable {

    private static final String SECRET = "whsec_c2VjcmV0";

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals;
    private final HttpServer server;

    record Delivery(String signature, String stamp, String id, byte[] body) {

        String expectedSignature() {
            Instant at = Instant.ofEpochSecond(Long.parseLong(stamp));
            return Signatures.standardWebhook(SECRET, id, at, body).get("webhook-signature");
        }
    }

    Receiver(int refusals) throws IOException {
        this.refusals = new AtomicInteger(refusals);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    void register(SalesforceOrg org) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/intake";
        org.client.post("/_simulator/webhooks", "{\"url\":\"%s\",\"secret\":\"%s\"}".formatted(url, SECRET));
    }

    Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("no webhook arrived");
        }
        return delivery;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            deliveries.add(new Delivery(
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
