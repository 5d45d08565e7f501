package io.throughline.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain JSON values: {@code Map<String,Object>} in document order, {@code List<Object>}, {@code String}, {@code Integer}, {@code Long},
 * {@code BigDecimal}, {@code Boolean} and {@code null}; never {@code double}, so that no amount is ever approximated (D1). Values read are
 * mutable and belong to the caller. All methods may be called by several threads.
 */
public final class Json {

    /** The largest document that is read unless the caller says otherwise, in bytes or characters. */
    public static final int MAX_LENGTH = 1_000_000;

    private Json() {}

    /**
     * Reads one JSON document of at most {@link #MAX_LENGTH} characters.
     *
     * @throws JsonException if the text is malformed or beyond a limit of S-30
     */
    public static Object read(String text) {
        return new JsonReading(MAX_LENGTH).of(text);
    }

    /**
     * Reads one JSON document of at most {@link #MAX_LENGTH} bytes, in UTF-8 (UTF-16 and UTF-32 are recognised).
     *
     * @throws JsonException if the text is malformed or beyond a limit of S-30
     */
    public static Object read(byte[] bytes) {
        return read(bytes, MAX_LENGTH);
    }

    /**
     * Reads one JSON document of at most {@code maxLength} bytes; the other limits of S-30 stay.
     *
     * @throws JsonException if the text is malformed or beyond a limit
     */
    public static Object read(byte[] bytes, int maxLength) {
        return new JsonReading(maxLength).of(bytes);
    }

    /**
     * Reads parts of one JSON document of at most {@code maxLength} bytes; it is checked as a whole all the same.
     *
     * @throws JsonException if the text is malformed or beyond a limit
     */
    public static Object read(byte[] bytes, int maxLength, JsonParts wanted) {
        return new JsonReading(maxLength).of(bytes, wanted);
    }

    /**
     * Reads a document whose top is an object.
     *
     * @throws JsonException if it is malformed, beyond a limit, or no object
     */
    public static Map<String, Object> readObject(String text) {
        Object value = read(text);
        if (!isObject(value)) {
            throw new JsonException("CAN-1001", 1, 1, "an object was expected, not " + describe(value) + ".");
        }
        return asObject(value);
    }

    /**
     * Writes a plain value in its own order, without white space.
     *
     * @throws IllegalArgumentException if the value is not plain
     */
    public static String write(Object value) {
        return JsonWriting.text(value, false);
    }

    /**
     * Writes a plain value in its own order, without white space, in UTF-8.
     *
     * @throws IllegalArgumentException if the value is not plain
     */
    public static byte[] writeBytes(Object value) {
        return JsonWriting.bytes(value);
    }

    /** Writes a plain value in its own order, indented for people. */
    public static String pretty(Object value) {
        return JsonWriting.pretty(value);
    }

    /**
     * Writes a plain value so that equal content gives equal text: names sorted, no white space, numbers without trailing zeros ({@code 1},
     * {@code 1.0} and {@code 1.00} are one number).
     */
    public static String canonical(Object value) {
        return JsonWriting.text(value, true);
    }

    /** The SHA-256 of {@link #canonical}, 64 hexadecimal digits. */
    public static String hash(Object value) {
        try {
            byte[] bytes = canonical(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /**
     * The value at a dotted path such as {@code opportunity.account.name} or {@code lines.0.key}; {@code null} where anything on the way is
     * absent or null. An empty path is the value itself.
     */
    public static Object at(Object value, String path) {
        return JsonPath.of(path).in(value);
    }

    /** The text at a dotted path; {@code null} if absent. Numbers and booleans are given as they are written in JSON. */
    public static String textAt(Object value, String path) {
        Object found = at(value, path);
        if (found == null || found instanceof String) {
            return (String) found;
        }
        return write(found);
    }

    /** A deep copy: changing it does not change the value, and the other way round. */
    public static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, part) -> copy.put((String) name, copy(part)));
            return copy;
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(part -> copy.add(copy(part)));
            return copy;
        }
        return value;
    }

    /** Whether the value is a JSON object. */
    public static boolean isObject(Object value) {
        return value instanceof Map;
    }

    /** The value as a JSON object; the caller has made sure that it is one ({@link #isObject}). */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    /** The value as a JSON list; the caller has made sure that it is a {@code List}. */
    @SuppressWarnings("unchecked")
    public static List<Object> asList(Object value) {
        return (List<Object>) value;
    }

    /** What a value is, without what it says: for messages that must not quote data, such as {@code text of 12 characters} (G16). */
    public static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return text.isEmpty() ? "empty text" : "text of " + text.length() + " characters";
        }
        if (value instanceof Map<?, ?> map) {
            return "an object of " + map.size() + " fields";
        }
        if (value instanceof Collection<?> list) {
            return "a list of " + list.size() + " items";
        }
        return value instanceof Boolean
                ? "a boolean"
                : value instanceof Number ? "a number" : "a value of a foreign type";
    }
}
