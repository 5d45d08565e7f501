package io.throughline.intake.webhook;

import io.throughline.ledger.Accepted;
import io.throughline.ledger.LedgerUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one webhook from its arrival to its answer. Limits come before work (S-04), the signature before parsing (S-01), and 2xx only after the
 * message is committed (G1). Thread-safe.
 */
public final class WebhookGate {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookGate.class);

    private final Map<String, WebhookSource> sources;
    private final HintGate hints;
    private final WebhookInbox inbox;
    private final WebhookSignature signature;
    private final WebhookLimits limits;
    private final RateLimit rate;
    private final BoundedBody bodies;
    private final Semaphore places;

    /** @param nanoTime monotonic, for rates and reading times */
    public WebhookGate(
            Map<String, WebhookSource> sources,
            WebhookInbox inbox,
            WebhookLimits limits,
            Clock clock,
            LongSupplier nanoTime) {
        this(sources, new HintGate(Map.of(), feed -> {}, clock), inbox, limits, clock, nanoTime);
    }

    /** The same, with systems whose messages are hints for page feeds. */
    public WebhookGate(
            Map<String, WebhookSource> sources,
            HintGate hints,
            WebhookInbox inbox,
            WebhookLimits limits,
            Clock clock,
            LongSupplier nanoTime) {
        this.hints = hints;
        this.sources = Map.copyOf(sources);
        this.inbox = inbox;
        this.limits = limits;
        this.signature = new WebhookSignature(clock);
        this.rate = new RateLimit(limits.perSecond(), limits.burst(), nanoTime);
        this.bodies = new BoundedBody(limits, nanoTime);
        this.places = new Semaphore(limits.concurrent());
    }

    /**
     * Ends the start if any secret is missing or short (S-03).
     *
     * @throws IllegalStateException naming the system and the reference
     */
    public void requireSecrets() {
        sources.values().forEach(WebhookSource::readSecrets);
        hints.requireSecrets();
    }

    /** Handles one message. Never throws for anything that the sender does. */
    public WebhookAnswer handle(WebhookRequest request) {
        if (!places.tryAcquire()) {
            return WebhookAnswer.BUSY;
        }
        try {
            return rate.take(String.valueOf(request.address())) ? admit(request) : WebhookAnswer.TOO_MANY;
        } finally {
            places.release();
        }
    }

    private WebhookAnswer admit(WebhookRequest request) {
        WebhookSource source = request.system() == null ? null : sources.get(request.system());
        if (source == null && (request.system() == null || !hints.knows(request.system()))) {
            return WebhookAnswer.UNKNOWN_SYSTEM;
        }
        if (!isJson(request.contentType())) {
            return WebhookAnswer.NOT_JSON;
        }
        return request.contentLength() > limits.body() ? WebhookAnswer.TOO_LARGE : receive(source, request);
    }

    private WebhookAnswer receive(WebhookSource source, WebhookRequest request) {
        try {
            Optional<byte[]> body = bodies.read(request.body());
            if (body.isEmpty()) {
                return WebhookAnswer.TOO_LARGE;
            }
            return source == null ? hints.take(request, body.get()) : verify(source, request, body.get());
        } catch (IOException e) {
            return WebhookAnswer.BUSY;
        }
    }

    private WebhookAnswer verify(WebhookSource source, WebhookRequest request, byte[] body) {
        Optional<SignedHeaders> headers = SignedHeaders.of(request.id(), request.timestamp(), request.signature());
        if (headers.isEmpty()) {
            return WebhookAnswer.NOT_SIGNED;
        }
        try {
            return signature.isValid(headers.get(), body, source.readSecrets())
                    ? store(source, headers.get(), body)
                    : WebhookAnswer.NOT_SIGNED;
        } catch (IllegalStateException e) {
            LOG.error("{} The sender is told to come back later; nothing is lost as long as it does.", e.getMessage());
            return WebhookAnswer.NOT_STORED;
        }
    }

    private WebhookAnswer store(WebhookSource source, SignedHeaders headers, byte[] body) {
        try {
            Accepted accepted = inbox.store(source, headers, body);
            return WebhookAnswer.stored(accepted.eventId());
        } catch (LedgerUnavailableException e) {
            LOG.warn(
                    "WHK-2001 webhook {} of '{}' could not be stored: {} The sender was told to come back later. No action needed if the ledger recovers.",
                    headers.id(),
                    source.system(),
                    e.getMessage());
            return WebhookAnswer.NOT_STORED;
        }
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";")[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
