package io.throughline.runner.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.model.CloudEvent;
import io.throughline.model.EventModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final String SCHEMA = """
            {"$id": "https://throughline.io/schemas/events/desk.taken.v1.json", "type": "object",
             "properties": {"id": {"type": "string"},
                            "people": {"type": "array", "items": {"type": "object", "properties": {
                                "no": {"type": "integer"}, "name": {"type": "string", "x-class": "personal"}}}}}}
            """;
    private static final Map<String, Object> DATA =
            Map.of("id", "7", "extra", "Ada", "people", List.of(Map.of("no", 1, "name", "Ada Lovelace")));

    private final EventModel model = EventModel.load(
            Layers.of(
                    "test",
                    Map.of("mappings/events/desk.taken.v1.schema.json", SCHEMA.getBytes(StandardCharsets.UTF_8))),
            new Problems());

    @Test
    @DisplayName("D59 i4 personal values of an event and those that no schema describes are hidden")
    void d59HidesWhatIsPersonalOrUnknown() {
        EventJson shown = new EventJson(model, false);

        assertThat(shown.of(event("desk.taken.v1")))
                .containsEntry("dataschema", "https://throughline.io/schemas/events/desk.taken.v1.json")
                .containsEntry(
                        "data",
                        Map.of(
                                "id",
                                "7",
                                "extra",
                                "(hidden, 3 characters)",
                                "people",
                                List.of(Map.of("no", 1, "name", "(hidden, 12 characters)"))));
        assertThat(shown.hidden()).isEqualTo(2);
    }

    @Test
    @DisplayName("D59 i4 of an event without a schema everything is hidden, and everything is shown to who asks for it")
    void d59HidesAllOfAnUnknownEvent() {
        EventJson shown = new EventJson(model, false);
        assertThat(shown.of(event("table.taken.v1")).toString())
                .doesNotContain("Ada")
                .doesNotContain("dataschema");
        assertThat(shown.hidden()).isEqualTo(4);

        assertThat(new EventJson(model, true).of(event("table.taken.v1"))).containsEntry("data", DATA);
    }

    private static CloudEvent event(String type) {
        return new CloudEvent("1", "office", type, "7", null, null, null, null, null, DATA);
    }
}
