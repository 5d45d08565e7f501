package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;

/** Links between two issues. */
final class IssueLinks {

    private static final List<String[]> TYPES = List.of(
            new String[] {"Blocks", "is blocked by", "blocks"},
            new String[] {"Relates", "relates to", "relates to"},
            new String[] {"Duplicate", "is duplicated by", "duplicates"});

    private final Site site;

    IssueLinks(Site site) {
        this.site = site;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("issue-link-create", "POST", Site.API + "/issueLink", this::create),
                Operation.of("issue-link-delete", "DELETE", Site.API + "/issueLink/{link}", this::delete),
                Operation.of("issue-link-types", "GET", Site.API + "/issueLinkType", this::types));
    }

    private Answer types(Call call) {
        ObjectNode body = Json.object();
        var list = body.putArray("issueLinkTypes");
        for (int i = 0; i < TYPES.size(); i++) {
            String[] type = TYPES.get(i);
            list.addObject()
                    .put("id", String.valueOf(10_000 + i))
                    .put("name", type[0])
                    .put("inward", type[1])
                    .put("outward", type[2]);
        }
        return Answer.ok(body);
    }

    private Answer create(Call call) {
        ObjectNode body = call.jsonObject();
        String type = body.path("type").path("name").asText();
        if (TYPES.stream().noneMatch(one -> one[0].equalsIgnoreCase(type))) {
            throw Complaints.notFound("No issue link type with name '" + type + "' found.");
        }
        ObjectNode link = Json.object()
                .put("id", site.nextId("issueLink"))
                .put("type", type)
                .put("inward", issue(body, "inwardIssue"))
                .put("outward", issue(body, "outwardIssue"));
        site.created(call, "issueLink", link);
        return Answer.of(201, null);
    }

    private String issue(ObjectNode body, String side) {
        ObjectNode given = body.get(side) instanceof ObjectNode found ? found : Json.object();
        String idOrKey = given.hasNonNull("id") ? Json.text(given, "id") : String.valueOf(Json.text(given, "key"));
        return site.byIdOrKey("issue", idOrKey)
                .map(found -> Json.text(found, "id"))
                .orElseThrow(() -> Complaints.notFound(Issues.MISSING));
    }

    private Answer delete(Call call) {
        String id = call.variable("link");
        site.find("issueLink", id).orElseThrow(() -> Complaints.notFound("No issue link with id '" + id + "' exists."));
        site.deleted(call, "issueLink", id);
        return Answer.noContent();
    }
}
