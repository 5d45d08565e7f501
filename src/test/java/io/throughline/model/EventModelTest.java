package io.throughline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.mapping.MappingCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventModelTest {

    private static final String V1 = """
            {"$id": "https://throughline.io/schemas/events/desk.taken.v1.json", "type": "object", "required": ["id"], "additionalProperties": false,
             "properties": {"id": {"type": "string"}, "seats": {"type": "integer"}}}
            """;
    private static final String V2 = """
            {"$id": "https://throughline.io/schemas/events/desk.taken.v2.json", "type": "object", "required": ["desk", "places"], "additionalProperties": false,
             "properties": {"desk": {"type": "object", "properties": {"id": {"type": "string"}}}, "places": {"type": "integer"}}}
            """;
    private static final String V3 = V2.replace("v2", "v3").replace("places", "chairs");
    private static final String TO_V2 =
            "description: A desk is an object.\nfields:\n  desk: { fields: { id: { from: id } } }\n  places: { from: seats, default: 1 }\n";
    private static final String TO_V3 = "fields:\n  desk: { from: desk }\n  chairs: { from: places }\n";
    private static final String WORKFLOW = """
            - route:
                id: welcome
                from:
                  uri: workflow:welcome
                  parameters: { on: desk.taken.v3 }
                  steps: []
            """;

    private final Problems problems = new Problems();
    private final Map<String, byte[]> files = new HashMap<>();

    @Test
    @DisplayName("i4 the example of every event fits, and none does without what is required or with what nobody knows")
    void i4EveryEventHasAnExampleThatFits() {
        EventModel shipped = EventModel.load(Layers.over(), problems);

        assertThat(shipped.types())
                .contains(
                        "opportunity.won.v1",
                        "project.approved.v1",
                        "consultant.assigned.v1",
                        "milestone.completed.v1",
                        "invoice.posted.v1");
        assertThat(problems.sorted()).isEmpty();
        for (String type : shipped.types()) {
            Map<String, Object> schema = schema(type);
            Map<String, Object> example = Json.asObject(((List<?>) schema.get("examples")).get(0));
            assertThat(shipped.problems(type, example)).as(type).isEmpty();
            for (Object required : (List<?>) schema.get("required")) {
                Map<String, Object> less = new LinkedHashMap<>(example);
                less.remove(required.toString());
                assertThat(shipped.problems(type, less)).as(type).containsExactly(required + " is missing.");
            }
            Map<String, Object> more = new LinkedHashMap<>(example);
            more.put("surprise", 1);
            assertThat(shipped.problems(type, more)).containsExactly("surprise is not known to the schema.");
        }
    }

    @Test
    @DisplayName("i4 every object that lives in a system of record has an event, and every event an object")
    void i4EveryObjectHasAnEvent() {
        EventModel shipped = EventModel.load(Layers.over(), problems);
        Set<String> objects = new TreeSet<>(MappingCatalog.load(Layers.over(), List.of(), problems)
                .schemas()
                .objects());
        objects.removeAll(Set.of("terms", "link", "place")); // made and read by our own steps: nobody else owns them
        // what a connector answers when it is asked: nobody announces it
        objects.removeAll(Set.of("exchange-rate", "feed-page", "posting", "progress", "sprint"));

        Set<String> about = new TreeSet<>();
        shipped.types().forEach(type -> about.add(shipped.schemas().about(type)));
        assertThat(about).isEqualTo(objects);
    }

    @Test
    @DisplayName("D59 no event carries what is hidden from people")
    void d59EventsCarryNothingHidden() {
        CanonicalSchemas shipped = EventModel.load(Layers.over(), problems).schemas();

        assertThat(shipped.objects())
                .allSatisfy(
                        type -> assertThat(shipped.isMasked(type, "")).as(type).isFalse());
    }

    @Test
    @DisplayName("i4 data are lifted step by step, and only forwards")
    void i4LiftsStepByStep() {
        EventModel model = load(V1, V2, V3, TO_V2, TO_V3);

        assertThat(problems.sorted()).isEmpty();
        assertThat(model.lift("desk.taken.v1", "desk.taken.v3", Map.of("id", "7")))
                .isEqualTo(Map.of("desk", Map.of("id", "7"), "chairs", 1));
        assertThat(model.reaches("desk.taken.v1", "desk.taken.v3")).isTrue();
        assertThat(model.reaches("desk.taken.v3", "desk.taken.v1")).isFalse();
        assertThat(model.reaches("table.taken.v1", "desk.taken.v3")).isFalse();
        assertThat(model.reaches("free-text", "free-text")).isTrue();
    }

    @Test
    @DisplayName("i4 what does not fit the next version is refused without its values")
    void i4AMisfitIsRefusedWithoutValues() {
        EventModel model = load(V1, V2, V3, TO_V2.replace("from: seats, default: 1", "from: id"), TO_V3);

        assertThatThrownBy(() -> model.lift("desk.taken.v1", "desk.taken.v2", Map.of("id", "secret")))
                .isInstanceOf(UpcastException.class)
                .hasMessageContainingAll("MAP-3002", "desk.taken.v1", "places must be of type integer")
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("i4 a workflow whose older events cannot be lifted is refused, with file and line")
    void i4AMissingUpcasterIsRefused() {
        EventModel model = load(V1, V2, V3, null, TO_V3);
        put("routes/workflows/welcome.yaml", WORKFLOW);

        model.check(layers(), problems);

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position().file() + ":"
                        + problem.position().line())
                .containsExactly("MAP-1071 routes/workflows/welcome.yaml:5");
        assertThat(problems.sorted().get(0).toString()).contains("mappings/events/desk.taken.v1-to-v2.yaml");
    }

    @Test
    @DisplayName(
            "i4 a new version of an event without an upcaster from the one before is refused, with or without a workflow")
    void i4ANewVersionNeedsAnUpcaster() {
        load(V1, V2, V3, TO_V2, null).checkVersions(layers(), problems);
        load(V1, null, V3, TO_V2, null).checkVersions(layers(), problems);

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position().file())
                .contains("MAP-1073 mappings/events/desk.taken.v3.schema.json");
        assertThat(problems.sorted().toString()).contains("Add mappings/events/desk.taken.v2-to-v3.yaml");
    }

    @Test
    @DisplayName(
            "i4 versions with upcasters between them are fine, and a schema under another identity than its file is not")
    void i4VersionsFollowEachOther() {
        EventModel good = load(V1, V2, V3, TO_V2, TO_V3);
        good.checkVersions(layers(), problems);
        assertThat(problems.sorted()).isEmpty();

        load(V1, V2.replace("v2.json", "v1x.json"), V3, TO_V2, TO_V3).checkVersions(layers(), problems);
        assertThat(problems.sorted().toString()).contains("MAP-1074", "mappings/events/desk.taken.v2.schema.json:1:2");
    }

    @Test
    void aWorkflowOrFeedThatNamesNoEventIsToldTheNearest() {
        EventModel model = load(V1, V2, V3, TO_V2, TO_V3);
        put("routes/workflows/welcome.yaml", WORKFLOW.replace("taken", "token"));
        put("config/intake.yaml", "feeds:\n  desks:\n    events: { entered: desk.tken.v1 }\n");

        model.check(layers(), problems);

        assertThat(problems.sorted().toString())
                .contains("config/intake.yaml:3", "MAP-1070", "'desk.taken.v1'", "welcome.yaml:5", "'desk.taken.v3'");
    }

    @Test
    void anUpcasterMustBeNamedAfterOneStepBetweenKnownVersionsAndWriteKnownFields() {
        put("mappings/events/desk.taken.v1-to-v3.yaml", TO_V3);
        put("mappings/events/desk.taken.v3-to-v4.yaml", TO_V3);
        load(V1, V2, V3, TO_V2.replace("places:", "plaecs:"), TO_V3);

        assertThat(problems.sorted())
                .extracting(problem -> problem.code() + " " + problem.position().file())
                .containsExactlyInAnyOrder(
                        "MAP-1067 mappings/events/desk.taken.v1-to-v3.yaml",
                        "MAP-1068 mappings/events/desk.taken.v3-to-v4.yaml",
                        "MAP-1069 mappings/events/desk.taken.v1-to-v2.yaml");
    }

    @Test
    void aBrokenSchemaIsAProblemWithItsFile() {
        load("{", V2, V3, null, null);

        assertThat(problems.sorted().toString()).contains("MAP-1066", "mappings/events/desk.taken.v1.schema.json");
    }

    private EventModel load(String v1, String v2, String v3, String toV2, String toV3) {
        put("mappings/events/desk.taken.v1.schema.json", v1);
        put("mappings/events/desk.taken.v2.schema.json", v2);
        put("mappings/events/desk.taken.v3.schema.json", v3);
        put("mappings/events/desk.taken.v1-to-v2.yaml", toV2);
        put("mappings/events/desk.taken.v2-to-v3.yaml", toV3);
        return EventModel.load(layers(), problems);
    }

    private void put(String path, String text) {
        if (text != null) {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Layers layers() {
        return Layers.of("test", files);
    }

    private static Map<String, Object> schema(String type) {
        return Json.asObject(Json.read(Layers.over()
                .find("mappings/events/" + type + ".schema.json")
                .orElseThrow()
                .text()));
    }
}
