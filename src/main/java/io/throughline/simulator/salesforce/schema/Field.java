package io.throughline.simulator.salesforce.schema;

import java.util.Set;

/**
 * One field of an object.
 *
 * @param length the longest text, 0 where there is no limit
 * @param refersTo the object a reference points to, or null
 * @param relationship the name of the parent in a query path, such as {@code Account}, or null
 * @param marks {@code required}, {@code readonly}, {@code createonly}, {@code external}, {@code unique}
 */
public record Field(String name, FieldType type, int length, String refersTo, String relationship, Set<String> marks) {

    /** Whether a create must give a value. */
    public boolean required() {
        return marks.contains("required");
    }

    /** Whether callers may set it when they create a record. */
    public boolean createable() {
        return !marks.contains("readonly");
    }

    /** Whether callers may change it. */
    public boolean updateable() {
        return createable() && !marks.contains("createonly");
    }

    /** Whether records can be found and upserted by it. */
    public boolean external() {
        return marks.contains("external");
    }

    /** Whether two records may not share a value. */
    public boolean unique() {
        return marks.contains("unique");
    }
}
