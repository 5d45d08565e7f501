package io.throughline.canonical;

/**
 * One way in which an object does not fit its schema.
 *
 * @param path the dotted path inside the object, empty for its top
 * @param message plain words that never quote the value
 */
public record SchemaViolation(String path, String message) {}
