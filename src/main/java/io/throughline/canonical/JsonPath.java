package io.throughline.canonical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dotted path into a plain value, cut once: {@code opportunity.account.name}, {@code lines.0.key}. Names that contain dots cannot be
 * reached. Immutable.
 */
public final class JsonPath {

    private static final JsonPath SELF = new JsonPath("", new String[0]);

    private final String text;
    private final String[] names;

    private JsonPath(String text, String[] names) {
        this.text = text;
        this.names = names;
    }

    /** Cuts a path; the empty path is the value itself. */
    public static JsonPath of(String path) {
        return path.isEmpty() ? SELF : new JsonPath(path, path.split("\\.", -1));
    }

    /** The value at this path; {@code null} where anything on the way is absent, null or no container. */
    public Object in(Object value) {
        Object at = value;
        for (String name : names) {
            if (at instanceof Map<?, ?> map) {
                at = map.get(name);
            } else if (at instanceof List<?> list) {
                at = item(list, name);
            } else {
                return null;
            }
        }
        return at;
    }

    /** Whether something, even null, stands at this path. */
    public boolean isIn(Object value) {
        if (names.length == 0) {
            return true;
        }
        String last = names[names.length - 1];
        Object parent = new JsonPath(text, Arrays.copyOf(names, names.length - 1)).in(value);
        return parent instanceof Map<?, ?> map ? map.containsKey(last) : in(value) != null;
    }

    /**
     * A copy of an object with another value at this path; objects on the way that are missing are made.
     *
     * @throws IllegalArgumentException if something on the way is neither an object nor absent
     */
    public Map<String, Object> with(Map<String, Object> value, Object replacement) {
        return with(value, 0, replacement);
    }

    private Map<String, Object> with(Map<?, ?> value, int depth, Object replacement) {
        Map<String, Object> copy = new LinkedHashMap<>();
        value.forEach((name, part) -> copy.put(String.valueOf(name), part));
        String name = names[depth];
        if (depth == names.length - 1) {
            copy.put(name, replacement);
            return copy;
        }
        Object part = copy.get(name);
        if (part != null && !(part instanceof Map)) {
            throw new IllegalArgumentException("CAN-3004 '%s' is no object on the way of %s.".formatted(name, text));
        }
        copy.put(name, with(part == null ? Map.of() : (Map<?, ?>) part, depth + 1, replacement));
        return copy;
    }

    private static Object item(List<?> list, String name) {
        int index = index(name);
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    private static int index(String name) {
        if (name.isEmpty() || name.length() > 9 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The path as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
