package io.throughline.simulator.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;

/** The workflow of all issues: every status can be reached from every other, and from nothing else but a transition. */
final class Transitions {

    private static final String PATH = Site.API + "/issue/{issue}/transitions";

    private final Site site;
    private final Catalogue catalogue;
    private final Issues issues;

    Transitions(Site site, Catalogue catalogue, Issues issues) {
        this.site = site;
        this.catalogue = catalogue;
        this.issues = issues;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("transition-list", "GET", PATH, this::list),
                Operation.of("issue-transition", "POST", PATH, this::make));
    }

    private Answer list(Call call) {
        String now = status(Issues.found(site, call));
        ObjectNode body = Json.object().put("expand", "transitions");
        ArrayNode list = body.putArray("transitions");
        for (ObjectNode status : site.all("status")) {
            if (!Json.text(status, "id").equals(now)) {
                list.addObject()
                        .put("id", transition(status))
                        .put("name", Json.text(status, "name"))
                        .put("hasScreen", false)
                        .put("isGlobal", true)
                        .put("isAvailable", true)
                        .set("to", catalogue.shown("status", status));
            }
        }
        return Answer.ok(body);
    }

    /** Transitions have ids of their own: 11, 21, 31 and so on. */
    private String transition(ObjectNode status) {
        return String.valueOf(site.all("status").indexOf(status) * 10 + 11);
    }

    private static String status(ObjectNode issue) {
        return issue.path("fields").path("status").path("id").asText();
    }

    private Answer make(Call call) {
        ObjectNode before = Issues.found(site, call);
        String wanted = call.jsonObject().path("transition").path("id").asText();
        ObjectNode target = site.all("status").stream()
                .filter(status -> transition(status).equals(wanted))
                .findFirst()
                .filter(status -> !Json.text(status, "id").equals(status(before)))
                .orElseThrow(() -> Complaints.badRequest(
                        wanted.isEmpty()
                                ? "Missing 'transition' identifier"
                                : "It seems that you have tried to perform an illegal workflow operation."));
        ObjectNode issue = before.deepCopy();
        ((ObjectNode) issue.get("fields")).putObject("status").put("id", Json.text(target, "id"));
        issues.change(call, before, issue);
        return Answer.noContent();
    }
}
