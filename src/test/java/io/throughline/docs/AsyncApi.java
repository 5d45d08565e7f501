package io.throughline.docs;

import io.throughline.canonical.CanonicalSchemas;
import io.throughline.canonical.Json;
import io.throughline.config.BundleVersion;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.YamlReader;
import io.throughline.model.CloudEvent;
import io.throughline.model.EventModel;
import io.throughline.model.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The AsyncAPI 3.0 document of the product's events, made from their schemas and from what the workflows listen to. Stands alone: it refers to no other file. */
final class AsyncApi {

    private static final String DEFINITIONS = "mappings/canonical/definitions.schema.json";
    private static final String ABOUT = """
            The business facts that Throughline knows, as CloudEvents 1.0 in structured mode. Data are ids and a few facts, never anything that is hidden from people. \
            Which way they take is for the host to say: it offers an event to `workflow:<name>`, and `throughline transactions ID --event` prints the one that began a transaction. \
            So the address of a channel is unknown here. Events are told apart by source and id; those of one subject belong in one order. Made from mappings/events.""";

    private final Layers layers = Layers.over();
    private final EventModel model = EventModel.load(layers, new Problems());
    private final CanonicalSchemas objects;

    AsyncApi(CanonicalSchemas objects) {
        this.objects = objects;
    }

    Map<String, Object> document() {
        return map(
                "asyncapi", "3.0.0",
                "info",
                        map(
                                "title",
                                "Throughline events",
                                "version",
                                version(),
                                "description",
                                ABOUT,
                                "license",
                                map("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")),
                "defaultContentType", CloudEvent.MEDIA_TYPE,
                "channels", channels(),
                "operations", operations(),
                "components", map("messages", messages(), "schemas", schemas()));
    }

    private Map<String, Object> channels() {
        Map<String, Object> channels = new TreeMap<>();
        model.types().forEach(type -> {
            String object = model.schemas().about(type);
            Map<String, Object> channel = Json.asObject(channels.computeIfAbsent(
                    object,
                    name -> map(
                            "address",
                            null,
                            "title",
                            objects.title(name),
                            "description",
                            objects.description(name),
                            "messages",
                            new TreeMap<String, Object>())));
            Json.asObject(channel.get("messages")).put(type, ref("#/components/messages/" + type));
        });
        return channels;
    }

    private Map<String, Object> operations() {
        Map<String, Object> operations = new LinkedHashMap<>();
        layers.list("routes/workflows", ".yaml")
                .forEach(file -> YamlReader.read(layers, file, new Problems())
                        .ifPresent(
                                routes -> Json.asList(routes.plain()).forEach(route -> listening(route, operations))));
        channels().forEach((object, channel) -> {
            List<Object> messages = new ArrayList<>();
            Json.asObject(Json.asObject(channel).get("messages"))
                    .keySet()
                    .forEach(type -> messages.add(inChannel(type)));
            operations.put(
                    "tell-" + object,
                    map(
                            "action",
                            "send",
                            "channel",
                            ref("#/channels/" + object),
                            "summary",
                            "What is known of it, by `throughline transactions ID --event`.",
                            "messages",
                            messages));
        });
        return operations;
    }

    private void listening(Object route, Map<String, Object> into) {
        String type = Json.textAt(route, "route.from.parameters.on");
        if (model.knows(String.valueOf(type))) {
            into.put(
                    "take-for-" + Json.textAt(route, "route.id"),
                    map(
                            "action", "receive",
                            "channel", ref("#/channels/" + model.schemas().about(type)),
                            "summary", Json.textAt(route, "route.description"),
                            "messages", List.of(inChannel(type))));
        }
    }

    private Map<String, Object> inChannel(String type) {
        return ref("#/channels/" + model.schemas().about(type) + "/messages/" + type);
    }

    private Map<String, Object> messages() {
        Map<String, Object> messages = new LinkedHashMap<>();
        model.types()
                .forEach(type -> messages.put(
                        type,
                        map(
                                "name", EventType.PREFIX + type,
                                "title", type,
                                "summary", model.schemas().description(type),
                                "contentType", CloudEvent.MEDIA_TYPE,
                                "tags", List.of(map("name", model.schemas().about(type))),
                                "payload", payload(type),
                                "examples", examples(type))));
        return messages;
    }

    private Map<String, Object> payload(String type) {
        Map<String, Object> own = map(
                "type", map("const", EventType.PREFIX + type),
                "dataschema", map("const", model.schemas().id(type)),
                "data", ref(AsyncApiSchemas.HERE + type));
        return map(
                "allOf", List.of(ref(AsyncApiSchemas.HERE + "cloudEvent"), map("type", "object", "properties", own)));
    }

    private List<Object> examples(String type) {
        List<Object> examples = new ArrayList<>();
        for (Object data : Json.asList(schema(type).get("examples"))) {
            Map<String, Object> plain = Json.asObject(data);
            CloudEvent event = new CloudEvent(
                    "0198f2a4-6f3e-7c51-9d0e-4c1b5a637a1f",
                    "salesforce",
                    type,
                    String.valueOf(plain.getOrDefault("id", "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W")),
                    Instant.parse("2026-03-02T09:14:00Z"),
                    model.schemas().id(type),
                    model.schemas().about(type),
                    null,
                    "de",
                    plain);
            examples.add(map("name", type, "payload", event.asMap()));
        }
        return examples;
    }

    private Map<String, Object> schemas() {
        Map<String, Object> events = new LinkedHashMap<>();
        model.types().forEach(type -> events.put(type, schema(type)));
        return AsyncApiSchemas.of(events, Json.asObject(Json.read(text(DEFINITIONS))));
    }

    private String version() {
        return BundleVersion.load(layers, new Problems()).version();
    }

    private Map<String, Object> schema(String type) {
        return Json.asObject(Json.read(text("mappings/events/" + type + ".schema.json")));
    }

    private String text(String path) {
        return layers.find(path).orElseThrow().text();
    }

    private static Map<String, Object> ref(String to) {
        return map("$ref", to);
    }

    /** Names and values in turn. */
    static Map<String, Object> map(Object... parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            map.put((String) parts[i], parts[i + 1]);
        }
        return map;
    }
}
