package io.throughline.simulator.salesforce.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One field of an object.
 *
 * @param length the longest text, 0 where there is no limit
 * @param refersTo the object a reference points to, or null
 * @param relationship the name of the parent in a query path, such as {@code Account}, or null
 * @param marks {@code required}, {@code readonly}, {@code createonly}, {@code external}, {@code unique}, {@code restricted}, {@code removed}
 * @param label what people call it; stays when an administrator changes the name
 * @param values the active values of a picklist, each with its name in a fresh org; empty if they are not told
 */
public record Field(
        String name,
        FieldType type,
        int length,
        String refersTo,
        String relationship,
        Set<String> marks,
        String label,
        Map<String, String> values) {

    /** Keeps the order of the values. */
    public Field {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether an administrator deleted it. */
    public boolean removed() {
        return marks.contains("removed");
    }

    /** Whether only the values of the picklist are taken. */
    public boolean restricted() {
        return marks.contains("restricted");
    }

    /** Whether the org added it. */
    public boolean custom() {
        return name.endsWith("__c");
    }

    /** What a value of a fresh org is called now; the same if it was not renamed. */
    public String valueNow(String original) {
        return values.entrySet().stream()
                .filter(value -> value.getValue().equals(original))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(original);
    }

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
