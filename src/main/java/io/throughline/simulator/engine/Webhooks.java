package io.throughline.simulator.engine;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a vendor's webhooks: again after each of the given pauses until a 2xx answer, and wrongly as the faults on its name say. A message that is out of
 * order goes out after the next one, at the latest {@link #LONGEST_WAIT} later. What is on its way when the simulator is killed is lost, as with the real
 * vendors. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final String name;
    private final List<Duration> pauses;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulator-webhooks");
        thread.setDaemon(true);
        return thread;
    });
    // used by the timer's thread alone
    private WebhookMessage held;

    /**
     * Sends under a name that faults can use, such as {@code opportunity-webhook}.
     *
     * @param pauses how long after each failed attempt the next one is made; none: one attempt only
     */
    public Webhooks(Surroundings surroundings, String name, List<Duration> pauses) {
        this.surroundings = surroundings;
        this.name = name;
        this.pauses = List.copyOf(pauses);
        surroundings.faults().sends(name);
    }

    /** Sends it soon, after what was sent before; returns at once. */
    public void send(WebhookMessage message) {
        timer.execute(() -> go(message));
    }

    private void go(WebhookMessage message) {
        String text = new String(message.body(), StandardCharsets.UTF_8);
        switch (surroundings.faults().nextSent(name, text).kind()) {
            case LOSE_EVENT -> LOG.debug("webhook {} is lost, as it was told", message);
            case OUT_OF_ORDER -> hold(message);
            case DUPLICATE_EVENT -> {
                attempt(message, 0);
                thenHeld(attempt(message, 0));
            }
            default -> thenHeld(attempt(message, 0));
        }
    }

    private void thenHeld(CompletableFuture<Void> sent) {
        sent.thenRunAsync(this::releaseHeld, timer);
    }

    private void hold(WebhookMessage message) {
        releaseHeld();
        held = message;
        timer.schedule(
                () -> {
                    if (held == message) {
                        releaseHeld();
                    }
                },
                LONGEST_WAIT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void releaseHeld() {
        if (held != null) {
            WebhookMessage late = held;
            held = null;
            attempt(late, 0);
        }
    }

    private CompletableFuture<Void> attempt(WebhookMessage message, int failed) {
        Instant now = surroundings.clock().instant();
        HttpRequest.Builder request = HttpRequest.newBuilder(message.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()));
        message.headers().apply(now).forEach(request::header);
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2)
                .thenAccept(delivered -> again(message, failed + 1, delivered));
    }

    private void again(WebhookMessage message, int failed, boolean delivered) {
        if (delivered || timer.isShutdown()) {
            return;
        }
        if (failed > pauses.size()) {
            LOG.warn("webhook {} was not accepted {} times; it is not sent again", message, failed);
        } else {
            timer.schedule(
                    () -> attempt(message, failed), pauses.get(failed - 1).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
