package io.throughline.simulator.netsuite;

import java.util.Map;
import java.util.Set;

/**
 * One property of a record or of a line.
 *
 * @param length the longest text, 0 for no limit
 * @param target the record types a reference may point to, separated by {@code |}
 * @param values id and name of each value of an enumeration
 * @param line the properties of a sublist's lines
 * @param marks {@code required}, {@code readonly}
 */
record Property(
        String name,
        Kind kind,
        int length,
        String target,
        Map<String, String> values,
        Map<String, Property> line,
        Set<String> marks) {

    enum Kind {
        STRING,
        BOOLEAN,
        NUMBER,
        DATE,
        DATETIME,
        REF,
        ENUM,
        LIST
    }

    boolean required() {
        return marks.contains("required");
    }

    boolean readOnly() {
        return marks.contains("readonly");
    }
}
