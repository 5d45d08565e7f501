package io.throughline.simulator.kantata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the attributes of a body as the vendor's framework does: unknown ones are ignored, texts become numbers. */
final class AttributeReader {

    private final Account account;
    private final Complaints complaints;

    AttributeReader(Account account, Complaints complaints) {
        this.account = account;
        this.complaints = complaints;
    }

    ObjectNode read(ResourceType type, ObjectNode body) {
        ObjectNode values = Json.object();
        for (Attribute attribute : type.attributes().values()) {
            if (body.has(attribute.name()) && attribute.writable()) {
                values.set(attribute.name(), value(attribute, body.get(attribute.name())));
            }
        }
        return values;
    }

    /** With those that only the vendor writes. */
    ObjectNode readAll(ResourceType type, ObjectNode body) {
        ObjectNode values = Json.object();
        for (Attribute attribute : type.attributes().values()) {
            if (body.has(attribute.name())) {
                values.set(attribute.name(), value(attribute, body.get(attribute.name())));
            }
        }
        return values;
    }

    void require(ResourceType type, ObjectNode record) {
        for (Attribute attribute : type.attributes().values()) {
            if (attribute.required() && Json.blank(record, attribute.name())) {
                complaints.add(attribute.name(), attribute.label() + " can't be blank");
            }
        }
    }

    private JsonNode value(Attribute attribute, JsonNode given) {
        if (given.isNull() || (given.isTextual() && given.textValue().isEmpty())) {
            return Json.object().nullNode();
        }
        return switch (attribute.kind()) {
            case STRING -> text(attribute, given);
            case INT -> integer(attribute, given);
            case BOOL -> Json.of(given.asText().matches("true|1"));
            case DATE -> date(attribute, given);
            case DECIMAL -> decimal(attribute, given);
            case OPTION -> option(attribute, given);
            case ID, NUMBERID -> id(attribute, given);
            case ANY -> given;
        };
    }

    private JsonNode text(Attribute attribute, JsonNode given) {
        int most = attribute.length();
        if (most > 0 && given.asText().length() > most) {
            complaints.add(attribute.name(), attribute.label() + " is too long (maximum is " + most + " characters)");
        }
        return Json.of(given.asText());
    }

    private JsonNode integer(Attribute attribute, JsonNode given) {
        if (!given.asText().matches("-?\\d{1,18}")) {
            complaints.add(attribute.name(), attribute.label() + " is not a number");
            return given;
        }
        return Json.of(Long.parseLong(given.asText()));
    }

    private JsonNode date(Attribute attribute, JsonNode given) {
        try {
            return Json.of(LocalDate.parse(given.asText()).toString());
        } catch (DateTimeException e) {
            complaints.add(attribute.name(), attribute.label() + " is not a valid date");
            return given;
        }
    }

    private JsonNode decimal(Attribute attribute, JsonNode given) {
        try {
            return Json.of(new BigDecimal(given.asText().replaceAll("[^0-9.-]", "")).toPlainString());
        } catch (NumberFormatException e) {
            complaints.add(attribute.name(), attribute.label() + " is not a number");
            return given;
        }
    }

    private JsonNode option(Attribute attribute, JsonNode given) {
        if (!attribute.options().contains(given.asText())) {
            complaints.add(attribute.name(), attribute.label() + " is not included in the list");
        }
        return Json.of(given.asText());
    }

    private JsonNode id(Attribute attribute, JsonNode given) {
        String target = attribute.target();
        if (target != null && account.find(target, given.asText()).isEmpty()) {
            complaints.add(attribute.name(), attribute.label() + " does not exist");
        }
        return Json.of(given.asText());
    }
}
