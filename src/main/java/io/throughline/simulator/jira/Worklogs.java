package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.engine.Refusal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Time logged on issues. It has no flag that says billable or approved. */
final class Worklogs {

    private static final String TYPE = "worklog";
    private static final String PATH = Site.API + "/issue/{issue}/worklog";
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final String MOST = "worklogsPerIssue";

    private final Site site;
    private final WorklogView view;
    private final Issues issues;
    private final IssueEvents events;
    private final Properties properties;

    Worklogs(Site site, Issues issues, IssueEvents events, Properties kept) {
        this.site = site;
        this.properties = kept;
        this.view = new WorklogView(site);
        this.issues = issues;
        this.events = events;
        site.surroundings().knobs().declare(MOST, 10_000);
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("worklog-add", "POST", PATH, this::add),
                Operation.of("worklog-list", "GET", PATH, this::of),
                Operation.of("worklog-get", "GET", PATH + "/{worklog}", call -> Answer.ok(view.shown(found(call)))),
                Operation.of("worklog-update", "PUT", PATH + "/{worklog}", this::update),
                Operation.of("worklog-delete", "DELETE", PATH + "/{worklog}", this::delete));
    }

    private Answer add(Call call) {
        ObjectNode issue = Issues.found(site, call);
        String id = Json.text(issue, "id");
        if (site.store().by(TYPE, "issueId", id).size()
                >= site.surroundings().knobs().get(MOST)) {
            throw new Refusal(Complaints.forStatus(413, "The per-issue limit of worklogs is reached."));
        }
        ObjectNode worklog = Json.object()
                .put("id", site.nextId(TYPE))
                .put("issueId", id)
                .put("author", call.user())
                .put("created", site.stamp());
        ObjectNode body = call.jsonObject();
        JsonNode given = body.path("properties");
        call.marker(given.isEmpty() ? null : Properties.marker(given.get(0).get("value")));
        change(worklog, body, true);
        site.created(call, TYPE, worklog);
        properties.add(call, TYPE, Json.text(worklog, "id"), given);
        spent(call, id);
        events.worklog("worklog_created", view.shown(worklog));
        return Answer.of(201, view.shown(worklog));
    }

    private void change(ObjectNode worklog, ObjectNode body, boolean isNew) {
        Complaints complaints = new Complaints();
        if (body.has("timeSpentSeconds") || body.has("timeSpent")) {
            long seconds = body.has("timeSpentSeconds")
                    ? body.get("timeSpentSeconds").asLong()
                    : Durations.seconds(Json.text(body, "timeSpent")).orElse(0L);
            worklog.put("timeSpentSeconds", seconds - seconds % 60);
        }
        if (worklog.path("timeSpentSeconds").asLong() < 60) {
            complaints.add("timeLogged", "You must indicate the time spent working.");
        }
        if (body.hasNonNull("started") || isNew) {
            String started = body.hasNonNull("started") ? Json.text(body, "started") : site.stamp();
            if (!isStamp(started)) {
                complaints.add("started", "Unrecognised date format: use yyyy-MM-dd'T'HH:mm:ss.SSSZ");
            }
            worklog.put("started", started);
        }
        if (body.has("comment") && !IssueFields.document(body.get("comment"))) {
            complaints.add("comment", "Comment body is not valid!");
        }
        complaints.throwIfAny();
        for (String field : List.of("comment", "visibility")) {
            if (body.has(field)) {
                worklog.set(field, body.get(field));
            }
        }
        worklog.put("updated", site.stamp()).put("updatedAt", site.now().toEpochMilli());
    }

    private static boolean isStamp(String text) {
        try {
            OffsetDateTime.parse(text, STARTED);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void spent(Call call, String issueId) {
        ObjectNode before = site.find("issue", issueId).orElseThrow();
        ObjectNode issue = before.deepCopy();
        long seconds = site.store().by(TYPE, "issueId", issueId).stream()
                .mapToLong(one -> one.get("timeSpentSeconds").asLong())
                .sum();
        ((ObjectNode) issue.get("fields")).put("timespent", seconds);
        issues.change(call, before, issue);
    }

    private ObjectNode found(Call call) {
        String issue = Json.text(Issues.found(site, call), "id");
        return site.find(TYPE, call.variable(TYPE))
                .filter(one -> issue.equals(Json.text(one, "issueId")))
                .orElseThrow(() -> Complaints.notFound("Cannot find worklog with id: '" + call.variable(TYPE) + "'."));
    }

    private Answer of(Call call) {
        long after = Long.parseLong(call.query("startedAfter").orElse("0"));
        long before = Long.parseLong(call.query("startedBefore").orElse(String.valueOf(Long.MAX_VALUE)));
        List<ObjectNode> all = site.store().by(TYPE, "issueId", Json.text(Issues.found(site, call), "id")).stream()
                .filter(one -> started(one) >= after && started(one) < before)
                .filter(WorklogFeed::visible)
                .map(one -> WorklogFeed.expanded(call) ? view.withProperties(one, properties) : view.shown(one))
                .toList();
        ObjectNode page = Json.object()
                .put("startAt", Site.number(call, "startAt", 0))
                .put("maxResults", Math.min(Site.number(call, "maxResults", 5000), 5000))
                .put("total", all.size());
        ArrayNode list = page.putArray("worklogs");
        all.stream()
                .skip(page.get("startAt").asInt())
                .limit(page.get("maxResults").asInt())
                .forEach(list::add);
        return Answer.ok(page);
    }

    private static long started(ObjectNode worklog) {
        return millis(worklog, "started");
    }

    private static long millis(ObjectNode worklog, String stamp) {
        return OffsetDateTime.parse(Json.text(worklog, stamp), STARTED)
                .toInstant()
                .toEpochMilli();
    }

    private Answer update(Call call) {
        ObjectNode worklog = found(call).deepCopy();
        change(worklog, call.jsonObject(), false);
        site.updated(call, TYPE, worklog);
        spent(call, Json.text(worklog, "issueId"));
        events.worklog("worklog_updated", view.shown(worklog));
        return Answer.ok(view.shown(worklog));
    }

    private Answer delete(Call call) {
        ObjectNode worklog = found(call);
        remove(call, worklog);
        spent(call, Json.text(worklog, "issueId"));
        events.worklog("worklog_deleted", view.shown(worklog));
        return Answer.noContent();
    }

    /** Takes it away, and lets the feed of deletions tell of it. */
    private void remove(Call call, ObjectNode worklog) {
        String id = Json.text(worklog, "id");
        properties.forget(TYPE, id);
        site.deleted(call, TYPE, id);
        site.put(
                WorklogFeed.DELETED,
                Json.object().put("id", id).put("updatedAt", site.now().toEpochMilli()));
    }

    /**
     * Stores one for tests and demonstrations, as a new one or in place of the one with its id. With {@code deleted: true} it goes away. Times that are not given are
     * now, and the time spent on the issue follows.
     */
    ObjectNode insert(Call call, ObjectNode fields) {
        ObjectNode before = site.find(TYPE, Json.text(fields, "id")).orElse(null);
        if (before != null && fields.path("deleted").asBoolean()) {
            remove(call, before);
            total(before, -before.path("timeSpentSeconds").asLong());
            return before;
        }
        ObjectNode worklog = before == null ? Json.object() : before.deepCopy();
        fields.properties().stream()
                .filter(field -> !field.getKey().equals("deleted"))
                .forEach(field -> worklog.set(field.getKey(), field.getValue()));
        if (!worklog.has("id")) {
            worklog.put("id", site.nextId(TYPE));
        }
        for (String stamp : List.of("created", "started")) {
            if (!worklog.has(stamp)) {
                worklog.put(stamp, site.stamp());
            }
        }
        worklog.put("updated", fields.has("updated") ? Json.text(fields, "updated") : site.stamp());
        worklog.put("updatedAt", millis(worklog, "updated"));
        site.created(call, TYPE, worklog);
        long spent = before == null ? 0 : before.path("timeSpentSeconds").asLong();
        total(worklog, worklog.path("timeSpentSeconds").asLong() - spent);
        return worklog;
    }

    /** Adds to what was spent on the issue, without summing up all its worklogs. */
    private void total(ObjectNode worklog, long seconds) {
        site.find("issue", Json.text(worklog, "issueId")).ifPresent(issue -> {
            ObjectNode changed = issue.deepCopy();
            ObjectNode fields = (ObjectNode) changed.get("fields");
            fields.put("timespent", fields.path("timespent").asLong() + seconds).put("updated", site.stamp());
            site.put("issue", changed.put("changedAt", site.now().toEpochMilli()));
        });
    }
}
