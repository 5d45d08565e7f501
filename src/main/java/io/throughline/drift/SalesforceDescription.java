package io.throughline.drift;

import io.throughline.canonical.Json;
import io.throughline.config.SystemConfig;
import io.throughline.connector.CallException;
import io.throughline.connector.CallObserver;
import io.throughline.connector.VendorClient;
import io.throughline.connector.VendorRequest;
import java.util.ArrayList;
import java.util.List;

/** Salesforce's {@code describe}: fields, and the names of parents and children as queries use them. */
record SalesforceDescription(VendorClient client, SystemConfig account) implements LiveSystem {

    private static final int NOT_FOUND = 404;

    @Override
    public LiveObject describe(String object) {
        try {
            Object answer = client.send(account.name(), VendorRequest.get(path(object)), CallObserver.NONE)
                    .body();
            List<LiveField> fields = new ArrayList<>();
            Answers.list(answer, "fields").forEach(field -> add(field, fields));
            Answers.list(answer, "childRelationships").forEach(child -> addChild(child, fields));
            return LiveObject.of(object, true, fields);
        } catch (CallException refused) {
            if (refused.status() == NOT_FOUND) {
                return LiveObject.missing(object);
            }
            throw refused;
        }
    }

    private String path(String object) {
        return "/services/data/" + version() + "/sobjects/" + object + "/describe";
    }

    private static void add(Object field, List<LiveField> fields) {
        String type = Answers.text(field, "type");
        String json = jsonType(type);
        Object length = Json.at(field, "length");
        boolean writable = Answers.is(field, "createable") || Answers.is(field, "updateable");
        boolean limited = json.equals("string") && length instanceof Number number && number.intValue() > 0;
        fields.add(new LiveField(
                Answers.text(field, "name"),
                type,
                json,
                values(field),
                limited
                        ? Integer.valueOf(((Number) length).intValue())
                        : type.equals("id") || type.equals("reference") ? Integer.valueOf(18) : null,
                !Answers.is(field, "nillable")
                        && Answers.is(field, "createable")
                        && !Answers.is(field, "defaultedOnCreate"),
                writable,
                Answers.is(field, "custom"),
                Answers.text(field, "label"),
                ""));
        Object parent = Json.at(field, "relationshipName");
        if (parent instanceof String name && !name.isEmpty()) {
            List<Object> targets = Answers.list(field, "referenceTo");
            fields.add(relation(name, "parent", targets.isEmpty() ? "" : String.valueOf(targets.get(0))));
        }
    }

    private static void addChild(Object child, List<LiveField> fields) {
        if (Json.at(child, "relationshipName") instanceof String name && !name.isEmpty()) {
            fields.add(relation(name, "children", Answers.text(child, "childSObject")));
        }
    }

    private static LiveField relation(String name, String kind, String target) {
        return new LiveField(name, kind, "object", List.of(), null, false, false, false, "", target);
    }

    /** The active values, by the name that the interface takes. */
    private static List<String> values(Object field) {
        return Answers.list(field, "picklistValues").stream()
                .filter(value -> !Boolean.FALSE.equals(Json.at(value, "active")))
                .map(value -> Answers.text(value, "value"))
                .toList();
    }

    private static String jsonType(String type) {
        return switch (type) {
            case "boolean" -> "boolean";
            case "int", "long" -> "integer";
            case "double", "currency", "percent" -> "number";
            case "address", "location" -> "object";
            default -> "string";
        };
    }

    @Override
    public String version() {
        return account.setting("apiVersion", "v67.0");
    }

    @Override
    public String source(String object) {
        return "describe of " + object;
    }

    @Override
    public String unseen() {
        return "";
    }
}
