package io.throughline.simulator.kantata;

import java.util.List;
import java.util.Set;

/**
 * One attribute of a resource.
 *
 * @param length the longest text, 0 for no limit
 * @param target the key of the resource that an id belongs to, or null
 * @param options the allowed words of an option
 * @param marks {@code required}, {@code readonly}, {@code writeonly}
 */
record Attribute(String name, Kind kind, int length, String target, List<String> options, Set<String> marks) {

    enum Kind {
        STRING,
        INT,
        BOOL,
        DATE,
        DECIMAL,
        OPTION,
        /** An id shown as text. */
        ID,
        /** An id shown as a number. */
        NUMBERID,
        ANY
    }

    boolean required() {
        return marks.contains("required");
    }

    boolean writable() {
        return !marks.contains("readonly");
    }

    boolean shown() {
        return !marks.contains("writeonly");
    }

    /** How messages call it: {@code due_date} is Due date. */
    String label() {
        String words = name.replaceAll("_id$", "").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
