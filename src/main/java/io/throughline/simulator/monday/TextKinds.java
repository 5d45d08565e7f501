package io.throughline.simulator.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;

/** Texts, numbers and ticks. */
final class TextKinds {

    private TextKinds() {}

    /** A short text; a number is taken as its text. */
    static final class Text implements ColumnKind {

        @Override
        public String typeName() {
            return "TextValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            if (given.isContainerNode()) {
                throw write.refusal("invalid value, please check our API documentation for the correct data structure");
            }
            return TextNode.valueOf(given.asText());
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null ? "" : kept.textValue();
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {}
    }

    /** A long text, as {@code {"text": …}} or plain. */
    static final class LongText implements ColumnKind {

        @Override
        public String typeName() {
            return "LongTextValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String text = given.isObject() ? Json.text(given, "text") : given.asText();
            if (text == null || text.length() > 2_000) {
                throw write.refusal("a long text has at most 2000 characters and stands under \"text\"");
            }
            return write.stamped().put("text", text);
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null ? "" : Json.text(kept, "text");
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {}
    }

    /** A number, kept as its text; shown as a float. */
    static final class Numbers implements ColumnKind {

        @Override
        public String typeName() {
            return "NumbersValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            try {
                return TextNode.valueOf(new BigDecimal(given.asText()).toPlainString());
            } catch (NumberFormatException e) {
                throw write.refusal("invalid value, numbers are expected");
            }
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null ? "" : kept.textValue();
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            if (kept != null) {
                view.put("number", new BigDecimal(kept.textValue()).doubleValue());
            }
        }
    }

    /** A tick: {@code {"checked": "true"}}. */
    static final class Checkbox implements ColumnKind {

        @Override
        public String typeName() {
            return "CheckboxValue";
        }

        @Override
        public JsonNode read(JsonNode given, ColumnWrite write) {
            String checked = given.isObject() ? given.path("checked").asText() : given.asText();
            return checked.equals("true") ? write.stamped().put("checked", true) : null;
        }

        @Override
        public String text(JsonNode kept, ObjectNode column, Account account) {
            return kept == null ? "" : "v";
        }

        @Override
        public void show(ObjectNode view, JsonNode kept, ObjectNode column, ObjectNode item, Account account) {
            view.put("checked", kept != null);
        }
    }
}
