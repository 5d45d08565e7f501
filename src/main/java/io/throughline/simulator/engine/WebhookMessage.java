package io.throughline.simulator.engine;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * One message to one receiver.
 *
 * @param id the vendor's id of the message; all its attempts carry it
 * @param headers the headers of one attempt by the time at which it is made, the signature among them
 */
public record WebhookMessage(String id, URI url, byte[] body, Function<Instant, Map<String, String>> headers) {

    @Override
    public String toString() {
        return id + " to " + url;
    }
}
