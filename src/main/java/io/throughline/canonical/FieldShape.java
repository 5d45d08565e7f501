package io.throughline.canonical;

import java.util.Set;

/**
 * What a canonical schema says of a field without a value. A schema of alternatives says nothing here.
 *
 * @param types the JSON types it may have ({@code string}, {@code object} …); empty if the schema does not say
 * @param words the only values it may have, as text; empty if any
 * @param required the names that an object must have here
 * @param names the names that an object knows here; {@code []} for the items of a list
 */
public record FieldShape(Set<String> types, Set<String> words, Set<String> required, Set<String> names) {

    /** Of what nothing is known. */
    public static final FieldShape UNKNOWN = new FieldShape(Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies the sets. */
    public FieldShape {
        types = Set.copyOf(types);
        words = Set.copyOf(words);
        required = Set.copyOf(required);
        names = Set.copyOf(names);
    }
}
