package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dynamics 365's metadata service: one entity, or one enum, at a time as JSON, where {@code $metadata} has tens of megabytes. An object is an entity set, or
 * the setting of the system's file that names it.
 */
record DynamicsMetadata(VendorClient client, SystemConfig account) implements LiveSystem {

    private static final Map<String, String> JSON = Map.of(
            "Edm.String", "string",
            "Edm.DateTimeOffset", "string",
            "Edm.Date", "string",
            "Edm.Guid", "string",
            "Edm.Decimal", "number",
            "Edm.Double", "number",
            "Edm.Int32", "integer",
            "Edm.Int64", "integer",
            "Edm.Boolean", "boolean");

    @Override
    public LiveObject describe(String object) {
        String set = account.setting(object, object);
        Object answer = get("/metadata/PublicEntities", Map.of("$filter", "EntitySetName eq '" + set + "'"));
        List<Object> entities = Json.asList(Json.at(answer, "value"));
        if (entities.isEmpty()) {
            return LiveObject.missing(object);
        }
        Map<String, List<String>> enums = new HashMap<>();
        List<LiveField> fields = Json.asList(Json.at(entities.get(0), "Properties")).stream()
                .map(property -> field(property, enums))
                .toList();
        return LiveObject.of(object, true, fields);
    }

    private LiveField field(Object property, Map<String, List<String>> enums) {
        String type = Answers.text(property, "TypeName");
        boolean isEnum = !type.startsWith("Edm.");
        List<String> values = isEnum ? enums.computeIfAbsent(type, this::members) : List.of();
        boolean writable = Answers.is(property, "AllowEdit") || Answers.is(property, "AllowEditOnCreate");
        return new LiveField(
                Answers.text(property, "Name"),
                isEnum ? type.substring(type.lastIndexOf('.') + 1) : type,
                isEnum ? "string" : JSON.getOrDefault(type, "string"),
                values,
                null,
                Answers.is(property, "IsMandatory"),
                writable,
                Answers.text(property, "Name").endsWith("_Custom"),
                "",
                "");
    }

    private List<String> members(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        Object answer = get("/metadata/PublicEnumerations('" + name + "')", Map.of());
        return new ArrayList<>(Json.asList(Json.at(answer, "Members")).stream()
                .map(member -> Answers.text(member, "Name"))
                .toList());
    }

    private Object get(String path, Map<String, String> query) {
        return client.send(account.name(), VendorRequest.get(path).withQuery(query), CallObserver.NONE)
                .body();
    }

    @Override
    public String version() {
        return "v4";
    }

    @Override
    public String source(String object) {
        return "metadata service, " + account.setting(object, object);
    }

    @Override
    public String unseen() {
        return "The metadata service does not tell how long a text may be.";
    }
}
