package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Signatures;
import io.throughline.simulator.engine.WebhookMessage;
import io.throughline.simulator.engine.Webhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Tells receivers what happened to issues and worklogs; in no promised order, and again when they do not answer well. */
final class IssueEvents implements AutoCloseable {

    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16).map(Duration::ofSeconds).toList();

    private final Site site;
    private final Webhooks sender;
    private Receivers receivers;
    private IssueView view;

    IssueEvents(Site site) {
        this.site = site;
        this.sender = new Webhooks(site.surroundings(), "webhook", PAUSES);
    }

    void to(Receivers known, IssueView shown) {
        this.receivers = known;
        this.view = shown;
    }

    /** Notes a change of an issue; it is sent when the call is journalled. */
    void issue(String event, ObjectNode issue, ObjectNode before) {
        ObjectNode body = body(event);
        if (before != null) {
            body.put("issue_event_type_name", "issue_generic");
            body.set("changelog", changes(before.path("fields"), issue.path("fields")));
        }
        site.find("user", Site.INTEGRATION_USER).ifPresent(user -> body.set("user", Users.shown(site, user)));
        body.set("issue", view.whole(issue, List.of("*all")));
        send(event, body, issue);
    }

    /** Notes a change of a worklog: its message names the issue by id alone. */
    void worklog(String event, ObjectNode worklog) {
        ObjectNode body = body(event);
        body.set("worklog", worklog);
        send(event, body, null);
    }

    private ObjectNode body(String event) {
        return Json.object().put("timestamp", site.now().toEpochMilli()).put("webhookEvent", event);
    }

    private ObjectNode changes(JsonNode before, JsonNode after) {
        ObjectNode log =
                Json.object().put("id", String.valueOf(10_000 + site.store().next("message")));
        ArrayNode items = log.putArray("items");
        after.properties().forEach(field -> {
            if (!field.getValue().equals(before.get(field.getKey()))
                    && !field.getKey().equals("updated")) {
                items.addObject()
                        .put("field", field.getKey())
                        .put("fieldtype", "jira")
                        .put("fieldId", field.getKey())
                        .put("from", text(before.path(field.getKey())))
                        .put("fromString", text(before.path(field.getKey())))
                        .put("to", text(field.getValue()))
                        .put("toString", text(field.getValue()));
            }
        });
        return log;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? null
                : value.has("id") ? value.path("id").asText() : value.isValueNode() ? value.asText() : value.toString();
    }

    private void send(String event, ObjectNode body, ObjectNode issue) {
        for (ObjectNode receiver : receivers.of(event, issue)) {
            long number = site.store().next("message");
            site.put("message", Json.object().put("id", String.valueOf(number)));
            ObjectNode whole = body.deepCopy();
            if (receiver.path("dynamic").booleanValue()) {
                whole.putArray("matchedWebhookIds").add(receiver.get("id").asLong());
            }
            WebhookMessage message = message(
                    receiver, new UUID(site.surroundings().seed(), number).toString(), Json.bytes(whole), event);
            site.surroundings().afterCommit(() -> sender.send(message));
        }
    }

    private static WebhookMessage message(ObjectNode receiver, String id, byte[] body, String event) {
        String secret = Json.text(receiver, "secret");
        AtomicInteger attempts = new AtomicInteger();
        String flow = event.endsWith("_deleted") && !event.startsWith("jira:") ? "Secondary" : "Primary";
        return new WebhookMessage(
                id,
                URI.create(Json.text(receiver, "url")),
                body,
                at -> headers(id, secret, flow, body, attempts.getAndIncrement()));
    }

    private static Map<String, String> headers(String id, String secret, String flow, byte[] body, int retry) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Atlassian-Webhook-Identifier", id);
        headers.put("X-Atlassian-Webhook-Flow", flow);
        headers.put("User-Agent", "Atlassian Webhook HTTP Client");
        if (retry > 0) {
            headers.put("X-Atlassian-Webhook-Retry", String.valueOf(retry));
        }
        if (secret != null) {
            byte[] signature = Signatures.hmac(secret.getBytes(StandardCharsets.UTF_8), body);
            headers.put("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(signature));
        }
        return headers;
    }

    @Override
    public void close() {
        sender.close();
    }
}
