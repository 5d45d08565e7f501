package io.throughline.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.throughline.canonical.Json;
import io.throughline.config.Layers;
import java.io.IOException;
import java.util.List;

/** The shipped canonical schemas. */
final class Schemas {

    static final JsonSchema OPPORTUNITY = schema("opportunity");
    static final JsonSchema TERMS = schema("terms");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Schemas() {}

    static List<String> errors(JsonSchema schema, Object plain) {
        return schema.validate(node(Json.write(plain))).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema schema(String object) {
        String text = Layers.over()
                .find("mappings/canonical/" + object + ".schema.json")
                .orElseThrow()
                .text();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    private static JsonNode node(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
