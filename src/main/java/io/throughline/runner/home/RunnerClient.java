package io.throughline.runner.home;

import io.throughline.canonical.Json;
import io.throughline.desk.DeskReply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a living runner on this machine. Thread-safe. */
public final class RunnerClient {

    /** A list of many transactions with their timelines is larger than one message of a vendor may be. */
    private static final int MAX_ANSWER = 64_000_000;

    private static final Duration USUALLY = Duration.ofSeconds(30);
    private static final Duration LARGE = Duration.ofMinutes(5);

    /** What may be a header; anything else is nobody's token. */
    private static final Pattern PERSONAL = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final RunnerAddress address;

    /** Speaks to this runner. */
    public RunnerClient(RunnerAddress address) {
        this.address = address;
    }

    /**
     * The JSON at a path of the internal API; empty if there is nothing of that id.
     *
     * @throws IOException if the runner does not answer or refuses; it may have ended meanwhile
     */
    public Optional<Object> get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(path, USUALLY);
        return switch (answer.statusCode()) {
            case 200 -> Optional.ofNullable(Json.read(answer.body(), MAX_ANSWER));
            case 404 -> Optional.empty();
            default -> throw new IOException("%s answered %d".formatted(address, answer.statusCode()));
        };
    }

    /**
     * What is at a path, however large.
     *
     * @throws IOException if the runner does not answer or refuses, or knows no such path
     */
    public byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(path, LARGE);
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(address, answer.statusCode()));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(String path, Duration limit) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.url().resolve(path))
                .header("Authorization", "Bearer " + address.token())
                .timeout(limit)
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /**
     * Asks the desk of the runner.
     *
     * @param person personal token of who asks, may be null
     * @param body JSON, or null for a request without one
     * @throws IOException if the runner does not answer, or not as a desk does; it may have ended meanwhile
     */
    public DeskReply desk(String method, String path, String person, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.url().resolve(path))
                .header("Authorization", "Bearer " + address.token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (person != null && PERSONAL.matcher(person).matches()) {
            request.header("Throughline-Person", person);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.body().length == 0 || answer.statusCode() == 503) {
            throw new IOException("%s answered %d".formatted(address, answer.statusCode()));
        }
        return new DeskReply(answer.statusCode(), Json.asObject(Json.read(answer.body(), MAX_ANSWER)));
    }
}
