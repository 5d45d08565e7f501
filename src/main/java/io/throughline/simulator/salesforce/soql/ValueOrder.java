package io.throughline.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.simulator.salesforce.schema.Field;
import io.throughline.simulator.salesforce.schema.FieldType;

/** How the values of a field order against one literal. */
interface ValueOrder {

    /** Negative, zero or positive, as the value is before, at or after the literal. */
    int compare(JsonNode value);

    static ValueOrder of(Field field, Literal literal) {
        FieldType type = field.type();
        if (literal instanceof Literal.Number number && type.number()) {
            return value -> value.decimalValue().compareTo(number.value());
        }
        if (literal instanceof Literal.Bool bool && type == FieldType.BOOLEAN) {
            return value -> Boolean.compare(value.booleanValue(), bool.value());
        }
        if (literal instanceof Literal.Datetime time && type == FieldType.DATETIME) {
            return value -> value.textValue().compareTo(time.value());
        }
        if (literal instanceof Literal.Date date && type == FieldType.DATE) {
            return value -> value.textValue().compareTo(date.value());
        }
        if (literal instanceof Literal.Text text) {
            return text(field, text.value());
        }
        throw wrongType(field);
    }

    private static ValueOrder text(Field field, String wanted) {
        if (field.type() == FieldType.ID || field.type() == FieldType.REFERENCE) {
            String id = Comparison.shortId(wanted);
            return value -> Comparison.shortId(value.textValue()).compareTo(id);
        }
        if (!field.type().words()) {
            throw wrongType(field);
        }
        String folded = Comparison.folded(wanted);
        return value -> Comparison.folded(value.asText()).compareTo(folded);
    }

    static SoqlException wrongType(Field field) {
        boolean quoted = field.type().words() || field.type() == FieldType.ID || field.type() == FieldType.REFERENCE;
        return new SoqlException(
                "INVALID_FIELD",
                "filter criteria are not valid: value of filter criterion for field '" + field.name()
                        + "' must be of type " + field.type().word() + " and should "
                        + (quoted ? "" : "not ") + "be enclosed in quotes");
    }
}
