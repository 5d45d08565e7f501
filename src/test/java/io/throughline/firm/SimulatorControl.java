package io.throughline.firm;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The control calls of one simulator (docs/simulators.md). */
public record SimulatorControl(String url) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public Map<String, Object> post(String path, Object body) {
        return Json.asObject(Json.read(send(HttpRequest.newBuilder(URI.create(url + path))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))))));
    }

    /** Puts records as they are, without the rules of the system's own calls. */
    public void put(String type, List<Map<String, Object>> records) {
        send(HttpRequest.newBuilder(URI.create(url + "/_simulator/records/" + type))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(records))));
    }

    /** Ends all sessions now. */
    public void expireSessions() {
        send(HttpRequest.newBuilder(URI.create(url + "/_simulator/sessions/expire"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Changes an object as an administrator does. */
    public void change(Map<String, Object> change) {
        String answer = send(HttpRequest.newBuilder(URI.create(url + "/_simulator/schema"))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(change))));
        if (answer.contains("error")) {
            throw new IllegalArgumentException(answer);
        }
    }

    /** Adds faults. */
    public void faults(List<Map<String, Object>> faults) {
        send(HttpRequest.newBuilder(URI.create(url + "/_simulator/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(faults))));
    }

    /** Ends all faults. */
    public void clearFaults() {
        send(HttpRequest.newBuilder(URI.create(url + "/_simulator/faults")).DELETE());
    }

    /** All that was done to it, in order. */
    public List<Map<String, Object>> journal() {
        return send(HttpRequest.newBuilder(URI.create(url + "/_simulator/journal?limit=100000")))
                .lines()
                .map(Json::readObject)
                .toList();
    }

    /** All records of a type, as the system keeps them. */
    public List<Map<String, Object>> records(String type) {
        return Json.asList(Json.read(send(HttpRequest.newBuilder(URI.create(url + "/_simulator/records/" + type)))))
                .stream()
                .map(Json::asObject)
                .toList();
    }

    /** How many records of a type calls of ours made. */
    public long created(String type) {
        return journal().stream()
                .filter(line -> "created".equals(line.get("effect")) && type.equals(line.get("type")))
                .filter(line -> !String.valueOf(line.get("operation")).startsWith("simulator:"))
                .count();
    }

    /** Records of a type that were created by calls of ours, by our marker: the number of times. */
    public Map<String, Long> createdByMarker(String type) {
        return journal().stream()
                .filter(line -> "created".equals(line.get("effect")) && type.equals(line.get("type")))
                .filter(line -> line.get("marker") != null)
                .collect(Collectors.groupingBy(line -> (String) line.get("marker"), Collectors.counting()));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
