package io.throughline.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JiraSiteTest {

    private static final String API = "/rest/api/3";

    private final SettableClock clock = new SettableClock();
    private Simulators simulators;
    private SimulatorClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        simulators = Simulators.start(new SimulatorOptions(0, folder, 1, clock, Set.of(SimulatedSystem.JIRA)));
        client = new SimulatorClient(simulators.url("jira"));
    }

    @AfterAll
    void stop() {
        simulators.close();
    }

    @BeforeEach
    void fresh() {
        client.post("/_simulator/reset", "{}");
        assertThat(project("DEMO", "Demo").status()).isEqualTo(201);
    }

    private Reply send(String method, String path, String body) {
        String pair = JiraCredentials.EMAIL + ":" + JiraCredentials.API_TOKEN;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return client.send(method, path, body, Map.of("Authorization", "Basic " + basic));
    }

    private Reply get(String path) {
        return send("GET", path, null);
    }

    private Reply post(String path, String body) {
        return send("POST", path, body);
    }

    private Reply project(String key, String name) {
        return post(API + "/project", """
                {"key": "%s", "name": "%s", "projectTypeKey": "software", "leadAccountId": "%s"}""".formatted(key, name, Site.INTEGRATION_USER));
    }

    private String issue(String summary, String more) {
        Reply made = post(API + "/issue", """
                {"fields": {"project": {"key": "DEMO"}, "issuetype": {"name": "Task"}, "summary": "%s"%s}}""".formatted(summary, more));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.json().get("key").asText();
    }

    private List<String> search(String jql) {
        Reply found = get(API + "/search/jql?fields=summary&jql=" + SimulatorClient.encode(jql));
        assertThat(found.status()).as(found.raw().body()).isEqualTo(200);
        List<String> summaries = new ArrayList<>();
        found.json()
                .get("issues")
                .forEach(one -> summaries.add(one.at("/fields/summary").asText()));
        return summaries;
    }

    @Test
    void withoutCredentialsNobodyComesInAndAnAppNeedsALiveToken() {
        assertThat(client.get(API + "/myself").status()).isEqualTo(401);
        assertThat(client.send("GET", API + "/myself", null, Map.of("Authorization", "Bearer old"))
                        .status())
                .isEqualTo(401);
        assertThat(client.get(API + "/serverInfo").status()).isEqualTo(200);
        assertThat(get(API + "/myself").json().get("accountId").asText()).isEqualTo(Site.INTEGRATION_USER);
    }

    @Test
    void aRefreshTokenIsGoodForOneUse() {
        String body =
                """
                {"grant_type": "refresh_token", "client_id": "%s", "client_secret": "%s", "refresh_token": "%s"}""".formatted(JiraCredentials.CLIENT_ID, JiraCredentials.CLIENT_SECRET, JiraCredentials.REFRESH_TOKEN);
        JsonNode first = client.post("/oauth/token", body).json();
        Reply again = client.post("/oauth/token", body);

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.json().get("error").asText()).isEqualTo("invalid_grant");
        String bearer = "Bearer " + first.get("access_token").asText();
        String path = "/ex/jira/" + Site.CLOUD_ID + API + "/myself";
        assertThat(client.send("GET", path, null, Map.of("Authorization", bearer))
                        .status())
                .isEqualTo(200);
        client.post("/_simulator/sessions/expire", "");
        assertThat(client.send("GET", path, null, Map.of("Authorization", bearer))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aProjectHasANumberAsIdWhenMadeAndTextLater() {
        Reply made = project("ABC", "Another");

        assertThat(made.json().get("id").isIntegralNumber()).isTrue();
        assertThat(get(API + "/project/ABC").json().get("id").isTextual()).isTrue();
        assertThat(project("ABC", "Third").json().at("/errors/projectKey").asText())
                .contains("uses this project key");
        assertThat(project("XYZ", "another").json().at("/errors/projectName").asText())
                .contains("already exists");
        assertThat(project("toolongkey1", "Long").status()).isEqualTo(400);
    }

    @Test
    void anArchivedProjectLeavesListsAndSearchesButCanBeRead() {
        issue("One", "");
        assertThat(post(API + "/project/DEMO/archive", "").status()).isEqualTo(204);

        assertThat(get(API + "/project/search").json().get("total").asInt()).isZero();
        assertThat(get(API + "/project/DEMO").json().get("archived").booleanValue())
                .isTrue();
        assertThat(search("summary ~ one")).isEmpty();
        assertThat(post(
                                API + "/issue",
                                "{\"fields\": {\"project\": {\"key\": \"DEMO\"}, \"issuetype\": {\"name\": \"Task\"}, \"summary\": \"x\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void allThatIsWrongWithAnIssueIsToldAtOnce() {
        Reply refused = post(API + "/issue", """
                {"fields": {"issuetype": {"name": "Nothing"}, "description": "plain", "duedate": "soon", "nonsense": 1}}""");

        assertThat(refused.status()).isEqualTo(400);
        JsonNode errors = refused.json().get("errors");
        assertThat(errors.properties().stream().map(Map.Entry::getKey))
                .contains("project", "issuetype", "summary", "description", "duedate", "nonsense");
        assertThat(errors.get("nonsense").asText()).contains("not on the appropriate screen");
    }

    @Test
    void statusChangesByTransitionAlone() {
        String key = issue("One", "");
        assertThat(send("PUT", API + "/issue/" + key, "{\"fields\": {\"status\": {\"name\": \"Done\"}}}")
                        .status())
                .isEqualTo(400);
        JsonNode transitions =
                get(API + "/issue/" + key + "/transitions").json().get("transitions");
        String done = null;
        for (JsonNode one : transitions) {
            done = one.get("name").asText().equals("Done") ? one.get("id").asText() : done;
        }
        assertThat(post(API + "/issue/" + key + "/transitions", "{\"transition\": {\"id\": \"" + done + "\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(search("statusCategory = Done")).containsExactly("One");
        assertThat(search("not status = Done")).isEmpty();
    }

    @Test
    void manyIssuesAtOnceMayFailInPart() {
        Reply partly = post(API + "/issue/bulk", """
                {"issueUpdates": [
                 {"fields": {"project": {"key": "DEMO"}, "issuetype": {"name": "Task"}, "summary": "good"}},
                 {"fields": {"project": {"key": "NONE"}, "issuetype": {"name": "Task"}, "summary": "bad"}}]}""");

        assertThat(partly.status()).isEqualTo(201);
        assertThat(partly.json().get("issues")).hasSize(1);
        assertThat(partly.json().at("/errors/0/failedElementNumber").asInt()).isEqualTo(1);
        assertThat(partly.json().at("/errors/0/elementErrors/errors/project").isTextual())
                .isTrue();
    }

    @Test
    void searchesAreFilteredAndOrdered() {
        issue("Kick-off workshop", ", \"labels\": [\"tl-1\"], \"duedate\": \"2026-01-10\"");
        issue("Build", ", \"labels\": [\"tl-2\"], \"duedate\": \"2026-02-10\", \"customfield_10030\": 8");
        issue("Test", "");

        assertThat(search("project = DEMO and labels = \"tl-1\"")).containsExactly("Kick-off workshop");
        assertThat(search("project = demo order by summary")).containsExactly("Build", "Kick-off workshop", "Test");
        assertThat(search("labels != tl-1")).containsExactly("Build");
        assertThat(search("labels is empty")).containsExactly("Test");
        assertThat(search("due >= 2026-02-01 or summary ~ \"kick-off\" order by due asc"))
                .containsExactly("Kick-off workshop", "Build");
        assertThat(search("\"Planned hours\" > 7 AND NOT (labels in (tl-1, tl-3))"))
                .containsExactly("Build");
        assertThat(search("created >= -1d and reporter = currentUser()")).hasSize(3);
        assertThat(search("updated >= -1d")).hasSize(3);
        assertThat(search("updated < -1d")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'' | Unbounded JQL queries",
                "order by created | Unbounded JQL queries",
                "project = NONE | does not exist for the field 'project'",
                "nonsense = 1 | Field 'nonsense' does not exist",
                "project ~ DEMO | is not supported by the 'project' field",
                "project = | Expecting either a value",
                "project DEMO | Expecting operator but got 'DEMO'",
                "labels = \"open | has not been completed",
                "due > soon | is invalid",
                "created > yesterday() | Unable to find JQL function"
            })
    void queriesThatJiraRefusesAreRefused(String jql, String words) {
        Reply refused = get(API + "/search/jql?jql=" + SimulatorClient.encode(jql.equals("''") ? "" : jql));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errorMessages/0").asText()).contains(words);
    }

    @Test
    void pagesGoOnByTokenWithoutATotalAndShowNothingButIds() {
        for (int i = 0; i < 5; i++) {
            issue("Issue " + i, "");
        }
        String path = API + "/search/jql?jql=project%3DDEMO&maxResults=2";
        Set<String> ids = new java.util.HashSet<>();
        JsonNode page = get(path).json();
        int pages = 1;
        while (page.has("nextPageToken")) {
            page.get("issues").forEach(one -> ids.add(one.get("id").asText()));
            page = get(path + "&nextPageToken=" + page.get("nextPageToken").asText())
                    .json();
            pages++;
        }
        page.get("issues").forEach(one -> ids.add(one.get("id").asText()));

        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(5);
        assertThat(page.get("isLast").booleanValue()).isTrue();
        assertThat(page.has("total")).isFalse();
        assertThat(page.at("/issues/0").size()).isEqualTo(1);
        assertThat(get(path.replace("DEMO", "10000") + "&nextPageToken=stale").status())
                .isEqualTo(400);
        assertThat(get(API + "/search?jql=project%3DDEMO").status()).isEqualTo(410);
    }

    @Test
    void theIndexFollowsLaterThanTheIssueItself() {
        client.post("/_simulator/knobs", "{\"indexDelayMilliseconds\": 5000}");
        String key = issue("One", "");

        assertThat(get(API + "/issue/" + key).status()).isEqualTo(200);
        assertThat(search("summary ~ one")).isEmpty();
        String id = get(API + "/issue/" + key).json().get("id").asText();
        assertThat(get(API + "/search/jql?jql=summary~one&reconcileIssues=" + id)
                        .json()
                        .get("issues"))
                .hasSize(1);
        clock.advance(Duration.ofSeconds(6));
        assertThat(search("summary ~ one")).containsExactly("One");
        send("PUT", API + "/issue/" + key, "{\"fields\": {\"summary\": \"Two\"}}");
        assertThat(search("summary ~ one")).containsExactly("One");
    }

    @Test
    void propertiesComeWithTheIssueOrAreSetAndCanBeSearched() {
        Reply made = post(API + "/issue", """
                {"fields": {"project": {"key": "DEMO"}, "issuetype": {"name": "Task"}, "summary": "One"},
                 "properties": [{"key": "psa.sync", "value": {"id": "tl-7"}}]}""");
        String path = API + "/issue/" + made.json().get("key").asText() + "/properties/";

        assertThat(get(path + "psa.sync").json().at("/value/id").asText()).isEqualTo("tl-7");
        assertThat(search("issue.property[psa.sync].id = \"tl-7\"")).containsExactly("One");
        assertThat(send("PUT", path + "more", "1").status()).isEqualTo(201);
        assertThat(send("PUT", path + "more", "2").status()).isEqualTo(200);
        assertThat(send("PUT", path + "more", "\"" + "x".repeat(32_768) + "\"").status())
                .isEqualTo(400);
        assertThat(client.journal().toString()).contains("\"marker\":\"tl-7\"");
    }

    @Test
    void theFeedOfWorklogsOmitsTheLastMinuteAndWhatTheCallerMayNotSee() {
        String key = issue("One", "");
        String path = API + "/issue/" + key + "/worklog";
        String started = "\"started\": \"2026-01-17T12:34:00.000+0000\"";
        assertThat(post(path, "{\"timeSpentSeconds\": 3600, \"started\": \"2026-01-17T12:34:00Z\"}")
                        .status())
                .isEqualTo(400);
        String id = post(path, "{\"timeSpentSeconds\": 3600, " + started + "}")
                .json()
                .get("id")
                .asText();
        post(
                path,
                "{\"timeSpent\": \"1h\", \"visibility\": {\"type\": \"group\", \"value\": \"leads\"}, " + started
                        + "}");

        assertThat(get(API + "/worklog/updated?since=0").json().get("values")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        JsonNode feed = get(API + "/worklog/updated?since=0").json();
        assertThat(feed.get("values")).hasSize(1);
        assertThat(feed.get("lastPage").booleanValue()).isTrue();
        JsonNode listed = post(API + "/worklog/list", "{\"ids\": [" + id + "]}").json();
        assertThat(listed.at("/0/timeSpentSeconds").asInt()).isEqualTo(3600);
        assertThat(search("timespent > 0")).containsExactly("One");
        assertThat(get(API + "/worklog/updated?since=" + feed.get("until").asText())
                        .json()
                        .get("values"))
                .isEmpty();
        send("DELETE", path + "/" + id, null);
        clock.advance(Duration.ofMinutes(2));
        assertThat(get(API + "/worklog/deleted?since=0").json().get("values")).hasSize(1);
    }

    @Test
    void versionsAreFoundByTheirDescriptionAndSprintsStandOnTheBoardOfTheProject() {
        String project = get(API + "/project/DEMO").json().get("id").asText();
        String body = "{\"projectId\": " + project
                + ", \"name\": \"Live\", \"description\": \"tl-9\", \"releaseDate\": \"2026-12-15\"}";
        assertThat(post(API + "/version", body).status()).isEqualTo(201);
        assertThat(post(API + "/version", body).json().at("/errors/name").asText())
                .contains("already exists");
        assertThat(get(API + "/project/DEMO/version?query=tl-9")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(get(API + "/project/DEMO/version?query=tl-8")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        String board = get("/rest/agile/1.0/board?projectKeyOrId=DEMO")
                .json()
                .at("/values/0/id")
                .asText();
        String sprint = post("/rest/agile/1.0/sprint", "{\"name\": \"Sprint 1\", \"originBoardId\": " + board + "}")
                .json()
                .get("id")
                .asText();
        String key = issue("One", "");
        post("/rest/agile/1.0/sprint/" + sprint + "/issue", "{\"issues\": [\"" + key + "\"]}");
        assertThat(search("sprint = " + sprint)).containsExactly("One");
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeBackOrNot() {
        client.post("/_simulator/faults", "{\"fault\": \"quota\"}");
        Reply refused = get(API + "/myself");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-burst-based");
        client.post("/_simulator/knobs", "{\"callsPerMinute\": 1, \"retryAfterSeconds\": 0}");
        get(API + "/myself");
        assertThat(get(API + "/myself").header("Retry-After")).isNull();
    }

    @Test
    void dynamicWebhooksAreForAppsAloneAndHearNothingOfWorklogs() {
        assertThat(post(API + "/webhook", "{}").status()).isEqualTo(403);
    }

    @Test
    void aRemovedCustomFieldCannotBeSetAndARenamedOneKeepsItsId() {
        client.post(
                "/_simulator/schema",
                "{\"object\": \"issue\", \"field\": \"customfield_10030\", \"change\": \"rename-field\", \"to\": \"Effort\"}");
        issue("One", ", \"customfield_10030\": 5");
        assertThat(search("Effort = 5")).containsExactly("One");
        client.post(
                "/_simulator/schema",
                "{\"object\": \"issue\", \"field\": \"customfield_10030\", \"change\": \"remove-field\"}");
        Reply refused = post(
                API + "/issue",
                "{\"fields\": {\"project\": {\"key\": \"DEMO\"}, \"issuetype\": {\"name\": \"Task\"}, \"summary\": \"x\", \"customfield_10030\": 5}}");
        assertThat(refused.json().at("/errors/customfield_10030").asText()).contains("cannot be set");
    }
}
