package io.throughline.simulator.engine;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads calls from and writes answers to the JDK's HTTP server. */
final class Exchanges {

    private Exchanges() {}

    static Call read(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getRequestHeaders();
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Call(exchange.getRequestMethod(), exchange.getRequestURI().toASCIIString(), headers::getFirst, body);
    }

    /** The status is right, the body stops being JSON in the middle. */
    static void sendGarbage(HttpExchange exchange, Answer answer) throws IOException {
        byte[] garbage = "{\"half\": [1, \u0000".getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(answer.status() == 204 ? 200 : answer.status(), garbage.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(garbage);
        }
    }

    /** Headers and the first half of the body, then the connection is closed; an answer without body is cut before its status. */
    static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.bytes();
        if (bytes.length < 2) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.body() == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        byte[] bytes = answer.bytes();
        if (exchange.getResponseHeaders().getFirst("Content-Type") == null) {
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
