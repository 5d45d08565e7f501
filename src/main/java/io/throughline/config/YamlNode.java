package io.throughline.config;

/** A part of a YAML document that knows where it stands. Immutable. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

    /** Where the part begins. */
    Position position();

    /** The dotted path from the top of the document, items of lists by index from 0; empty for the top. */
    String path();

    /** The same content as a plain JSON value ({@link io.throughline.canonical.Json}); a fresh, mutable copy. */
    Object plain();

    /** What kind of part this is, for messages: {@code a map}, {@code a list}, {@code text}, {@code a number} … */
    String kind();
}
