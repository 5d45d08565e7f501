package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Values as they come in, as they are kept and as they are compared. There is no null: empty is {@code ""}, zero, 1900-01-01 or the first enum value. */
final class EntityValues {

    static final String NO_DATE = "1900-01-01T00:00:00Z";
    private static final int NOON = 12;

    private final EntityModel model;

    EntityValues(EntityModel model) {
        this.model = model;
    }

    /** The values of a body, checked and typed; annotations are left out. */
    ObjectNode read(EntitySet set, ObjectNode body) {
        ObjectNode values = Json.object();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!entry.getKey().contains("@")) {
                Property property = set.property(entry.getKey())
                        .orElseThrow(() -> Problems.badRequest(
                                "The property '" + entry.getKey() + "' does not exist on type '" + set.qualifiedType()
                                        + "'. Make sure to only use property names that are defined by the type."));
                values.set(property.name(), value(set, property, entry.getValue()));
            }
        }
        return values;
    }

    private JsonNode value(EntitySet set, Property property, JsonNode given) {
        if (given.isNull()) {
            return empty(property);
        }
        return switch (property.kind()) {
            case STRING -> text(set, property, given);
            case REAL -> Json.of(number(property, given));
            case INT, LONG -> Json.of(number(property, given).longValue());
            case DATE, DATETIME -> Json.of(date(property, given));
            case ENUM -> {
                List<String> known = model.enums().get(property.enumeration());
                if (!known.contains(given.asText())) {
                    throw unconvertible(property, given);
                }
                yield Json.of(given.asText());
            }
        };
    }

    private static JsonNode text(EntitySet set, Property property, JsonNode given) {
        if (!given.isTextual()) {
            throw unconvertible(property, given);
        }
        String text = given.textValue();
        if (text.length() > property.length()) {
            throw Problems.validation(
                    set,
                    "The length of field '" + property.label() + "' must not exceed " + property.length()
                            + " characters.");
        }
        return Json.of(property.name().equals(EntitySet.COMPANY) ? text.toLowerCase(java.util.Locale.ROOT) : text);
    }

    private static BigDecimal number(Property property, JsonNode given) {
        if (!given.isNumber()) {
            throw unconvertible(property, given);
        }
        return given.decimalValue();
    }

    private static String date(Property property, JsonNode given) {
        try {
            Instant instant = OffsetDateTime.parse(given.asText()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            return property.kind() == Property.Kind.DATETIME ? instant.toString() : noon(instant);
        } catch (DateTimeException e) {
            throw unconvertible(property, given);
        }
    }

    private static String noon(Instant instant) {
        LocalDate day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        return day.getYear() == 1900
                ? NO_DATE
                : day.atTime(NOON, 0).toInstant(ZoneOffset.UTC).toString();
    }

    private static RuntimeException unconvertible(Property property, JsonNode given) {
        return Problems.badRequest("Cannot convert the literal '" + given.asText() + "' to the expected type '"
                + property.edmType() + "'.");
    }

    /** What a property holds when nobody set it. */
    JsonNode empty(Property property) {
        return switch (property.kind()) {
            case STRING -> Json.of("");
            case REAL -> Json.of(BigDecimal.ZERO);
            case INT, LONG -> Json.of(0);
            case DATE, DATETIME -> Json.of(NO_DATE);
            case ENUM -> Json.of(model.enums().get(property.enumeration()).get(0));
        };
    }

    /** A kept value as filters and orders compare it. */
    static Object comparable(Property property, JsonNode value) {
        return switch (property.kind()) {
            case STRING, ENUM -> value.asText();
            case REAL, INT, LONG -> value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
            case DATE -> instant(value.asText(NO_DATE)).truncatedTo(ChronoUnit.DAYS);
            case DATETIME -> instant(value.asText(NO_DATE));
        };
    }

    /** A date or date-time literal; a date is its midnight in UTC. */
    static Instant instant(String literal) {
        try {
            return literal.length() == 10
                    ? LocalDate.parse(literal).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(literal).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest("The literal '" + literal + "' is no date.");
        }
    }
}
