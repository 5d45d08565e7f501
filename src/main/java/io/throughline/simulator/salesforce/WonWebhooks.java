package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Signatures;
import io.throughline.simulator.engine.WebhookMessage;
import io.throughline.simulator.engine.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells registered receivers of won deals, as an automation in a real org would; again after 1, 2, 4 and 8 seconds until a 2xx answer. */
final class WonWebhooks implements AutoCloseable {

    private static final String TYPE = "_Webhook";
    private static final String COPIES = "webhookCopies";
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8).map(Duration::ofSeconds).toList();
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Org org;
    private final Webhooks sender;

    WonWebhooks(Org org) {
        this.org = org;
        this.sender = new Webhooks(org.surroundings(), "opportunity-won-webhook", PAUSES);
        org.surroundings().knobs().declare(COPIES, 1);
    }

    /** Registers a receiver: {@code {url, secret}}; it is kept like any record. */
    Answer register(Call call) {
        ObjectNode body = call.jsonObject();
        String url = Json.text(body, "url");
        if (url == null
                || Json.blank(body, "secret")
                || !LOOPBACK.contains(String.valueOf(URI.create(url).getHost()))) {
            throw new IllegalArgumentException("a webhook needs a url on a loopback host and a secret");
        }
        org.store().put(TYPE, url, body);
        return Answer.noContent();
    }

    /** Ends all registrations. */
    Answer forget(Call call) {
        new ArrayList<>(org.store().all(TYPE))
                .forEach(one -> org.store().remove(TYPE, one.get("url").textValue()));
        return Answer.noContent();
    }

    /** Notes that a deal is won; the receivers hear of it when the call that won it is journalled. */
    void won(String opportunity) {
        org.surroundings()
                .afterCommit(() -> org.find("Opportunity", opportunity)
                        .filter(deal -> deal.path("IsWon").booleanValue())
                        .ifPresent(this::send));
    }

    private void send(ObjectNode deal) {
        String id = deal.get("Id").textValue();
        String changed = deal.get("SystemModstamp").textValue();
        ObjectNode event = Json.object()
                .put("type", "opportunity.won")
                .put("timestamp", org.surroundings().clock().instant().toString());
        event.putObject("data")
                .put("id", id)
                .put("organizationId", org.organizationId())
                .put("stageName", Json.text(deal, "StageName"))
                .put("region", Json.text(deal, "Region__c"))
                .put("systemModstamp", changed);
        String message = "msg_" + id + changed.replaceAll("[^0-9]", "");
        for (JsonNode receiver : org.store().all(TYPE)) {
            for (long copy = 0; copy < org.surroundings().knobs().get(COPIES); copy++) {
                sender.send(message(receiver, message, Json.bytes(event)));
            }
        }
    }

    private static WebhookMessage message(JsonNode receiver, String id, byte[] body) {
        String secret = Json.text(receiver, "secret");
        URI url = URI.create(Json.text(receiver, "url"));
        return new WebhookMessage(id, url, body, at -> Signatures.standardWebhook(secret, id, at, body));
    }

    @Override
    public void close() {
        sender.close();
    }
}
