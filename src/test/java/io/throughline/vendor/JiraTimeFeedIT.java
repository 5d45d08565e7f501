package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.config.TimeApproval;
import io.throughline.config.TimeApproval.Source;
import io.throughline.mapping.MappingCatalog;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import io.throughline.testkit.connector.ConnectorBed;
import io.throughline.workflow.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Worklogs of Jira as pages of a feed, against the simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JiraTimeFeedIT {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final String AUTHOR = "712020:00000000-0000-4000-8000-000000000002";

    private static final CanonicalSchemas SCHEMAS =
            MappingCatalog.load(Layers.over(), List.of(), new Problems()).schemas();

    private Simulators simulators;
    private Simulator jira;
    private SimulatorClient control;
    private ConnectorBed bed;
    private Instant hourAgo;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        simulators =
                Simulators.start(new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.JIRA)));
        jira = new Simulator(HttpClient.newHttpClient(), URI.create(simulators.url("jira")));
        control = new SimulatorClient(simulators.url("jira"));
        Systems addressed =
                SimulatorAccounts.replacing(simulators.urls()).apply(Systems.load(Layers.over(), new Problems()));
        bed = new ConnectorBed(
                Layers.over(),
                Map.of("psa", "jira", "delivery", "jira"),
                loaded -> Systems.of(
                        addressed.all().stream().map(JiraTimeFeedIT::approving).toList()));
    }

    /** Everywhere the status of the issue says it, in Germany a property of the worklog, in India nothing. */
    private static SystemConfig approving(SystemConfig system) {
        if (!system.name().equals("jira")) {
            return system;
        }
        return system.approvedBy(Map.of(
                "",
                new TimeApproval(Source.ISSUE_STATUS, "", "", "", List.of("Done"), List.of(), List.of()),
                "de",
                new TimeApproval(
                        Source.WORKLOG_PROPERTY,
                        "timesheet",
                        "state",
                        "by",
                        List.of("OK"),
                        List.of("NO"),
                        List.of("NEW")),
                "in",
                TimeApproval.NONE));
    }

    @AfterAll
    void stop() {
        bed.close();
        simulators.close();
    }

    @BeforeEach
    void fresh() throws Exception {
        control.post("/_simulator/reset", "{}");
        hourAgo = Instant.now().minusSeconds(3600);
        put("project", Map.of("id", "10000", "key", "DEMO", "name", "Demo"));
        issue("20001", null);
        issue("20002", "20001");
        issue("20003", "20002");
    }

    private void issue(String id, String parent) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("id", "10000"));
        fields.put("issuetype", Map.of("id", "10001"));
        fields.put("summary", "Work");
        fields.put("status", Map.of("id", idOf("status", "To Do")));
        fields.put("created", STAMP.format(hourAgo.atOffset(ZoneOffset.UTC)));
        fields.put("updated", STAMP.format(hourAgo.atOffset(ZoneOffset.UTC)));
        if (parent != null) {
            fields.put("parent", Map.of("id", parent));
        }
        put("issue", Map.of("id", id, "key", "DEMO-" + id, "changedAt", 0, "fields", fields));
    }

    private String idOf(String type, String name) throws Exception {
        return jira.records(type).stream()
                .filter(one -> name.equals(one.get("name")))
                .map(one -> String.valueOf(one.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private void put(String type, Map<String, Object> record) throws Exception {
        jira.put(type, record);
    }

    private void worklog(String id, String issue, Instant updated) throws Exception {
        put(
                "worklog",
                Map.of(
                        "id",
                        id,
                        "issueId",
                        issue,
                        "author",
                        AUTHOR,
                        "timeSpentSeconds",
                        3600,
                        "started",
                        "2026-03-31T23:30:00.000-0700",
                        "updated",
                        STAMP.format(updated.atOffset(ZoneOffset.UTC))));
    }

    private Map<String, Object> page(String region, String position, int size, boolean sweep) {
        Map<String, Object> feed = new LinkedHashMap<>();
        Optional.ofNullable(position).ifPresent(text -> feed.put("position", text));
        feed.put("since", LONG_AGO.toString());
        feed.put("page", size);
        feed.put("sweep", sweep);
        OperationResult result = bed.call(
                "psa-time-feed", Map.of("feed", feed, "transaction", Map.of("region", region)), "feed:" + position);
        assertThat(result.outcome()).as(result.problem()).isEqualTo(Outcome.APPLIED);
        assertThat(SCHEMAS.validate("feed-page", result.value())).isEmpty();
        return result.value();
    }

    private List<Map<String, Object>> drain(String region, String position, int size, boolean sweep) {
        List<Map<String, Object>> items = new ArrayList<>();
        Map<String, Object> page = page(region, position, size, sweep);
        items.addAll(items(page));
        while (Boolean.TRUE.equals(page.get("more"))) {
            page = page(region, (String) page.get("position"), size, sweep);
            items.addAll(items(page));
        }
        return items;
    }

    private static List<Map<String, Object>> items(Map<String, Object> page) {
        return Json.asList(page.get("items")).stream().map(Json::asObject).toList();
    }

    private static Set<String> facts(List<Map<String, Object>> items) {
        Set<String> facts = new TreeSet<>();
        items.forEach(item -> facts.add(item.get("id") + " " + item.getOrDefault("state", item.get("change"))));
        return facts;
    }

    @Test
    void d9d10WorklogsCarryTheirOffsetAndTheIssuesAboveThem() throws Exception {
        worklog("1", "20003", hourAgo);

        Map<String, Object> entry =
                Json.asObject(items(page("in", null, 10, false)).get(0).get("data"));

        assertThat(entry)
                .containsEntry("workedOn", "2026-03-31")
                .containsEntry("startedAt", "2026-03-31T23:30:00-07:00")
                .containsEntry("projectId", "10000")
                .containsEntry("issueId", "20003")
                .containsEntry("issueAncestors", List.of("20002", "20001"));
    }

    @Test
    void d11WithoutAnApprovalSourceNothingIsApproved() throws Exception {
        worklog("1", "20001", hourAgo);
        done("20001");

        assertThat(facts(drain("in", null, 10, false))).containsExactly("1 submitted");
    }

    @Test
    void d11TimeOnAnIssueThatIsDoneLaterIsToldAgainAsApproved() throws Exception {
        worklog("1", "20001", hourAgo);
        Map<String, Object> first = page("us", null, 10, false);
        while (Boolean.TRUE.equals(first.get("more"))) {
            first = page("us", (String) first.get("position"), 10, false);
        }
        done("20001");

        assertThat(facts(drain("us", (String) first.get("position"), 10, false)))
                .contains("1 approved");
    }

    private void done(String issue) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("id", "10000"));
        fields.put("issuetype", Map.of("id", "10001"));
        fields.put("summary", "Work");
        fields.put("status", Map.of("id", idOf("status", "Done")));
        fields.put("timespent", 3600);
        fields.put("created", STAMP.format(hourAgo.atOffset(ZoneOffset.UTC)));
        fields.put("updated", STAMP.format(Instant.now().atOffset(ZoneOffset.UTC)));
        put("issue", Map.of("id", issue, "key", "DEMO-" + issue, "changedAt", 0, "fields", fields));
    }

    @Test
    void everyWorklogIsToldOverEdgesOfPagesWithEqualTimes() throws Exception {
        for (int i = 1; i <= 23; i++) {
            worklog(String.valueOf(i), "20002", hourAgo.plusMillis(i / 5));
        }

        assertThat(facts(drain("in", null, 4, false))).hasSize(23);
    }

    @Test
    void theLastMinuteComesWithALaterRead() throws Exception {
        worklog("1", "20001", hourAgo);
        worklog("2", "20001", Instant.now());

        assertThat(facts(drain("in", null, 10, false))).containsExactly("1 submitted");
        assertThat(facts(drain("in", null, 10, true))).containsExactly("1 submitted", "2 submitted");
    }

    @Test
    void aSweepListsWhatTheFeedNeverToldAndWhatWasDeleted() throws Exception {
        for (int i = 1; i <= 9; i++) {
            worklog(String.valueOf(i), i < 5 ? "20001" : "20003", hourAgo);
        }
        put("deletedWorklog", Map.of("id", "77", "updatedAt", hourAgo.toEpochMilli()));

        Set<String> told = facts(drain("in", null, 2, true));

        assertThat(told).hasSize(10).contains("77 deleted");
    }

    @Test
    void anUnknownPositionIsExpired() {
        assertThat(page("in", "nonsense", 10, false))
                .containsEntry("expired", true)
                .containsEntry("more", false)
                .containsEntry("items", List.of());
    }
}
