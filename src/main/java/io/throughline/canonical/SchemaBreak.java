package io.throughline.canonical;

/**
 * One way in which a schema refuses, or no longer promises, what its earlier text did.
 *
 * @param schema name of the schema, as it was given
 * @param path the field, dotted, {@code []} for the items of a list; for a shared definition its name first; empty for the top
 * @param says what changed, in a sentence without values
 */
public record SchemaBreak(String schema, String path, String says) {}
