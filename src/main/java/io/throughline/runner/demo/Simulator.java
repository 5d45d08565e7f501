package io.throughline.runner.demo;

import io.throughline.canonical.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The control calls of one simulator (docs/simulators.md). Thread-safe. */
public final class Simulator {

    private static final int MAX_ANSWER = 64_000_000;

    private final HttpClient http;
    private final URI url;

    /** Speaks to the simulator at this address. */
    public Simulator(HttpClient http, URI url) {
        this.http = http;
        this.url = url;
    }

    /** Wins deals; Salesforce only. Answers their ids. */
    public List<String> win(int count, List<String> regions, Map<String, Object> fields, Map<String, Object> account)
            throws IOException, InterruptedException {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("count", count);
        wish.put("regions", List.copyOf(regions));
        wish.put("fields", fields);
        wish.put("account", account);
        Object answer = Json.read(send("POST", "win", wish), MAX_ANSWER);
        return Json.asList(Json.at(answer, "opportunities")).stream()
                .map(String::valueOf)
                .toList();
    }

    /** Adds faults. */
    public void fault(List<Map<String, Object>> faults) throws IOException, InterruptedException {
        send("POST", "faults", List.copyOf(faults));
    }

    /** The faults that have not all struck yet, in the form in which they may be set again. */
    public List<Map<String, Object>> faults() throws IOException, InterruptedException {
        return list(send("GET", "faults", null));
    }

    /** Takes all faults away. */
    public void heal() throws IOException, InterruptedException {
        send("DELETE", "faults", null);
    }

    /** Ends all sessions, where the vendor has some. */
    public void endSessions() throws IOException, InterruptedException {
        send("POST", "sessions/expire", null);
    }

    /** The records of a type as the simulator holds them. */
    public List<Map<String, Object>> records(String type) throws IOException, InterruptedException {
        return list(send("GET", "records/" + type, null));
    }

    /** Puts a record there as if somebody had entered it. */
    public void put(String type, Map<String, Object> fields) throws IOException, InterruptedException {
        send("POST", "records/" + type, fields);
    }

    /** Puts many records of a type there. */
    public void putAll(String type, List<Map<String, Object>> records) throws IOException, InterruptedException {
        send("POST", "records/" + type, records);
    }

    /** Takes a record away as somebody with this token would. */
    public void delete(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .DELETE()
                .header("Authorization", "Bearer " + token)
                .build();
        answered("DELETE", path, http.send(request, BodyHandlers.ofByteArray()));
    }

    /** What a control call without a body answers: a list of objects. */
    public List<Map<String, Object>> ask(String call) throws IOException, InterruptedException {
        return list(send("GET", call, null));
    }

    /** Makes it tell of won deals at an address; Salesforce only. */
    public void tell(URI receiver, String secret) throws IOException, InterruptedException {
        send("POST", "webhooks", Map.of("url", receiver.toString(), "secret", secret));
    }

    /** Makes a change that an administrator makes, such as a renamed field. */
    public void administer(Map<String, Object> change) throws IOException, InterruptedException {
        send("POST", "schema", change);
    }

    /** Merges an account into another; Salesforce only. */
    public void merge(String kept, String lost) throws IOException, InterruptedException {
        send("POST", "merge", Map.of("master", kept, "losers", List.of(lost)));
    }

    /** Sets a knob. */
    public void turn(String knob, int value) throws IOException, InterruptedException {
        send("POST", "knobs", Map.of(knob, value));
    }

    /** Everything that calls changed, oldest first. */
    public List<Map<String, Object>> journal() throws IOException, InterruptedException {
        return new String(send("GET", "journal", null), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(Json::readObject)
                .toList();
    }

    private static List<Map<String, Object>> list(byte[] json) {
        return Json.asList(Json.read(json, MAX_ANSWER)).stream()
                .map(Json::asObject)
                .toList();
    }

    private byte[] send(String method, String call, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/_simulator/" + call))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)))
                .header("Content-Type", "application/json")
                .build();
        return answered(method, call, http.send(request, BodyHandlers.ofByteArray()));
    }

    private static byte[] answered(String method, String call, HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException("%s %s of the simulator answered %d: %s"
                    .formatted(method, call, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }
}
