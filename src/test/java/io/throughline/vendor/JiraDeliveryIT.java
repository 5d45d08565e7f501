package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.simulator.jira.JiraCredentials;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.testkit.connector.Disturbance;
import io.throughline.testkit.connector.TargetSystem;
import io.throughline.workflow.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Jira does for delivery beside tasks and milestones: sprints, tickets, progress, and the billing that is kept with a project. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JiraDeliveryIT {

    private static final Map<String, Object> SPRINT =
            Map.of("key", "s1", "title", "Sprint 1", "startOn", "2026-07-06", "endOn", "2026-07-17");

    private Simulators simulators;
    private SimulatorClient client;
    private TargetSystem jira;
    private ConnectorBed bed;
    private String project;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        simulators =
                Simulators.start(new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.JIRA)));
        client = new SimulatorClient(simulators.url("jira"));
        jira = new TargetSystem(simulators.url("jira"));
        bed = new ConnectorBed(
                Layers.over(),
                Map.of("psa", "jira", "delivery", "jira"),
                SimulatorAccounts.replacing(simulators.urls()));
    }

    @AfterAll
    void stop() {
        bed.close();
        simulators.close();
    }

    @BeforeEach
    void fresh() {
        client.post("/_simulator/reset", "{}");
        jira.healed();
        project = send("POST", "/rest/api/3/project", """
                {"key": "DEMO", "name": "Demo", "projectTypeKey": "software", "leadAccountId": "712020:00000000-0000-4000-8000-000000000001"}""").json().get("id").asText();
    }

    private Reply send(String method, String path, String body) {
        String pair = JiraCredentials.EMAIL + ":" + JiraCredentials.API_TOKEN;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return client.send(method, path, body, Map.of("Authorization", "Basic " + basic));
    }

    private OperationResult call(String operation, Map<String, Object> item, String key) {
        return bed.call(
                operation,
                Map.of(
                        "space", Map.of("id", project),
                        "project", Map.of("id", project),
                        "item", item,
                        "billing",
                                Map.of(
                                        "id",
                                        "77",
                                        "status",
                                        "partly-paid",
                                        "open",
                                        Map.of("value", "6000.00", "currency", "EUR")),
                        "transaction", Map.of("region", "de")),
                key);
    }

    private Map<String, Object> applied(String operation, Map<String, Object> item, String key) {
        OperationResult result = call(operation, item, key);
        assertThat(result.outcome()).as(result.problem()).isEqualTo(Outcome.APPLIED);
        return result.value();
    }

    @Test
    void aSprintIsMadeOnceHoweverOftenItIsAskedFor() {
        Map<String, Object> first = applied("delivery-sprint-create", SPRINT, "sprint/1");
        long made = jira.created();

        assertThat(applied("delivery-sprint-create", SPRINT, "sprint/1"))
                .isEqualTo(first)
                .containsEntry("title", "Sprint 1");
        assertThat(jira.created()).isEqualTo(made);
    }

    @Test
    void aSprintWhoseAnswerWasLostIsFound() {
        jira.fail(3, new Disturbance("lose-answer", "after-commit"));

        assertThat(call("delivery-sprint-create", SPRINT, "sprint/2").outcome()).isEqualTo(Outcome.UNKNOWN);

        assertThat(applied("delivery-sprint-find", SPRINT, "sprint/2")).containsEntry("startOn", "2026-07-06");
    }

    @Test
    void progressCountsTasksDoneAndSeconds() {
        Map<String, Object> ticket = Map.of("key", "t1", "title", "The import stops", "hours", 2);
        String issue =
                (String) applied("delivery-ticket-create", ticket, "ticket/1").get("id");
        assertThat(applied("delivery-ticket-create", ticket, "ticket/1")).containsEntry("id", issue);
        send("POST", "/rest/api/3/issue/" + issue + "/worklog", "{\"timeSpentSeconds\": 5400}");

        assertThat(Json.write(applied("delivery-progress-read", Map.of(), "progress")))
                .isEqualTo(Json.write(Json.read("""
                        {"id": "%s", "tasks": 1, "tasksDone": 0, "loggedSeconds": 5400, "estimatedSeconds": 7200}""".formatted(project))));
    }

    @Test
    void d39TheBillingOfAProjectIsKeptWithItAndFoundAgain() {
        assertThat(call("psa-project-billing-find", Map.of(), "billing").absent())
                .isTrue();

        applied("psa-project-billing", Map.of(), "billing");

        assertThat(call("psa-project-billing-find", Map.of(), "billing").absent())
                .isFalse();
        assertThat(send("GET", "/rest/api/3/project/DEMO/properties/throughline.billing", null)
                        .json()
                        .at("/value/open/value")
                        .asText())
                .isEqualTo("6000.00");
    }

    @Test
    void i5TasksThatChangedComePageByPageWithWhereTheyStandAndAgainWhenThatChanges() {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Map<String, Object> ticket = Map.of("key", "t" + i, "title", "Work " + i);
            made.add((String)
                    applied("delivery-ticket-create", ticket, "feed/" + i).get("id"));
        }
        Map<String, Object> page =
                feed(Map.of("since", Instant.now().minusSeconds(600).toString(), "page", 2));
        Set<String> seen = new TreeSet<>(ids(page));
        while (Boolean.TRUE.equals(page.get("more"))) {
            page = feed(Map.of("position", page.get("position"), "page", 2));
            seen.addAll(ids(page));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);

        String done = send("GET", "/rest/api/3/issue/" + made.get(1) + "/transitions", null)
                .json()
                .at("/transitions")
                .valueStream()
                .filter(one -> one.at("/to/statusCategory/key").asText().equals("done"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asText();
        send(
                "POST",
                "/rest/api/3/issue/" + made.get(1) + "/transitions",
                "{\"transition\": {\"id\": \"%s\"}}".formatted(done));
        Map<String, Object> after = feed(Map.of("position", page.get("position")));

        assertThat(Json.asList(after.get("items")).stream()
                        .filter(item -> made.get(1).equals(Json.textAt(item, "id")))
                        .map(item -> Json.at(item, "data.status")))
                .containsExactly("done");
        assertThat(feed(Map.of("position", "nobody wrote this"))).containsEntry("expired", true);
    }

    private Map<String, Object> feed(Map<String, Object> asked) {
        OperationResult result =
                bed.call("delivery-task-feed", Map.of("feed", asked, "transaction", Map.of("region", "de")), "feed");
        assertThat(result.outcome()).as(result.problem()).isEqualTo(Outcome.APPLIED);
        return result.value();
    }

    private static List<String> ids(Map<String, Object> page) {
        return Json.asList(page.get("items")).stream()
                .map(item -> Json.textAt(item, "id"))
                .toList();
    }
}
