package io.throughline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.camel.workflow.OperationResult;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Time on a board of monday.com as pages of a feed, against the simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MondayTimeFeedIT {

    private static final CanonicalSchemas SCHEMAS =
            MappingCatalog.load(Layers.over(), List.of(), new Problems()).schemas();
    private static final TimeApproval STATUS = new TimeApproval(
            Source.COLUMN, "status", "", "", List.of("Approved"), List.of("Rejected"), List.of("Draft"));

    private Simulators simulators;
    private Simulator monday;
    private SimulatorClient control;
    private ConnectorBed bed;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        simulators =
                Simulators.start(new SimulatorOptions(0, folder, 1, Clock.systemUTC(), Set.of(SimulatedSystem.MONDAY)));
        monday = new Simulator(HttpClient.newHttpClient(), URI.create(simulators.url("monday")));
        control = new SimulatorClient(simulators.url("monday"));
        bed = new ConnectorBed(
                Layers.over(),
                Map.of("psa", "monday", "delivery", "monday"),
                systems -> Systems.of(SimulatorAccounts.replacing(simulators.urls()).apply(systems).all().stream()
                        .map(one -> one.name().equals("monday") ? one.approvedBy(Map.of("de", STATUS)) : one)
                        .toList()));
    }

    @AfterAll
    void stop() {
        bed.close();
        simulators.close();
    }

    @BeforeEach
    void fresh() {
        control.post("/_simulator/reset", "{}");
    }

    private void entry(String name, String status) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("date", Map.of("date", "2026-03-31"));
        values.put("hours", "1.5");
        values.put("project", "5000020001");
        values.put("status", Map.of("label", status));
        monday.put("items", Map.of("board_id", "5000000002", "name", name, "column_values", values));
    }

    private Map<String, Object> page(String region, String position, int size) {
        Map<String, Object> feed = new LinkedHashMap<>();
        if (position != null) {
            feed.put("position", position);
        }
        feed.put("since", "2026-01-01T00:00:00Z");
        feed.put("page", size);
        OperationResult result = bed.call(
                "delivery-worklog-feed", Map.of("feed", feed, "transaction", Map.of("region", region)), "feed");
        assertThat(result.outcome()).as(result.problem()).isEqualTo(Outcome.APPLIED);
        assertThat(SCHEMAS.validate("feed-page", result.value())).isEmpty();
        return result.value();
    }

    private Set<String> drain(String region, String position, int size) {
        List<Map<String, Object>> pages = new ArrayList<>(List.of(page(region, position, size)));
        while (Boolean.TRUE.equals(pages.get(pages.size() - 1).get("more"))) {
            pages.add(page(region, (String) pages.get(pages.size() - 1).get("position"), size));
        }
        Set<String> facts = new TreeSet<>();
        pages.stream()
                .flatMap(page -> Json.asList(page.get("items")).stream())
                .map(Json::asObject)
                .forEach(item -> facts.add(item.get("id") + " " + item.get("state")));
        return facts;
    }

    @Test
    void d11TheStatusColumnSaysWhatIsApprovedWhereARegionNamesIt() throws Exception {
        entry("one", "Approved");
        entry("two", "Draft");
        entry("three", "Submitted");

        assertThat(drain("de", null, 10))
                .extracting(fact -> fact.replaceAll(".* ", ""))
                .containsExactlyInAnyOrder("approved", "draft", "submitted");
        assertThat(drain("in", null, 10))
                .extracting(fact -> fact.replaceAll(".* ", ""))
                .containsOnly("submitted");
    }

    @Test
    void d9AnEntryHasItsDayItsHoursAndItsProject() throws Exception {
        entry("one", "Approved");

        Object data = Json.at(page("de", null, 10), "items.0.data");

        assertThat(Json.asObject(data))
                .containsEntry("workedOn", "2026-03-31")
                .containsEntry("projectId", "5000020001");
        assertThat(String.valueOf(Json.at(data, "workedSeconds"))).isEqualTo("5400");
    }

    @Test
    void aLongListGoesOnByItsCursorAndBeginsAnewWhenThatIsForgotten() throws Exception {
        for (int i = 0; i < 7; i++) {
            entry("entry " + i, "Submitted");
        }
        assertThat(drain("de", null, 3)).hasSize(7);

        String forgotten =
                "c0.n5.t%d.nobody=knows+this/cursor".formatted(Instant.now().toEpochMilli());
        assertThat(drain("de", forgotten, 3)).hasSize(7);
    }

    @Test
    void nothingIsToldThatChangedLongBeforeThePosition() throws Exception {
        entry("old", "Submitted");
        long later = Instant.now().plusSeconds(600).toEpochMilli();

        assertThat(drain("de", "c" + later, 10)).isEmpty();
    }
}
