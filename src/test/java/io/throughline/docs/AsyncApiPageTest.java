package io.throughline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import io.throughline.mapping.MappingCatalog;
import io.throughline.model.EventModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsyncApiPageTest {

    private static final String PAGE = "docs/asyncapi.yaml";
    private static final String HEAD = """
            # Made from mappings/events and routes/workflows: ./mvnw test -Dtest=AsyncApiPageTest -Dthroughline.docs.write=true
            """;

    private final CanonicalSchemas objects =
            MappingCatalog.load(Layers.over(), List.of(), new Problems()).schemas();
    private final EventModel events = EventModel.load(Layers.over(), new Problems());

    @Test
    @DisplayName("i4 the AsyncAPI document is that of the event schemas and workflows")
    void i4TheDocumentIsThatOfTheSchemas() throws IOException {
        GeneratedPage.whole(PAGE).mustSay(HEAD + YamlText.of(new AsyncApi(objects).document()));
    }

    @Test
    @DisplayName(
            "i4 every event is one message in one channel, is told by one operation, and all that is referred to is there")
    void i4EveryEventIsListedOnce() throws IOException {
        Map<String, Object> document = document();

        assertThat(document).containsEntry("asyncapi", "3.0.0");
        assertThat(Json.asObject(Json.at(document, "components.messages")).keySet())
                .isEqualTo(events.types());
        assertThat(messagesOfChannels(document))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(events.types());
        List<String> told = new ArrayList<>();
        Json.asObject(document.get("operations")).forEach((name, operation) -> {
            if ("send".equals(Json.asObject(operation).get("action"))) {
                references(operation).stream()
                        .filter(to -> to.contains("/messages/"))
                        .forEach(to -> told.add(to.substring(to.lastIndexOf('/') + 1)));
            }
        });
        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(events.types());
        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(to -> assertThat(resolved(document, to)).as(to).isNotNull());
    }

    @Test
    @DisplayName("i4 a workflow's operation receives the event that the workflow listens to")
    void i4WorkflowsReceive() throws IOException {
        Map<String, Object> operations = Json.asObject(document().get("operations"));

        assertThat(Json.asObject(operations.get("take-for-opportunity-to-project")))
                .containsEntry("action", "receive")
                .containsEntry(
                        "messages", List.of(Map.of("$ref", "#/channels/opportunity/messages/opportunity.won.v1")));
    }

    @Test
    @DisplayName(
            "i4 every example is a CloudEvent that fits the payload of its message, and none fits without its type, id or data")
    void i4ExamplesFit() throws IOException {
        Map<String, Object> document = document();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
        Json.asObject(Json.at(document, "components.messages")).forEach((type, message) -> {
            JsonSchema schema = factory.getSchema(Json.write(Map.of(
                    "allOf",
                    List.of(Json.asObject(message).get("payload")),
                    "components",
                    Map.of("schemas", Json.at(document, "components.schemas")))));
            for (Object example : Json.asList(Json.asObject(message).get("examples"))) {
                Map<String, Object> event = Json.asObject(Json.asObject(example).get("payload"));
                assertThat(wrong(schema, event)).as(type).isEmpty();
                for (String needed : Set.of("type", "id", "data")) {
                    Map<String, Object> less = new java.util.LinkedHashMap<>(event);
                    less.remove(needed);
                    assertThat(wrong(schema, less)).as(type).isNotEmpty();
                }
                event.put("data", Map.of("surprise", 1));
                assertThat(wrong(schema, event)).as(type).isNotEmpty();
            }
        });
    }

    private static Set<?> wrong(JsonSchema schema, Map<String, Object> event) {
        return schema.validate(Json.write(event), com.networknt.schema.InputFormat.JSON);
    }

    private static Map<String, Object> document() throws IOException {
        Problems problems = new Problems();
        Object document = YamlReader.read(PAGE, Files.readString(Path.of(PAGE)), problems)
                .orElseThrow()
                .plain();
        assertThat(problems.sorted()).isEmpty();
        return Json.asObject(document);
    }

    private static List<String> messagesOfChannels(Map<String, Object> document) {
        List<String> all = new ArrayList<>();
        Json.asObject(document.get("channels"))
                .values()
                .forEach(channel -> all.addAll(
                        Json.asObject(Json.asObject(channel).get("messages")).keySet()));
        return all;
    }

    private static List<String> references(Object part) {
        List<String> all = new ArrayList<>();
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String to) {
                all.add(to);
            }
            map.values().forEach(value -> all.addAll(references(value)));
        } else if (part instanceof List<?> list) {
            list.forEach(value -> all.addAll(references(value)));
        }
        return all;
    }

    private static Object resolved(Object document, String to) {
        assertThat(to).startsWith("#/");
        Object at = document;
        for (String name : to.substring(2).split("/")) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at;
    }
}
