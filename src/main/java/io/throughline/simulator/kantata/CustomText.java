package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.util.function.Predicate;

/** The filter {@code by_custom_text_value=(field id:value)}. */
final class CustomText {

    private CustomText() {}

    static Predicate<ObjectNode> parse(Account account, ResourceType type, String text) {
        String plain = text.replaceAll("^\\(|\\)$", "");
        int colon = plain.indexOf(':');
        if (colon < 1) {
            throw Complaints.badRequest("by_custom_text_value is (custom field id:value)");
        }
        String field = plain.substring(0, colon);
        String value = plain.substring(colon + 1);
        return record -> account
                .belonging("custom_field_values", "subject_id", record.get("id").textValue())
                .stream()
                .anyMatch(one -> type.subject().equals(Json.text(one, "subject_type"))
                        && field.equals(Json.text(one, "custom_field_id"))
                        && value.equals(Json.text(one, "value")));
    }
}
