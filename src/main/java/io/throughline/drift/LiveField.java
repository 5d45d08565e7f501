package io.throughline.drift;

import java.util.List;

/**
 * A field as the vendor's system describes it now.
 *
 * @param name its path within the object, such as {@code StageName} or {@code item.items[].rate}
 * @param type the vendor's own word for the type
 * @param json what values are in JSON: {@code string}, {@code number}, {@code integer}, {@code boolean}, {@code object} or {@code array}
 * @param picklist the values that it may have; empty if it is no picklist or they cannot be seen
 * @param maxLength the longest text; null if there is no limit or none is told
 * @param required whether a record cannot be made without it, as far as the vendor tells
 * @param writable whether callers may set it
 * @param custom whether the account added it itself
 * @param label what people call it; empty if the vendor does not tell
 * @param refersTo the object behind a relationship; empty if it is none
 */
public record LiveField(
        String name,
        String type,
        String json,
        List<String> picklist,
        Integer maxLength,
        boolean required,
        boolean writable,
        boolean custom,
        String label,
        String refersTo) {

    /** Copies the values. */
    public LiveField {
        picklist = List.copyOf(picklist);
    }
}
