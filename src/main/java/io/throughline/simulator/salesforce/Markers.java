package io.throughline.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Call;
import io.throughline.simulator.engine.Json;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.SObjectType;

/** Finds the external id in the body of a request, for the journal. */
final class Markers {

    private Markers() {}

    static void note(Call call, SObjectType type, ObjectNode body) {
        call.marker(in(type, body));
    }

    /** The first external id that the body sets, or null; a unique one goes before others. */
    static String in(SObjectType type, ObjectNode body) {
        return type.fields().stream()
                .filter(field -> field.external() && !Json.blank(body, field.name()))
                .min((one, other) -> Boolean.compare(other.unique(), one.unique()))
                .map(Field::name)
                .map(name -> Json.text(body, name))
                .orElse(null);
    }
}
