package io.throughline.canonical;

import java.util.Set;

/**
 * A field of a canonical object, as its schema describes it.
 *
 * @param path dotted, {@code []} for the items of a list
 * @param shape the shared definition it is of, such as {@code money} or {@code date}, else its JSON type or the words it may be
 * @param required whether the object around it must have it
 * @param classes its classes, those of everything around it, and those within the shared definition it is of
 * @param description what it says, with unit and rule id; empty if the schema does not tell
 */
public record CanonicalField(
        String path, String shape, boolean required, Set<FieldClass> classes, String description) {}
