package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Records as answers show them. */
final class EntityView {

    private final Environment environment;

    EntityView(Environment environment) {
        this.environment = environment;
    }

    /** The root of the OData service. */
    String root() {
        return environment.surroundings().url() + "/data";
    }

    /** {@code W/"…"} of the record's id and version. */
    static String etag(ObjectNode record) {
        String text = "'" + record.path(Environment.VERSION).asLong() + ","
                + record.path(Environment.REC_ID).asLong() + "'";
        return "W/\"" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)) + "\"";
    }

    String context(EntitySet set, List<String> select, boolean single) {
        String chosen = select.isEmpty() ? "" : "(" + String.join(",", select) + ")";
        return root() + "/$metadata#" + set.name() + chosen + (single ? "/$entity" : "");
    }

    /** One record, with what is expanded. */
    ObjectNode record(EntitySet set, ObjectNode record, List<String> select, Map<String, List<String>> expand) {
        ObjectNode shown = Json.object().put("@odata.etag", etag(record));
        EntityValues values = new EntityValues(environment.model());
        for (Property property : set.properties().values()) {
            if (select.isEmpty() || select.contains(property.name())) {
                JsonNode kept = record.get(property.name());
                shown.set(property.name(), kept == null ? values.empty(property) : kept);
            }
        }
        expand.forEach((name, chosen) -> expand(shown, set.navigations().get(name), record, chosen));
        return shown;
    }

    private void expand(ObjectNode shown, Navigation navigation, ObjectNode record, List<String> select) {
        EntitySet target = environment.set(navigation.target());
        ArrayNode found = Json.array();
        environment.store().all(target.name()).stream()
                .filter(other -> navigation.pairs().entrySet().stream()
                        .allMatch(pair -> record.path(pair.getKey())
                                .asText()
                                .equalsIgnoreCase(other.path(pair.getValue()).asText())))
                .forEach(other -> found.add(record(target, other, select, Map.of())));
        shown.set(navigation.name(), navigation.many() ? found : found.isEmpty() ? Json.of(null) : found.get(0));
    }
}
