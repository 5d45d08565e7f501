package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorCredentials;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.workflow.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Kantata tells of time and expenses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KantataFeedsIT {

    private Simulators simulators;
    private ConnectorBed bed;
    private SimulatorClient kantata;
    private String project;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.KANTATA)));
        bed = new ConnectorBed(Layers.over(), Map.of("psa", "kantata"), SimulatorAccounts.replacing(simulators.urls()));
        kantata = new SimulatorClient(simulators.url("kantata"));
        kantata.token(SimulatorCredentials.KANTATA_TOKEN);
    }

    @AfterAll
    void close() {
        bed.close();
        simulators.close();
    }

    @BeforeEach
    void fresh() {
        kantata.post("/_simulator/reset", "{}");
        project = made(
                "workspaces",
                "workspace",
                "\"title\": \"P\", \"creator_role\": \"maven\", \"currency\": \"EUR\", \"require_time_approvals\": true");
    }

    @Test
    @DisplayName("i5 D11 an entry comes with the state of its timesheet, and again whenever that changes")
    void i5AnEntryComesWithTheStateOfItsTimesheet() {
        String entry = entry(50);
        String sheet = "\"title\": \"W47\", \"workspace_id\": \"%s\", \"line_item_ids\": [\"%s\"]";
        assertThat(states(read("psa-time-feed"), entry)).containsExactly("draft");

        String first = made("timesheet_submissions", "timesheet_submission", sheet.formatted(project, entry));
        assertThat(states(read("psa-time-feed"), entry)).containsExactly("submitted");
        put("timesheet_submissions/" + first + "/reject", "{\"resolution\": {\"description\": \"no\"}}");
        assertThat(states(read("psa-time-feed"), entry)).containsExactly("rejected");

        String second = made("timesheet_submissions", "timesheet_submission", sheet.formatted(project, entry));
        put("timesheet_submissions/" + second + "/approve", "{}");
        Map<String, Object> item = item(read("psa-time-feed"), entry);
        assertThat(item).containsEntry("state", "approved").containsEntry("change", "changed");
        Map<String, Object> data = Json.asObject(item.get("data"));
        assertThat(data)
                .containsEntry("id", entry)
                .containsEntry("projectId", project)
                .containsEntry("workedOn", "2026-11-23")
                .containsEntry("workedSeconds", 3000)
                .containsEntry("billedSeconds", 3000)
                .containsEntry("role", "Senior Consultant");
        // 50 minutes at 123.45 an hour are 102.875
        assertThat(Json.at(data, "bill.rate")).isEqualTo(Map.of("value", "123.45", "currency", "EUR"));
        assertThat(Json.at(data, "bill.amount")).isEqualTo(Map.of("value", "102.88", "currency", "EUR"));

        put("timesheet_submissions/" + second + "/cancel", "{}");
        assertThat(states(read("psa-time-feed"), entry)).containsExactly("cancelled");
    }

    @Test
    @DisplayName("i5 D19 what is deleted is told, and a change of the hours makes another version")
    void i5WhatIsDeletedIsTold() {
        String gone = entry(60);
        String kept = entry(30);
        OperationResult before = read("psa-time-feed");
        put("time_entries/" + kept, "{\"time_entry\": {\"time_in_minutes\": 45}}");
        kantata.delete("/api/v1/time_entries/" + gone);

        OperationResult after =
                go("psa-time-feed", Map.of("position", before.value().get("position")));
        assertThat(item(after, gone)).containsEntry("change", "deleted").doesNotContainKey("data");
        assertThat(Json.at(item(after, kept), "data.workedSeconds")).isEqualTo(2700);
    }

    @Test
    @DisplayName("i5 many entries of one second come page by page, each of them, also those of archived projects")
    void i5ManyEntriesOfOneSecondComePageByPage() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 450; i++) {
            rows.add(
                    "{\"id\": \"%d\", \"workspace_id\": \"%s\", \"date_performed\": \"2026-11-23\", \"time_in_minutes\": 30, \"updated_at\": \"2026-11-23T09:00:00-08:00\"}"
                            .formatted(1_000 + i, project));
        }
        assertThat(kantata.post("/_simulator/records/time_entries", "[" + String.join(",", rows) + "]")
                        .status())
                .isLessThan(300);
        put("workspaces/" + project, "{\"workspace\": {\"archived\": true}}");

        List<Integer> sizes = new ArrayList<>();
        Map<String, Object> seen = new LinkedHashMap<>();
        Map<String, Object> page = read("psa-time-feed").value();
        while (true) {
            Json.asList(page.get("items")).forEach(item -> seen.put(Json.textAt(item, "id"), item));
            sizes.add(Json.asList(page.get("items")).size());
            if (!Boolean.TRUE.equals(page.get("more"))) {
                break;
            }
            page = go("psa-time-feed", Map.of("position", page.get("position"))).value();
        }
        assertThat(seen).hasSize(450);
        assertThat(sizes).hasSize(3).allMatch(size -> size <= 200);
    }

    @Test
    @DisplayName("i5 R-expired a position that is older than the events is expired, and a sweep goes on as the feed")
    void i5AnOldPositionIsExpired() {
        String entry = entry(60);
        Map<String, Object> old = go("psa-time-feed", Map.of("position", "2026-01-01T00:00:00Z;2026-01-01T00:00:00Z"))
                .value();
        assertThat(old).containsEntry("expired", true).containsEntry("more", false);

        OperationResult swept = go("psa-time-feed", Map.of("since", "2026-01-01T00:00:00Z", "sweep", true));
        assertThat(states(swept, entry)).containsExactly("draft");
        OperationResult after =
                go("psa-time-feed", Map.of("position", swept.value().get("position")));
        assertThat(after.value()).doesNotContainKey("expired");
    }

    @Test
    @DisplayName("i5 an expense comes with its amount, its report's state and page by page in any order")
    void i5AnExpenseComesWithItsAmountAndState() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(made(
                    "expenses",
                    "expense",
                    "\"workspace_id\": \"%s\", \"date\": \"2026-11-%02d\", \"amount_in_cents\": 1999, \"category\": \"Travel\", \"billable\": true"
                            .formatted(project, 20 - i)));
        }
        String report = made(
                "expense_report_submissions",
                "expense_report_submission",
                "\"title\": \"R\", \"workspace_id\": \"%s\", \"line_item_ids\": [\"%s\"]"
                        .formatted(project, all.get(0)));
        put("expense_report_submissions/" + report + "/approve", "{}");

        Map<String, Object> seen = new LinkedHashMap<>();
        Map<String, Object> page =
                go("psa-expense-feed", Map.of("since", since(), "page", 3)).value();
        Json.asList(page.get("items")).forEach(item -> seen.put(Json.textAt(item, "id"), item));
        while (Boolean.TRUE.equals(page.get("more"))) {
            page = go("psa-expense-feed", Map.of("position", page.get("position"), "page", 3))
                    .value();
            Json.asList(page.get("items")).forEach(item -> seen.put(Json.textAt(item, "id"), item));
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(all);
        Map<String, Object> item = Json.asObject(seen.get(all.get(0)));
        assertThat(item).containsEntry("state", "approved");
        assertThat(Json.at(item, "data.net")).isEqualTo(Map.of("value", "19.99", "currency", "EUR"));
        assertThat(Json.at(item, "data.billable")).isEqualTo(true);
        assertThat(Json.at(item, "data.category")).isEqualTo("travel");
    }

    @Test
    @DisplayName("i5 an assignment comes with its person once one is named, and is confirmed once it is hard")
    void i5AnAssignmentComesWithItsPersonAndState() {
        String place = made(
                "workspace_resources",
                "workspace_resource",
                "\"workspace_id\": \"%s\", \"role_id\": \"4002\"".formatted(project));
        String allocation = made(
                "workspace_allocations",
                "workspace_allocation",
                "\"resource_id\": \"%s\", \"start_date\": \"2026-11-02\", \"end_date\": \"2026-11-27\", \"minutes\": 600"
                        .formatted(place));
        assertThat(states(read("psa-assignment-feed"), allocation)).containsExactly("requested");

        put("workspace_resources/" + place, "{\"workspace_resource\": {\"user_id\": \"1000001\"}}");
        put("workspace_allocations/" + allocation, "{\"workspace_allocation\": {\"hard\": true}}");
        OperationResult page = read("psa-assignment-feed");
        assertThat(states(page, allocation)).containsExactly("confirmed");
        assertThat(Json.at(item(page, allocation), "data.employee.id")).isEqualTo("1000001");
        assertThat(Json.at(item(page, allocation), "data.role")).isEqualTo("Senior Consultant");

        kantata.delete("/api/v1/workspace_allocations/" + allocation);
        OperationResult after =
                go("psa-assignment-feed", Map.of("position", page.value().get("position")));
        assertThat(item(after, allocation)).containsEntry("change", "deleted");
    }

    @Test
    @DisplayName(
            "i5 D31 a milestone that people completed is reached, with its amount, and one that they deleted is told")
    void i5AMilestoneThatPeopleCompletedIsReached() {
        String story =
                "\"workspace_id\": \"%s\", \"story_type\": \"%s\", \"title\": \"System live\", \"budget_estimate_in_cents\": 1422050";
        String milestone = made("stories", "story", story.formatted(project, "milestone"));
        String task = made("stories", "story", story.formatted(project, "task"));
        OperationResult planned = read("psa-milestone-feed");
        assertThat(states(planned, milestone)).containsExactly("planned");
        assertThat(states(planned, task)).as("a task is no milestone").isEmpty();

        put("stories/" + milestone, "{\"story\": {\"state\": \"completed\", \"archived\": true}}");
        OperationResult reached =
                go("psa-milestone-feed", Map.of("position", planned.value().get("position")));
        assertThat(states(reached, milestone)).containsExactly("confirmed");
        assertThat(Json.at(item(reached, milestone), "data"))
                .isEqualTo(Map.of(
                        "id",
                        milestone,
                        "title",
                        "System live",
                        "amount",
                        Map.of("value", "14220.50", "currency", "EUR"),
                        "projectId",
                        project,
                        "status",
                        "reached"));

        kantata.delete("/api/v1/stories/" + milestone);
        OperationResult gone =
                go("psa-milestone-feed", Map.of("position", reached.value().get("position")));
        assertThat(item(gone, milestone)).containsEntry("change", "deleted").doesNotContainKey("data");
    }

    @Test
    @DisplayName("i6 posted entries carry the number of the ERP's document, and the probe knows whose batch it was")
    void i6PostedEntriesCarryTheNumberOfTheDocument() {
        String posted = entry(60);
        String refused = entry(30);
        Map<String, Object> document = Map.of(
                "batch",
                        Map.of(
                                "id", "b-17",
                                "kind", "time",
                                "lines",
                                        List.of(
                                                Map.of("key", "l-1", "entryId", posted),
                                                Map.of("key", "l-2", "entryId", refused))),
                "posting",
                        Map.of(
                                "lines",
                                List.of(
                                        Map.of("key", "l-1", "outcome", "posted", "documentNumber", "JE-4"),
                                        Map.of("key", "l-2", "outcome", "refused"))),
                "transaction", Map.of("id", "t"));
        OperationResult before = bed.call("psa-entries-find-acknowledged", document, "ack");
        assertThat(before.absent()).as(before.problem()).isTrue();

        assertThat(bed.call("psa-entries-acknowledge", document, "ack").value()).containsEntry("id", "b-17");
        assertThat(bed.call("psa-entries-find-acknowledged", document, "ack").absent())
                .isFalse();
        assertThat(reference(posted)).isEqualTo("JE-4");
        assertThat(reference(refused)).isEmpty();
    }

    private String reference(String entry) {
        return kantata.get("/api/v1/time_entries/" + entry + "?include=external_references")
                .json()
                .at("/external_references")
                .findPath("service_model_ref")
                .asText();
    }

    private String entry(int minutes) {
        return made(
                "time_entries",
                "time_entry",
                "\"workspace_id\": \"%s\", \"date_performed\": \"2026-11-23\", \"time_in_minutes\": %d, \"billable\": true, \"rate_in_cents\": 12345, \"role_id\": \"4002\", \"notes\": \"Import\""
                        .formatted(project, minutes));
    }

    private String made(String key, String root, String fields) {
        SimulatorClient.Reply reply = kantata.post("/api/v1/" + key, "{\"%s\": {%s}}".formatted(root, fields));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json().at("/results/0/id").asText();
    }

    private void put(String path, String body) {
        SimulatorClient.Reply reply = kantata.put("/api/v1/" + path, body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    private static String since() {
        return Instant.now().minusSeconds(86_400).toString();
    }

    private OperationResult read(String operation) {
        return go(operation, Map.of("since", "2026-11-01T00:00:00Z"));
    }

    private OperationResult go(String operation, Map<String, Object> feed) {
        OperationResult result = bed.call(operation, Map.of("feed", feed, "transaction", Map.of("id", "t")), "feed");
        assertThat(result).as(result.problem()).returns(Outcome.APPLIED, OperationResult::outcome);
        return result;
    }

    private static Map<String, Object> item(OperationResult page, String id) {
        return Json.asList(page.value().get("items")).stream()
                .map(Json::asObject)
                .filter(item -> id.equals(item.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> states(OperationResult page, String id) {
        return Json.asList(page.value().get("items")).stream()
                .map(Json::asObject)
                .filter(item -> id.equals(item.get("id")))
                .map(item -> item.get("state"))
                .toList();
    }
}
