package io.throughline.model;

import io.throughline.canonical.JsonPath;
import io.throughline.config.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object as it may look, or one that must be refused.
 *
 * @param name says what it shows
 * @param value the plain object
 * @param refused the path that a violation must name; null if the object must fit
 * @param position where it stands
 */
record ModelExample(String name, Object value, String refused, Position position) {

    /** Whether a path leads somewhere in a plain value: through objects, and through items that are there; its last name may be missing in an object. */
    static boolean reaches(Object value, String path) {
        Object at = value;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length; i++) {
            Object next = JsonPath.of(names[i]).in(at);
            if (at instanceof List<?> && next == null || at != null && !(at instanceof Map) && !(at instanceof List)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    /** A changed copy of a plain value: a dotted path, with indexes for lists, gets another value. */
    static Object with(Object value, String path, Object replacement) {
        return changed(value, path.split("\\."), 0, replacement, false);
    }

    /** A copy of a plain value without what stands at a path. */
    static Object without(Object value, String path) {
        return changed(value, path.split("\\."), 0, null, true);
    }

    private static Object changed(Object value, String[] names, int depth, Object replacement, boolean remove) {
        boolean last = depth == names.length - 1;
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = Integer.parseInt(names[depth]);
            copy.set(index, last ? replacement : changed(list.get(index), names, depth + 1, replacement, remove));
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> copy.put(String.valueOf(name), part));
        }
        if (last && remove) {
            copy.remove(names[depth]);
        } else {
            copy.put(
                    names[depth],
                    last ? replacement : changed(copy.get(names[depth]), names, depth + 1, replacement, remove));
        }
        return copy;
    }
}
