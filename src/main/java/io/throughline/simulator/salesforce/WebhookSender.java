package io.throughline.simulator.salesforce;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages signed as Standard Webhooks, again after 1, 2, 4 and 8 seconds until a 2xx answer. */
final class WebhookSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PREFIX = "whsec_";

    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "simulator-webhooks");
        thread.setDaemon(true);
        return thread;
    });

    /** One message to one receiver; all its attempts carry the same id. */
    record Message(URI url, String secret, String id, byte[] body) {

        @Override
        public String toString() {
            return id + " to " + url;
        }
    }

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    void send(Message message) {
        timer.execute(() -> attempt(message, 1));
    }

    private void attempt(Message message, int number) {
        String stamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(message.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", stamp)
                .header("webhook-signature", "v1," + signature(message, stamp))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()))
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2)
                .thenAccept(delivered -> again(message, number, delivered));
    }

    private void again(Message message, int number, boolean delivered) {
        if (delivered || timer.isShutdown()) {
            return;
        }
        if (number == ATTEMPTS) {
            LOG.warn("webhook {} was not accepted {} times; it is not sent again", message, ATTEMPTS);
        } else {
            timer.schedule(() -> attempt(message, number + 1), 1L << (number - 1), TimeUnit.SECONDS);
        }
    }

    static String signature(Message message, String stamp) {
        String secret = message.secret();
        byte[] key = secret.startsWith(PREFIX)
                ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((message.id() + "." + stamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
