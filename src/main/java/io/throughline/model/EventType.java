package io.throughline.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of an event: a business fact in the past tense and the version of its data, {@code opportunity.won.v1}.
 *
 * @param fact such as {@code opportunity.won}
 * @param version from 1
 */
public record EventType(String fact, int version) {

    /** What stands before a type wherever an event leaves the house. */
    public static final String PREFIX = "io.throughline.";

    private static final Pattern TYPE = Pattern.compile("([a-z][a-z-]*(?:\\.[a-z][a-z-]*)+)\\.v([1-9][0-9]{0,3})");

    /** Reads a type; empty if the text is none. */
    public static Optional<EventType> of(String text) {
        Matcher type = TYPE.matcher(text == null ? "" : text);
        return type.matches()
                ? Optional.of(new EventType(type.group(1), Integer.parseInt(type.group(2))))
                : Optional.empty();
    }

    /** A type as it is inside, without the prefix of the world outside. */
    public static String inside(String type) {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    /** The same fact one version later. */
    EventType next() {
        return new EventType(fact, version + 1);
    }

    /** Dotted, version last. */
    @Override
    public String toString() {
        return fact + ".v" + version;
    }
}
