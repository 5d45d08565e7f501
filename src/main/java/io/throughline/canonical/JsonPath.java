package io.throughline.canonical;

import java.util.Arrays;
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
