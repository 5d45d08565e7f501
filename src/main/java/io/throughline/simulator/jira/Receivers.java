package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Effect;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import io.throughline.simulator.jira.jql.JqlException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Who hears of changes. Apps register dynamic webhooks, which end after thirty days, are not signed and hear nothing of worklogs; administrators register
 * others, with a secret if they like.
 */
final class Receivers {

    private static final String DYNAMIC = "dynamicWebhook";
    private static final String ADMIN = "adminWebhook";
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> DYNAMIC_EVENTS = Set.of(
            "jira:issue_created",
            "jira:issue_updated",
            "jira:issue_deleted",
            "comment_created",
            "comment_updated",
            "comment_deleted",
            "issue_property_set",
            "issue_property_deleted");

    private final Site site;
    private final Search search;

    Receivers(Site site, Search search) {
        this.site = site;
        this.search = search;
    }

    List<Operation> operations() {
        String dynamic = Site.API + "/webhook";
        String admin = "/rest/webhooks/1.0/webhook";
        return List.of(
                Operation.of("webhook-register", "POST", dynamic, this::register),
                Operation.of("webhook-list", "GET", dynamic, this::list),
                Operation.of("webhook-delete", "DELETE", dynamic, this::delete),
                Operation.of("webhook-refresh", "PUT", dynamic + "/refresh", this::refresh),
                Operation.of(
                        "webhook-failed",
                        "GET",
                        dynamic + "/failed",
                        call -> Answer.ok(Site.page(call, List.of(), 100))),
                Operation.of("admin-webhook-register", "POST", admin, this::registerAdmin),
                Operation.of("admin-webhook-list", "GET", admin, this::listAdmin),
                Operation.of("admin-webhook-delete", "DELETE", admin + "/{webhook}", this::deleteAdmin));
    }

    /** Those who want to hear of an event; the issue is null where the message has none. */
    List<ObjectNode> of(String event, ObjectNode issue) {
        return java.util.stream.Stream.concat(
                        site.all(ADMIN).stream(),
                        site.all(DYNAMIC).stream()
                                .filter(one ->
                                        one.get("until").asLong() > site.now().toEpochMilli()))
                .filter(one -> StreamSupport.stream(one.path("events").spliterator(), false)
                        .anyMatch(wanted -> wanted.asText().equals(event)))
                .filter(one -> issue == null || Json.blank(one, "jql") || fits(Json.text(one, "jql"), issue))
                .toList();
    }

    private boolean fits(String jql, ObjectNode issue) {
        try {
            return search.filter(jql).test(issue);
        } catch (JqlException e) {
            return false;
        }
    }

    private static void app(Call call) {
        if (!Sessions.isApp(call)) {
            throw new Refusal(Complaints.forStatus(403, "Only Connect and OAuth 2.0 apps can use this operation."));
        }
    }

    private static String url(ObjectNode body) {
        String url = String.valueOf(Json.text(body, "url"));
        if (!LOOPBACK.contains(String.valueOf(URI.create(url).getHost()))) {
            throw Complaints.badRequest("The url must be on a loopback host: this is a simulator.");
        }
        return url;
    }

    private Answer register(Call call) {
        app(call);
        ObjectNode body = call.jsonObject();
        String url = url(body);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("webhookRegistrationResult");
        for (JsonNode wanted : body.path("webhooks")) {
            ArrayNode errors = errors(wanted);
            if (!errors.isEmpty()) {
                results.addObject().set("errors", errors);
                continue;
            }
            ObjectNode webhook = Json.object()
                    .put("id", site.nextId(DYNAMIC))
                    .put("url", url)
                    .put("dynamic", true)
                    .put("jql", Json.text(wanted, "jqlFilter"))
                    .put("until", site.now().plus(LIFE).toEpochMilli());
            webhook.set("events", wanted.get("events"));
            site.created(call, DYNAMIC, webhook);
            results.addObject().put("createdWebhookId", webhook.get("id").asLong());
        }
        return Answer.ok(answer);
    }

    private ArrayNode errors(JsonNode wanted) {
        ArrayNode errors = Json.array();
        if (wanted.path("events").isEmpty()) {
            errors.add("The events are missing.");
        }
        wanted.path("events").forEach(event -> {
            if (!DYNAMIC_EVENTS.contains(event.asText())) {
                errors.add("The event " + event.asText() + " is not supported.");
            }
        });
        if (Json.blank(wanted, "jqlFilter")) {
            errors.add("The JQL filter is missing.");
            return errors;
        }
        try {
            search.filter(Json.text(wanted, "jqlFilter"));
        } catch (JqlException e) {
            errors.add(e.getMessage());
        }
        return errors;
    }

    private Answer list(Call call) {
        app(call);
        return Answer.ok(Site.page(
                call,
                site.all(DYNAMIC).stream()
                        .map(one -> {
                            ObjectNode shown = Json.object()
                                    .put("id", one.get("id").asLong())
                                    .put("jqlFilter", Json.text(one, "jql"))
                                    .put(
                                            "expirationDate",
                                            Site.stamp(Instant.ofEpochMilli(
                                                    one.get("until").asLong())));
                            shown.set("events", one.get("events"));
                            return shown;
                        })
                        .toList(),
                100));
    }

    private Answer delete(Call call) {
        app(call);
        call.jsonObject().path("webhookIds").forEach(id -> site.deleted(call, DYNAMIC, id.asText()));
        return Answer.of(202, null);
    }

    private Answer refresh(Call call) {
        app(call);
        long until = site.now().plus(LIFE).toEpochMilli();
        call.jsonObject()
                .path("webhookIds")
                .forEach(id -> site.find(DYNAMIC, id.asText())
                        .ifPresent(one ->
                                site.updated(call, DYNAMIC, one.deepCopy().put("until", until))));
        return Answer.ok(Json.object().put("expirationDate", Site.stamp(Instant.ofEpochMilli(until))));
    }

    private Answer registerAdmin(Call call) {
        ObjectNode body = call.jsonObject();
        ObjectNode webhook = Json.object()
                .put("id", site.nextId(ADMIN))
                .put("name", body.path("name").asText())
                .put("url", url(body))
                .put("secret", Json.text(body, "secret"))
                .put("jql", Json.text(body.path("filters"), "issue-related-events-section"));
        webhook.set("events", body.path("events"));
        site.created(call, ADMIN, webhook);
        return Answer.of(201, admin(webhook));
    }

    private ObjectNode admin(ObjectNode webhook) {
        ObjectNode shown = Json.object()
                .put("self", site.self("/rest/webhooks/1.0/webhook/" + Json.text(webhook, "id")))
                .put("name", Json.text(webhook, "name"))
                .put("url", Json.text(webhook, "url"))
                .put("enabled", true);
        shown.set("events", webhook.get("events"));
        return shown;
    }

    private Answer listAdmin(Call call) {
        ArrayNode list = Json.array();
        site.all(ADMIN).forEach(one -> list.add(admin(one)));
        return Answer.ok(list);
    }

    private Answer deleteAdmin(Call call) {
        String id = call.variable("webhook");
        site.find(ADMIN, id).orElseThrow(() -> Complaints.notFound("There is no webhook " + id + "."));
        site.store().remove(ADMIN, id);
        call.effect(Effect.Kind.DELETED, ADMIN, id);
        return Answer.noContent();
    }
}
