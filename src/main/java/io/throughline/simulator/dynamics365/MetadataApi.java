package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Answer;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.engine.Operation;
import java.util.List;

/** The service document, {@code $metadata} as CSDL, and the metadata service, which tells single entities and enums as JSON. */
final class MetadataApi {

    private final Environment environment;
    private final EntityView view;

    MetadataApi(Environment environment, EntityView view) {
        this.environment = environment;
        this.view = view;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("service-document", "GET", "/data", call -> EntityApi.odata(Answer.ok(document()))),
                Operation.of(
                        "metadata",
                        "GET",
                        "/data/$metadata",
                        call -> Answer.text(200, "application/xml;charset=UTF-8", csdl())
                                .with("OData-Version", "4.0")),
                Operation.of("public-entities", "GET", "/metadata/PublicEntities", this::publicEntities),
                Operation.of(
                        "public-enumeration", "GET", "/metadata/PublicEnumerations({key}", this::publicEnumeration));
    }

    private Answer publicEntities(Call call) {
        String wanted = call.query("$filter").orElse("").replaceFirst("^EntitySetName eq '(\\w+)'$", "$1");
        ArrayNode entities = Json.array();
        environment.model().sets().stream()
                .filter(set -> wanted.isEmpty() || set.name().equals(wanted))
                .forEach(set -> entities.add(publicEntity(set)));
        ObjectNode body = Json.object()
                .put("@odata.context", environment.surroundings().url() + "/metadata/$metadata#PublicEntities");
        body.set("value", entities);
        return EntityApi.odata(Answer.ok(body));
    }

    private static ObjectNode publicEntity(EntitySet set) {
        ObjectNode entity = Json.object()
                .put("Name", set.type())
                .put("EntitySetName", set.name())
                .put("IsReadOnly", !set.writable());
        ArrayNode properties = entity.putArray("Properties");
        for (Property property : set.properties().values()) {
            properties
                    .addObject()
                    .put("Name", property.name())
                    .put("TypeName", property.edmType())
                    .put(
                            "DataType",
                            property.kind() == Property.Kind.ENUM
                                    ? "Enum"
                                    : property.edmType().substring(4))
                    .put("IsKey", property.is("key"))
                    .put("IsMandatory", property.is("required"))
                    .put("AllowEdit", !property.is("readonly") && !property.is("once"))
                    .put(
                            "AllowEditOnCreate",
                            !property.is("readonly") && !property.name().equals(set.sequence()));
        }
        return entity;
    }

    private Answer publicEnumeration(Call call) {
        String name = call.variable("key").replaceAll("[')]", "");
        List<String> values = environment.model().enums().get(name);
        if (values == null) {
            throw Problems.missing(call.path());
        }
        ObjectNode body = Json.object().put("Name", name);
        ArrayNode members = body.putArray("Members");
        for (int i = 0; i < values.size(); i++) {
            members.addObject().put("Name", values.get(i)).put("Value", i);
        }
        return EntityApi.odata(Answer.ok(body));
    }

    private ObjectNode document() {
        ObjectNode document = Json.object().put("@odata.context", view.root() + "/$metadata");
        ArrayNode sets = document.putArray("value");
        environment
                .model()
                .sets()
                .forEach(set -> sets.addObject()
                        .put("name", set.name())
                        .put("kind", "EntitySet")
                        .put("url", set.name()));
        return document;
    }

    private String csdl() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>"
                + "<Schema Namespace=\"" + EntityModel.NAMESPACE
                + "\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n");
        environment.model().sets().forEach(set -> entityType(xml, set));
        environment.model().enums().forEach((name, values) -> enumType(xml, name, values));
        xml.append("<EntityContainer Name=\"Resources\">\n");
        environment.model().sets().forEach(set -> entitySet(xml, set));
        return xml.append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>\n")
                .toString();
    }

    private void entityType(StringBuilder xml, EntitySet set) {
        xml.append("<EntityType Name=\"").append(set.type()).append("\"><Key>");
        set.keys()
                .forEach(key ->
                        xml.append("<PropertyRef Name=\"").append(key.name()).append("\" />"));
        xml.append("</Key>\n");
        for (Property property : set.properties().values()) {
            xml.append("<Property Name=\"")
                    .append(property.name())
                    .append("\" Type=\"")
                    .append(property.edmType())
                    .append('"');
            if (property.kind() == Property.Kind.REAL) {
                xml.append(" Scale=\"Variable\"");
            }
            if (property.is("key")
                    || property.kind() != Property.Kind.STRING && property.kind() != Property.Kind.ENUM) {
                xml.append(" Nullable=\"false\"");
            }
            if (property.length() > 0) {
                xml.append(" MaxLength=\"").append(property.length()).append('"');
            }
            xml.append(" />\n");
        }
        set.navigations().values().forEach(navigation -> navigation(xml, navigation));
        xml.append("</EntityType>\n");
    }

    private void navigation(StringBuilder xml, Navigation navigation) {
        String target = environment.set(navigation.target()).qualifiedType();
        xml.append("<NavigationProperty Name=\"").append(navigation.name()).append("\" Type=\"");
        xml.append(navigation.many() ? "Collection(" + target + ")" : target).append("\" />\n");
    }

    private static void enumType(StringBuilder xml, String name, List<String> values) {
        xml.append("<EnumType Name=\"").append(name).append("\">");
        for (int i = 0; i < values.size(); i++) {
            xml.append("<Member Name=\"")
                    .append(values.get(i))
                    .append("\" Value=\"")
                    .append(i)
                    .append("\" />");
        }
        xml.append("</EnumType>\n");
    }

    private static void entitySet(StringBuilder xml, EntitySet set) {
        xml.append("<EntitySet Name=\"")
                .append(set.name())
                .append("\" EntityType=\"")
                .append(set.qualifiedType())
                .append("\">");
        set.navigations()
                .values()
                .forEach(navigation -> xml.append("<NavigationPropertyBinding Path=\"")
                        .append(navigation.name())
                        .append("\" Target=\"")
                        .append(navigation.target())
                        .append("\" />"));
        xml.append("</EntitySet>\n");
    }
}
