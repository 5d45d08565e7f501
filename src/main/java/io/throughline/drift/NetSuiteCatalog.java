package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** NetSuite's {@code metadata-catalog}: one JSON Schema for each record type, as the integration's role sees it. */
record NetSuiteCatalog(VendorClient client, SystemConfig account) implements LiveSystem {

    private static final String ROOT = "/services/rest/record/v1/metadata-catalog/";
    private static final int NOT_FOUND = 404;
    private static final int DEEPEST = 8;

    @Override
    public LiveObject describe(String object) {
        VendorRequest request =
                VendorRequest.get(ROOT + object).withHeaders(Map.of("Accept", "application/schema+json"));
        try {
            Object schema =
                    client.send(account.name(), request, CallObserver.NONE).body();
            List<LiveField> fields = new ArrayList<>();
            properties("", schema, 0, fields);
            return LiveObject.of(object, true, fields);
        } catch (CallException refused) {
            if (refused.status() == NOT_FOUND) {
                return LiveObject.missing(object);
            }
            throw refused;
        }
    }

    private static void properties(String path, Object schema, int depth, List<LiveField> fields) {
        if (depth > DEEPEST || !Json.isObject(Json.at(schema, "properties"))) {
            return;
        }
        Json.asObject(Json.at(schema, "properties")).forEach((name, property) -> {
            String at = path.isEmpty() ? name : path + "." + name;
            fields.add(field(at, property));
            properties(at, property, depth + 1, fields);
            Object items = Json.isObject(property) ? Json.asObject(property).get("items") : null;
            if (Json.isObject(items)) {
                fields.add(field(at + "[]", items));
                properties(at + "[]", items, depth + 1, fields);
            }
        });
    }

    private static LiveField field(String path, Object schema) {
        Map<String, Object> words = Json.asObject(schema);
        String json = String.valueOf(words.getOrDefault("type", "object"));
        Object length = words.get("maxLength");
        List<String> picklist = words.get("enum") instanceof List<?> values
                ? values.stream()
                        .filter(java.util.Objects::nonNull)
                        .map(String::valueOf)
                        .toList()
                : List.of();
        return new LiveField(
                path,
                words.containsKey("format") && json.equals("string") ? String.valueOf(words.get("format")) : json,
                json,
                picklist,
                length instanceof Number number ? Integer.valueOf(number.intValue()) : null,
                false,
                !Boolean.TRUE.equals(words.get("readOnly")),
                Boolean.TRUE.equals(words.get("x-ns-custom-field")),
                words.get("title") instanceof String title ? title : "",
                "");
    }

    @Override
    public String version() {
        return "v1";
    }

    @Override
    public String source(String object) {
        return "metadata-catalog of " + object;
    }

    @Override
    public String unseen() {
        return "NetSuite's catalogue does not tell which fields are mandatory nor, mostly, how long a text may be.";
    }
}
