package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.List;

/** Shows worklogs as answers carry them. */
final class WorklogView {

    private static final int EMBEDDED = 20;

    private final Site site;

    WorklogView(Site site) {
        this.site = site;
    }

    ObjectNode shown(ObjectNode worklog) {
        String id = Json.text(worklog, "id");
        String issue = Json.text(worklog, "issueId");
        ObjectNode shown = Json.object().put("self", site.self(Site.API + "/issue/" + issue + "/worklog/" + id));
        site.find("user", Json.text(worklog, "author")).ifPresent(user -> {
            shown.set("author", Users.shown(site, user));
            shown.set("updateAuthor", Users.shown(site, user));
        });
        long seconds = worklog.get("timeSpentSeconds").asLong();
        shown.put("created", Json.text(worklog, "created"))
                .put("updated", Json.text(worklog, "updated"))
                .put("started", Json.text(worklog, "started"))
                .put("timeSpent", Durations.words(seconds))
                .put("timeSpentSeconds", seconds)
                .put("id", id)
                .put("issueId", issue);
        for (String field : List.of("comment", "visibility")) {
            if (worklog.hasNonNull(field)) {
                shown.set(field, worklog.get(field));
            }
        }
        return shown;
    }

    /** With the properties that apps keep with it. */
    ObjectNode withProperties(ObjectNode worklog, Properties properties) {
        ObjectNode shown = shown(worklog);
        shown.set("properties", properties.all("worklog", Json.text(worklog, "id")));
        return shown;
    }

    /** Those of an issue as they stand inside it: the first twenty, whatever there is. */
    ObjectNode embedded(ObjectNode issue) {
        List<ObjectNode> all = site.store().by("worklog", "issueId", Json.text(issue, "id"));
        ObjectNode page =
                Json.object().put("startAt", 0).put("maxResults", EMBEDDED).put("total", all.size());
        var list = page.putArray("worklogs");
        all.stream().limit(EMBEDDED).forEach(one -> list.add(shown(one)));
        return page;
    }
}
