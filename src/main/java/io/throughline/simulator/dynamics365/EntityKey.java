package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.simulator.engine.Json;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key predicate of an address: {@code dataAreaId='us01',CustomerAccount='C-1'}. All parts of the key must be there. */
final class EntityKey {

    private static final String VALUE = "('(?:[^']|'')*'|[^',]+)";
    private static final Pattern PAIR =
            Pattern.compile("\\s*(?:([A-Za-z_][A-Za-z0-9_]*)\\s*=)?\\s*" + VALUE + "\\s*(,|$)");

    private EntityKey() {}

    /** The key values, typed; or the vendor's complaint. */
    static ObjectNode parse(EntitySet set, String predicate) {
        ObjectNode values = Json.object();
        Matcher pair = PAIR.matcher(predicate);
        int end = 0;
        while (end < predicate.length() && pair.find(end) && pair.start() == end) {
            put(set, values, pair.group(1), pair.group(2).strip());
            end = pair.end();
        }
        if (end < predicate.length() || values.size() != set.keys().size()) {
            throw Problems.badRequest(
                    "The number of keys specified in the URI does not match number of key properties for the resource '"
                            + set.qualifiedType() + "'.");
        }
        return values;
    }

    private static void put(EntitySet set, ObjectNode values, String name, String literal) {
        Property key = name == null && set.keys().size() == 1
                ? set.keys().get(0)
                : set.keys().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problems.badRequest(
                                "Syntax error: '" + name + "' is no key of '" + set.qualifiedType() + "'."));
        switch (key.kind()) {
            case REAL, INT, LONG -> values.put(key.name(), number(literal));
            case DATE, DATETIME -> values.put(key.name(), literal);
            default -> {
                if (!literal.startsWith("'")) {
                    throw Problems.badRequest("Syntax error at position 0 in '" + literal + "'.");
                }
                values.put(
                        key.name(), literal.substring(1, literal.length() - 1).replace("''", "'"));
            }
        }
    }

    private static BigDecimal number(String literal) {
        try {
            return new BigDecimal(literal);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("Syntax error at position 0 in '" + literal + "'.");
        }
    }

    /** The address of a record below {@code /data}. */
    static String address(EntitySet set, ObjectNode record) {
        StringBuilder address = new StringBuilder(set.name()).append('(');
        for (Property key : set.keys()) {
            String value = record.path(key.name()).asText();
            boolean quoted = key.kind() == Property.Kind.STRING || key.kind() == Property.Kind.ENUM;
            address.append(address.charAt(address.length() - 1) == '(' ? "" : ",")
                    .append(key.name())
                    .append('=');
            address.append(quoted ? "'" + value.replace("'", "''") + "'" : value);
        }
        return address.append(')').toString();
    }
}
