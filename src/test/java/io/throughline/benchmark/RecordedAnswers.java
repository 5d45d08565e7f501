package io.throughline.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A vendor that gives recorded answers, by number, after a latency. */
final class RecordedAnswers implements AutoCloseable {

    static final String NUMBER = "X-Recorded";

    private final List<RecordedCall> calls;
    private final Duration latency;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    RecordedAnswers(List<RecordedCall> calls, Duration latency) throws IOException {
        this.calls = calls;
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(latency.toNanos());
            RecordedCall call =
                    calls.get(Integer.parseInt(exchange.getRequestHeaders().getFirst(NUMBER)));
            byte[] body = call.bytesOfAnswer();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(call.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
