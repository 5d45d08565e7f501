package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The feed of changed worklogs. It leaves out the last minute, in which something might still come, and without a word those that the caller may not
 * see.
 */
final class WorklogFeed {

    static final String DELETED = "deletedWorklog";
    private static final int PAGE = 1_000;
    private static final long LAST_MINUTE = 60_000;

    private final Site site;
    private final WorklogView view;
    private final Properties properties;

    WorklogFeed(Site site, Properties properties) {
        this.site = site;
        this.properties = properties;
        this.view = new WorklogView(site);
    }

    List<Operation> operations() {
        return List.of(
                Operation.of(
                        "worklog-updated-feed", "GET", Site.API + "/worklog/updated", call -> feed(call, "worklog")),
                Operation.of("worklog-deleted-feed", "GET", Site.API + "/worklog/deleted", call -> feed(call, DELETED)),
                Operation.of("worklog-list-by-ids", "POST", Site.API + "/worklog/list", this::byIds));
    }

    /** Whether the caller is in the group or role that may see it; the integration is in none. */
    static boolean visible(ObjectNode worklog) {
        return !worklog.hasNonNull("visibility");
    }

    private Answer feed(Call call, String type) {
        String given = call.query("since").orElse("0");
        if (!given.matches("\\d{1,15}")) {
            throw Complaints.badRequest("The since parameter is no timestamp.");
        }
        long since = Long.parseLong(given);
        long end = site.now().toEpochMilli() - LAST_MINUTE;
        List<ObjectNode> after = earliest(type, since, end);
        List<ObjectNode> shown = after.stream().limit(PAGE).toList();
        long until = shown.isEmpty() ? since : at(shown.get(shown.size() - 1));
        ObjectNode body = Json.object();
        ArrayNode values = body.putArray("values");
        for (ObjectNode one : shown) {
            values.addObject()
                    .put("worklogId", Long.parseLong(Json.text(one, "id")))
                    .put("updatedTime", at(one))
                    .putArray("properties");
        }
        boolean last = shown.size() == after.size();
        body.put("since", since)
                .put("until", until)
                .put("self", site.self(call.target()))
                .put("lastPage", last);
        return Answer.ok(last ? body : body.put("nextPage", site.self(call.path() + "?since=" + until)));
    }

    /** One more than a page, so that it shows whether there are others; with many worklogs there is no time to sort them all. */
    private List<ObjectNode> earliest(String type, long since, long end) {
        Comparator<ObjectNode> order = Comparator.comparingLong(WorklogFeed::at)
                .thenComparingLong(one -> Long.parseLong(Json.text(one, "id")));
        PriorityQueue<ObjectNode> latestFirst = new PriorityQueue<>(order.reversed());
        for (ObjectNode one : site.store().all(type)) {
            boolean full = latestFirst.size() > PAGE;
            long limit = full ? Math.min(end, at(latestFirst.peek())) : end;
            if (at(one) > since && at(one) <= limit && visible(one)) {
                latestFirst.add(one);
                if (latestFirst.size() > PAGE + 1) {
                    latestFirst.poll();
                }
            }
        }
        return latestFirst.stream().sorted(order).toList();
    }

    private static long at(ObjectNode one) {
        return one.get("updatedAt").asLong();
    }

    static boolean expanded(Call call) {
        return call.query("expand").filter(text -> text.contains("properties")).isPresent();
    }

    private Answer byIds(Call call) {
        JsonNode ids = call.jsonObject().path("ids");
        if (!ids.isArray() || ids.size() > PAGE) {
            throw Complaints.badRequest("A list of at most 1000 worklog ids is required.");
        }
        ArrayNode list = Json.array();
        ids.forEach(id -> site.find("worklog", id.asText())
                .filter(WorklogFeed::visible)
                .ifPresent(one -> list.add(expanded(call) ? view.withProperties(one, properties) : view.shown(one))));
        return Answer.ok(list);
    }
}
