package io.throughline.crash;

import io.throughline.canonical.Json;
import io.throughline.connector.RawServer;
import io.throughline.connector.RawServer.Request;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A target over real HTTP that offers just what each safety needs: {@code /keyed} knows its keys, {@code /conditional} its version, {@code /natural} puts one
 * record of a name, {@code /look-up} finds records of a name, {@code /blind} nothing. Thread-safe.
 */
final class NoteTarget implements AutoCloseable {

    private final RawServer server = new RawServer(this::answer);
    private final Map<String, List<String>> effects = new ConcurrentHashMap<>();
    private final Map<String, String> content = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();

    RawServer server() {
        return server;
    }

    /** What was carried out for a safety, in order: the bodies. */
    List<String> effects(String safety) {
        return effects.computeIfAbsent(safety, none -> new CopyOnWriteArrayList<>());
    }

    /** How many writes of a safety arrived, carried out or not. */
    long writes(String safety) {
        return server.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .filter(request -> request.target().startsWith("/" + safety + "/"))
                .count();
    }

    /** What the one natural record says now. */
    String content() {
        return content.values().iterator().next();
    }

    /** Somebody writes newer content into the one natural record. */
    void renew(String newer) {
        content.replaceAll((name, older) -> newer);
    }

    private void answer(Request request, Socket socket) throws IOException {
        String[] path = request.target().split("/");
        String safety = path[1];
        if (request.method().equals("GET")) {
            boolean found = keys.containsKey(request.target());
            RawServer.send(socket, found ? 200 : 404, Json.write(Map.of("id", path[2])));
            return;
        }
        RawServer.send(socket, carryOut(safety, request), Json.write(Map.of("id", path[2])));
    }

    private synchronized int carryOut(String safety, Request request) {
        if (safety.equals("keyed") && keys.containsKey(request.header("Idempotency-Key"))) {
            return 200;
        }
        if (safety.equals("conditional")) {
            int version = versions.getOrDefault(request.target(), 1);
            if (!request.header("If-Match").equals(Integer.toString(version))) {
                return 412;
            }
            versions.put(request.target(), version + 1);
        }
        if (safety.equals("natural")) {
            content.put(request.target(), request.body());
        }
        if (safety.equals("keyed")) {
            keys.put(request.header("Idempotency-Key"), true);
        }
        keys.put(request.target(), true);
        effects(safety).add(request.body());
        return 200;
    }

    @Override
    public void close() {
        server.close();
    }
}
