package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;
import io.throughline.simulator.salesforce.schema.SObjectType;
import java.util.List;

/** What the org says about itself: versions, resources, objects and fields, limits. */
final class DescribeApi {

    private final Org org;
    private final ApiUsage usage;

    DescribeApi(Org org, ApiUsage usage) {
        this.org = org;
        this.usage = usage;
    }

    List<Operation> operations() {
        return List.of(
                Operation.open("versions", "GET", "/services/data", call -> Answer.ok(versions())),
                Operation.of("resources", "GET", RestApi.ROOT, this::resources),
                Operation.of("limits", "GET", RestApi.ROOT + "/limits", call -> Answer.ok(usage.toJson())),
                Operation.of("describe-global", "GET", RestApi.ROOT + "/sobjects", this::global),
                Operation.of("describe", "GET", RestApi.ROOT + "/sobjects/{type}/describe", this::describe));
    }

    private static ArrayNode versions() {
        ArrayNode list = Json.array();
        for (int version = RestApi.oldest(); version <= RestApi.newest(); version++) {
            list.addObject()
                    .put("label", label(version))
                    .put("url", "/services/data/v" + version + ".0")
                    .put("version", version + ".0");
        }
        return list;
    }

    // v31 is Summer '14; three releases a year follow
    private static String label(int version) {
        int since = version - 31;
        String season = List.of("Summer", "Winter", "Spring").get(since % 3);
        return season + " '" + (14 + (since + 2) / 3);
    }

    private Answer resources(Call call) {
        String root = "/services/data/" + call.variable("version");
        ObjectNode answer = Json.object();
        for (String name : List.of("sobjects", "query", "queryAll", "composite", "limits")) {
            answer.put(name, root + "/" + name);
        }
        return Answer.ok(answer);
    }

    private Answer global(Call call) {
        ObjectNode answer = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode list = answer.putArray("sobjects");
        org.schema().types().forEach(type -> list.add(head(type, call.variable("version"))));
        return Answer.ok(answer);
    }

    private Answer describe(Call call) {
        SObjectType type = org.type(call.variable("type"));
        ObjectNode answer = head(type, call.variable("version"));
        ArrayNode fields = answer.putArray("fields");
        type.fields().forEach(field -> fields.add(field(field)));
        ArrayNode children = answer.putArray("childRelationships");
        for (SObjectType.Child child : type.children()) {
            children.addObject()
                    .put("childSObject", child.type())
                    .put("field", child.field())
                    .put("relationshipName", child.relationship());
        }
        return Answer.ok(answer);
    }

    private static ObjectNode head(SObjectType type, String version) {
        ObjectNode head = Json.object()
                .put("name", type.name())
                .put("label", type.name())
                .put("keyPrefix", type.prefix())
                .put("custom", type.name().endsWith("__c"))
                .put("createable", true)
                .put("queryable", true)
                .put("updateable", true)
                .put("deletable", true);
        head.putObject("urls").put("sobject", "/services/data/" + version + "/sobjects/" + type.name());
        return head;
    }

    private static ObjectNode field(Field field) {
        ObjectNode shown = Json.object()
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().word())
                .put("length", field.length())
                .put("custom", field.custom())
                .put("nillable", !field.required())
                .put("defaultedOnCreate", field.type() == FieldType.BOOLEAN)
                .put("createable", field.createable())
                .put("updateable", field.updateable())
                .put("externalId", field.external())
                .put("unique", field.unique())
                .put("relationshipName", field.relationship());
        ArrayNode targets = shown.putArray("referenceTo");
        if (field.refersTo() != null) {
            targets.add(field.refersTo());
        }
        shown.put("restrictedPicklist", field.restricted());
        ArrayNode values = shown.putArray("picklistValues");
        field.values()
                .keySet()
                .forEach(value -> values.addObject()
                        .put("active", true)
                        .put("defaultValue", false)
                        .put("label", value)
                        .put("value", value));
        return shown;
    }
}
