package io.throughline.simulator.kantata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.SettableClock;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorClient;
import io.throughline.simulator.SimulatorClient.Reply;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KantataProjectsTest {

    private static final String API = "/api/v1/";

    private Simulators simulators;
    private SimulatorClient client;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        simulators = Simulators.start(
                new SimulatorOptions(0, folder, 1, new SettableClock(), Set.of(SimulatedSystem.KANTATA)));
        client = new SimulatorClient(simulators.url("kantata"));
        client.token(KantataCredentials.TOKEN);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void withoutTheTokenNobodyComesIn() {
        client.token("wrong");

        Reply refused = client.get(API + "workspaces");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/errors/0/type").asText()).isEqualTo("oauth");
    }

    @Test
    void anEmptyListHasAZeroPage() {
        JsonNode list = client.get(API + "workspaces.json").json();

        assertThat(list.get("count").intValue()).isZero();
        assertThat(list.get("results")).isEmpty();
        assertThat(list.at("/meta/page_count").intValue()).isZero();
        assertThat(list.at("/meta/page_number").intValue()).isZero();
    }

    @Test
    void aProjectAnswers200InTheEnvelopeWithTheVendorsFormats() {
        Reply created = workspace("\"title\":\"P\",\"currency\":\"JPY\",\"price\":\"120000\",\"rate_card_id\":2001");

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.header("x-request-id")).isNotEmpty();
        JsonNode project = only(created.json(), "workspaces");
        assertThat(project.get("due_date").asText()).isEmpty();
        assertThat(project.get("due_date").isTextual()).isTrue();
        assertThat(project.get("price").asText()).isEqualTo("¥120,000");
        assertThat(project.get("price_in_cents").longValue()).isEqualTo(120_000);
        assertThat(project.get("currency_base_unit").intValue()).isEqualTo(1);
        assertThat(project.get("account_id").isNumber()).isTrue();
        assertThat(project.get("rate_card_id").isNumber()).isTrue();
        assertThat(project.get("creator_id").isTextual()).isTrue();
        assertThat(project.get("created_at").asText()).isEqualTo("2026-11-23T01:00:00-08:00");
        assertThat(project.at("/status/message").asText()).isEqualTo("Not Started");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Reply refused = client.post(
                API + "workspaces",
                "{\"workspace\":{\"due_date\":\"soon\",\"project_tracker_template_id\":\"1\",\"creator_role\":\"king\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .contains("title", "due_date", "project_tracker_template_id", "creator_role");
        assertThat(refused.json().get("errors").findValuesAsText("type")).containsOnly("validation");
    }

    @Test
    void aProjectFromATemplateHasItsTasks() {
        String id = idOf(workspace("\"title\":\"P\",\"project_tracker_template_id\":\"9005\""));

        JsonNode tasks = client.get(API + "stories?workspace_id=" + id).json();

        assertThat(tasks.get("count").intValue()).isEqualTo(5);
        assertThat(tasks.get("stories").findValuesAsText("title")).contains("Design", "Go-live");
    }

    @Test
    void aProjectIsFoundByItsExternalReference() {
        String id = idOf(workspace("\"title\":\"P\",\"external_reference\":"
                + "{\"service_name\":\"tl\",\"service_model\":\"deal\",\"service_model_ref\":\"abc\"}"));
        workspace("\"title\":\"Q\"");
        String lookup = API + "workspaces?external_reference_service_name=tl&external_reference_service_model_ref=";

        assertThat(client.get(lookup + "abc").json().at("/results/0/id").asText())
                .isEqualTo(id);
        assertThat(client.get(lookup + "abc").json().get("count").intValue()).isEqualTo(1);
        assertThat(client.get(lookup + "xyz").json().get("count").intValue()).isZero();
        assertThat(client.get(API + "external_references").status()).isEqualTo(400);
        assertThat(client.get(API + "external_references?subject_type=Workspace")
                        .json()
                        .get("count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aReferenceIsCreatedOrUpdatedOncePerService() {
        String id = idOf(workspace("\"title\":\"P\""));
        String body = "{\"external_reference\":{\"subject_type\":\"Workspace\",\"subject_id\":" + id
                + ",\"service_name\":\"tl\",\"service_model\":\"deal\",\"service_model_ref\":\"%s\"}}";

        String first = idOf(client.post(API + "external_references/create_or_update", body.formatted("a")));
        String second = idOf(client.post(API + "external_references/create_or_update", body.formatted("b")));

        assertThat(second).isEqualTo(first);
        assertThat(client.post(API + "external_references", body.formatted("c")).status())
                .isEqualTo(422);
    }

    @Test
    void anArchivedProjectIsHidden() {
        String id = idOf(workspace("\"title\":\"P\""));

        Reply archived = client.put(API + "workspaces/" + id, "{\"workspace\":{\"archived\":true}}");

        assertThat(archived.status()).isEqualTo(200);
        assertThat(client.get(API + "workspaces").json().get("count").intValue())
                .isZero();
        assertThat(client.get(API + "workspaces/" + id).status()).isEqualTo(404);
        assertThat(client.get(API + "workspaces/" + id + "?include_archived=true")
                        .status())
                .isEqualTo(200);
        assertThat(client.get(API + "workspaces?include_archived=true")
                        .json()
                        .get("count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void tasksComeInBulkAllOrNone() {
        String id = idOf(workspace("\"title\":\"P\""));
        String good = "{\"title\":\"A\",\"workspace_id\":\"" + id + "\",\"story_type\":\"milestone\"}";

        Reply failed = client.post(API + "stories", "{\"stories\":[" + good + ",{\"title\":\"B\"}]}");
        Reply made = client.post(API + "stories", "{\"stories\":[" + good + "," + good + "]}");

        assertThat(failed.status()).isEqualTo(422);
        assertThat(made.json().get("count").intValue()).isEqualTo(2);
        assertThat(client.get(API + "stories?workspace_id=" + id)
                        .json()
                        .get("count")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void staffingAsksForARoleAndGoesWithItsProject() {
        String id = idOf(workspace("\"title\":\"P\""));
        String resource = idOf(client.post(
                API + "workspace_resources",
                "{\"workspace_resource\":{\"workspace_id\":" + id + ",\"role_id\":\"4001\"}}"));
        Reply allocated = client.post(API + "workspace_allocations", """
                {"workspace_allocation":{"resource_id":%s,"start_date":"2026-12-01","end_date":"2026-12-31","minutes":4800}}""".formatted(resource));

        assertThat(only(allocated.json(), "workspace_allocations")
                        .get("workspace_id")
                        .asText())
                .isEqualTo(id);
        assertThat(client.delete(API + "workspaces/" + id).status()).isEqualTo(204);
        assertThat(client.get(API + "workspace_allocations").json().get("count").intValue())
                .isZero();
        assertThat(client.delete(API + "workspaces/" + id).status()).isEqualTo(404);
    }

    @Test
    void aUniqueCustomValueIsEnteredOnce() {
        String value = "\"custom_fields\":[{\"custom_field_id\":701,\"value\":\"deal-1\"}]";
        String id = idOf(workspace("\"title\":\"P\"," + value));

        Reply refused = workspace("\"title\":\"Q\"," + value);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/message").asText()).contains("has already been entered");
        assertThat(client.get(API + "workspaces?by_custom_text_value=(701:deal-1)")
                        .json()
                        .at("/results/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(client.get(API + "workspaces").json().get("count").intValue())
                .isEqualTo(1);
    }

    @Test
    void pagesAndFormsAndIncludesAreUnderstood() {
        for (int i = 0; i < 3; i++) {
            client.form(API + "workspaces", "workspace[title]=P" + i + "&workspace[creator_role]=maven");
        }

        JsonNode page = client.get(API + "workspaces?per_page=2&page=2&order=title:desc&include=creator")
                .json();

        assertThat(page.get("count").intValue()).isEqualTo(3);
        assertThat(page.at("/meta/page_count").intValue()).isEqualTo(2);
        assertThat(only(page, "workspaces").get("title").asText()).isEqualTo("P0");
        assertThat(page.at("/users/1000001/full_name").asText()).isEqualTo("Throughline Integration");
        assertThat(client.send("GET", API + "workspaces?per_page=2&limit=1&offset=1", null, Map.of())
                        .json()
                        .get("results"))
                .hasSize(1);
    }

    private Reply workspace(String fields) {
        return client.post(API + "workspaces", "{\"workspace\":{\"creator_role\":\"maven\"," + fields + "}}");
    }

    private static String idOf(Reply reply) {
        return reply.json().at("/results/0/id").asText();
    }

    private static JsonNode only(JsonNode envelope, String key) {
        assertThat(envelope.get(key)).hasSize(1);
        return envelope.get(key).elements().next();
    }
}
