package io.throughline.simulator.dynamics365;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * A part of a {@code $filter} with the type that it has for every record.
 *
 * @param type such as {@code Edm.String}, the name of an enum, or {@code null}
 * @param value text, number, instant or boolean; null for the literal null
 */
record Operand(String type, Function<ObjectNode, Object> value) {

    static final String BOOLEAN = "Edm.Boolean";
    static final String NULL = "null";

    /** A property without a time of day: it is compared by its day. */
    static final String DAY = "day";

    private static final String DATE_TIME = "Edm.DateTimeOffset";

    boolean isBoolean() {
        return type.equals(BOOLEAN);
    }

    /** The type that decides what it may be compared with. */
    String comparedAs() {
        return type.equals(DAY) ? DATE_TIME : type;
    }

    /** The same with instants cut to their day. */
    Operand byDay() {
        return new Operand(
                DATE_TIME,
                record -> value.apply(record) instanceof Instant instant ? instant.truncatedTo(ChronoUnit.DAYS) : null);
    }

    boolean test(ObjectNode record) {
        return Boolean.TRUE.equals(value.apply(record));
    }
}
