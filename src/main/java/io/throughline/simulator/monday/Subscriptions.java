package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.schema.DataFetchingEnvironment;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.MalformedBodyException;
import io.throughline.simulator.engine.WebhookMessage;
import io.throughline.simulator.engine.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Webhooks: registered for one event of one board, after the receiver has echoed a challenge; told of what happens, once a minute for half an
 * hour until they accept.
 */
final class Subscriptions implements AutoCloseable {

    static final String NAME = "board-webhook";

    private static final List<Duration> PAUSES = Collections.nCopies(30, Duration.ofMinutes(1));
    private static final String LOOPBACK = "127\\.0\\.0\\.1|localhost|\\[::1]";

    private final Account account;
    private final Webhooks webhooks;
    private final Challenge challenge = new Challenge();

    Subscriptions(Account account) {
        this.account = account;
        webhooks = new Webhooks(account.surroundings(), NAME, PAUSES);
    }

    void addTo(Fields fields) {
        fields.query("webhooks", env -> account.below(Account.WEBHOOKS, "board_id", Fields.text(env, "board_id")));
        fields.mutation("create_webhook", this::create);
        fields.mutation("delete_webhook", this::delete);
    }

    private ObjectNode create(DataFetchingEnvironment env) {
        ObjectNode board = account.board(Fields.text(env, "board_id"));
        URI url = receiver(Fields.text(env, "url"));
        JsonNode config = config(env.getArgument("config"));
        if (!challenge.passes(
                url, new UUID(account.surroundings().seed(), account.number(Account.WEBHOOKS)).toString())) {
            throw ApiException.of(
                    "WebhookChallengeException",
                    400,
                    "Failed to create webhook: the URL did not answer 200 with the challenge that was sent to it");
        }
        ObjectNode webhook = account.blank(Account.WEBHOOKS)
                .put("board_id", Json.text(board, "id"))
                .put("event", Fields.text(env, "event"))
                .put("url", url.toString())
                .put("config", config.isEmpty() ? null : config.toString())
                .put("signed", Users.isApp(Fields.call(env)));
        account.put(Account.WEBHOOKS, webhook);
        Fields.call(env).effect(Effect.Kind.CREATED, Account.WEBHOOKS, Json.text(webhook, "id"));
        return webhook;
    }

    private static URI receiver(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.argument("url is no address");
        }
        if (url.getHost() == null || !url.getHost().matches(LOOPBACK)) {
            throw ApiException.argument("the simulator sends to receivers on this machine only");
        }
        return url;
    }

    private static JsonNode config(Object given) {
        try {
            return given instanceof String text ? Json.parse(text) : given == null ? Json.object() : Json.of(given);
        } catch (MalformedBodyException e) {
            throw ApiException.argument("config is no JSON");
        }
    }

    private ObjectNode delete(DataFetchingEnvironment env) {
        String id = Fields.text(env, "id");
        ObjectNode webhook = account.find(Account.WEBHOOKS, id).orElseThrow(() -> ApiException.notFound("webhook", id));
        account.store().remove(Account.WEBHOOKS, id);
        Fields.call(env).effect(Effect.Kind.DELETED, Account.WEBHOOKS, id);
        return webhook;
    }

    /** Tells of a changed value, under each name that a subscription can have for it. */
    void changed(Call call, ObjectNode before, ObjectNode item, String columnId) {
        ObjectNode column =
                account.column(Json.text(item, "board_id"), columnId).orElseThrow();
        if (!ColumnKinds.isValue(column)) {
            announce(call, "change_name", "update_name", item, Json.object().put("value", Json.text(item, "name")));
            return;
        }
        ObjectNode more = Json.object()
                .put("columnId", columnId)
                .put("columnType", Json.text(column, "type"))
                .put("columnTitle", Json.text(column, "title"));
        more.set("value", item.path("values").get(columnId));
        more.set("previousValue", before.path("values").get(columnId));
        more.put("changedAt", account.instant().toEpochMilli() / 1000.0);
        announce(call, "change_column_value", "update_column_value", item, more);
        announce(call, "change_specific_column_value", "update_column_value", item, more);
        if ("status".equals(Json.text(column, "type"))) {
            announce(call, "change_status_column_value", "update_column_value", item, more);
        }
    }

    /** Sends to the subscriptions of this event, once the running call is kept. */
    void announce(Call call, String event, String type, ObjectNode item, ObjectNode more) {
        for (ObjectNode webhook : account.below(Account.WEBHOOKS, "board_id", Json.text(item, "board_id"))) {
            if (event.equals(Json.text(webhook, "event")) && wants(webhook, more)) {
                WebhookMessage message = message(webhook, body(webhook, call, type, item, more));
                account.surroundings().afterCommit(() -> webhooks.send(message));
            }
        }
    }

    private static boolean wants(ObjectNode webhook, ObjectNode more) {
        if (!"change_specific_column_value".equals(Json.text(webhook, "event"))) {
            return true;
        }
        String config = Json.text(webhook, "config");
        return config != null && Json.parse(config).path("columnId").asText().equals(Json.text(more, "columnId"));
    }

    /** Ids are numbers here, and texts everywhere else. */
    private ObjectNode body(ObjectNode webhook, Call call, String type, ObjectNode item, ObjectNode more) {
        long number = account.number("webhook-message");
        String trigger = new UUID(account.surroundings().seed() + number, number)
                .toString()
                .replace("-", "");
        // the store counts, so that numbers go on after a restart
        account.store().put("webhook-message", trigger, Json.object().put("id", trigger));
        ObjectNode event = Json.object()
                .put("app", "monday")
                .put("type", type)
                .put("triggerTime", account.instant().toString())
                .put("subscriptionId", Long.parseLong(Json.text(webhook, "id")))
                .put("userId", Long.parseLong(call.user() == null ? Users.APP : call.user()))
                .putNull("originalTriggerUuid")
                .put("boardId", Long.parseLong(Json.text(item, "board_id")))
                .put("groupId", Json.text(item, "group_id"))
                .put("pulseId", Long.parseLong(Json.text(item, "id")))
                .put("pulseName", Json.text(item, "name"));
        event.setAll(more);
        event.put("triggerUuid", trigger);
        return Json.object().set("event", event);
    }

    private WebhookMessage message(ObjectNode webhook, ObjectNode body) {
        URI url = URI.create(Json.text(webhook, "url"));
        boolean signed = webhook.path("signed").booleanValue();
        String id = body.at("/event/triggerUuid").textValue();
        long user = body.at("/event/userId").longValue();
        return new WebhookMessage(
                id,
                url,
                Json.bytes(body),
                at -> signed ? Map.of("Authorization", SignedToken.of(url.toString(), user, at)) : Map.of());
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
